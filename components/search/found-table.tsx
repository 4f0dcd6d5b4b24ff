"use client";
// 找到的人：姓名、手机、职务、所在团组织，以及一按就能做的事（NAV-09）。
import Link from "next/link";
import { ResetKey } from "#components/accounts/reset-key";
import { OrgName } from "#components/ui/bits";
import { IconLink } from "#components/ui/button";
import { Glyph } from "#components/ui/glyph";
import { Status } from "#components/ui/status";
import { Checkbox } from "#components/ui/switch";
import { POST_LABELS } from "#lib/organizations/labels";
import type { FoundPerson } from "#lib/search/queries";

/** Who is chosen, by id; without it the list has no boxes. */
export type Choice = { chosen: ReadonlySet<string>; onChoose: (personId: string, on: boolean) => void };

function Operations({ person: { personId, name, activated, mayIssueCode, mayEdit, mayTransfer } }: { person: FoundPerson }) {
  return (
    <td>
      <span>
        <span className="max-desk:hidden">
          <IconLink href={`/manage/members/${personId}`} prefetch={false} label={`查看${name}`}>
            <Glyph name="eye" />
          </IconLink>
        </span>
        {mayEdit && (
          <IconLink href={`/manage/members/${personId}/edit`} prefetch={false} label={`编辑${name}`}>
            <Glyph name="pencil" />
          </IconLink>
        )}
        {mayTransfer && (
          <IconLink href={`/manage/transfers/out?person=${personId}`} prefetch={false} label={`转接${name}`}>
            <Glyph name="transfer" />
          </IconLink>
        )}
        {mayIssueCode && <ResetKey personId={personId} name={name} activated={activated} />}
      </span>
    </td>
  );
}

function FoundRow({ person, choice }: { person: FoundPerson; choice?: Choice | undefined }) {
  const { personId, name, post, placeName, mobileMasked, activated } = person;
  return (
    <tr data-row={personId} data-selected={choice?.chosen.has(personId) || undefined}>
      <td>
        {choice && (
          <Checkbox
            label={`选中${name}，${placeName}`}
            checked={choice.chosen.has(personId)}
            onChange={(on) => choice.onChoose(personId, on)}
          />
        )}
      </td>
      <td data-col="name">
        <Link href={`/manage/members/${personId}`} prefetch={false}>
          {name}
        </Link>
        {post && <span className="ml-2 text-ink-3 desk:hidden">{POST_LABELS[post]}</span>}
      </td>
      <td data-col="mobileMasked">{mobileMasked ?? <span className="text-ink-3">–</span>}</td>
      <td data-col="post">{post ? POST_LABELS[post] : <span className="text-ink-3">–</span>}</td>
      <td data-col="branchName">
        <OrgName>{placeName}</OrgName>
      </td>
      <td data-col="activated">{activated ? <Status kind="ok">已激活</Status> : <Status kind="other">待激活</Status>}</td>
      <Operations person={person} />
    </tr>
  );
}

export function FoundTable({ people, choice }: { people: readonly FoundPerson[]; choice?: Choice }) {
  return (
    <table className="roster">
      <thead>
        <tr>
          <th className="w-8">
            <span className="sr-only">选中</span>
          </th>
          <th>姓名</th>
          <th>手机号码</th>
          <th>职务</th>
          <th>所在团组织</th>
          <th>账号</th>
          <th className="text-right!">操作</th>
        </tr>
      </thead>
      <tbody>
        {people.map((person) => (
          <FoundRow key={person.personId} person={person} choice={choice} />
        ))}
      </tbody>
    </table>
  );
}
