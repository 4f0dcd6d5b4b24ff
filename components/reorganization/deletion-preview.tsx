// 删除之前的后果：一条一条，先做什么、会怎样，都写明。
import type { ReactNode } from "react";
import { Cells, OrgName, TextLink } from "#components/ui/bits";
import { Status, type StatusKind } from "#components/ui/status";
import type { DeletionPreview, Officer, PaperFate } from "#lib/reorganization/deletion/queries";
import { isBranchLike } from "#lib/organizations/rules";

type Props = { preview: DeletionPreview };

/** One consequence: what it is about at the left, what happens at the right. */
function Line({ kind, title, children }: { kind: StatusKind; title: string; children: ReactNode }) {
  return (
    <li className="grid gap-x-6 gap-y-1 py-3.5 desk:grid-cols-[9rem_minmax(0,1fr)]">
      <h2 className="font-normal text-small">
        <Status kind={kind}>{title}</Status>
      </h2>
      <div className="min-w-0 text-[0.9375rem]">{children}</div>
    </li>
  );
}

function Children({ preview: { children } }: Props) {
  if (children.n === 0)
    return (
      <Line kind="ok" title="下级组织">
        没有下级。
      </Line>
    );
  return (
    <Line kind="bad" title="下级组织">
      <p>{`还有 ${children.n}\u00a0个下级，要由它自己先删完：`}</p>
      <ul className="mt-1 flex flex-wrap gap-x-5 gap-y-1">
        {children.some.map(({ id, shortName }) => (
          <li key={id}>
            <TextLink href={`/manage/organizations/${id}`}>{shortName}</TextLink>
          </li>
        ))}
        {children.n > children.some.length && <li className="text-ink-3">{`等 ${children.n}\u00a0个`}</li>}
      </ul>
    </Line>
  );
}

function Members({ preview: { members, holding, verdict } }: Props) {
  if (members.n === 0)
    return (
      <Line kind="ok" title="团员">
        没有团员。
      </Line>
    );
  const names = `${members.some.join("、")}${members.n > members.some.length ? ` 等 ${members.n}\u00a0人` : ""}`;
  return (
    <Line kind={verdict.yes ? "warn" : "bad"} title="团员">
      {verdict.yes && holding ? (
        <p>
          <b>{`${members.n}\u00a0名团员`}</b>进入<b>{holding.name}</b>
          {holding.exists ? "。" : "（现在建立）。"}之后由上级转出，或者本人申请转走。
        </p>
      ) : (
        <p>{`还有 ${members.n}\u00a0名团员。`}</p>
      )}
      <p className="mt-1 text-ink-3 text-mini">{names}</p>
    </Line>
  );
}

const rolesOf = ({ posts, administers }: Officer): string => [...posts, ...(administers ? ["管理员"] : [])].join("、");

function Officers({ preview: { officers, organization } }: Props) {
  const { id, category } = organization;
  if (officers.length === 0)
    return (
      <Line kind="ok" title="职务与管理员">
        没有团干部和管理员。
      </Line>
    );
  const ends = isBranchLike(category);
  return (
    <Line kind={ends ? "warn" : "bad"} title="职务与管理员">
      <p>{ends ? `${officers.length}\u00a0人的职务、管理员权限随之结束：` : "要先办完这两步："}</p>
      {!ends && (
        <p className="mt-1 flex flex-wrap gap-x-5">
          <TextLink href={`/manage/administrators?at=${id}`}>一、撤销管理员</TextLink>
          <TextLink href={`/manage/cadres?at=${id}`}>二、团干部离任</TextLink>
        </p>
      )}
      <ul className="mt-1 flex flex-wrap gap-x-5 gap-y-1 text-small">
        {officers.map((officer) => (
          <li key={officer.personId}>
            {officer.name} <span className="text-ink-3">{rolesOf(officer)}</span>
            {ends && officer.closes && <span className="text-ink-3">，没有别的身份，账号注销</span>}
          </li>
        ))}
      </ul>
    </Line>
  );
}

const KINDS: Record<PaperFate["fate"], StatusKind> = { cancelled: "off", refused: "off", "goes-on": "other" };

function Papers({ preview: { papers } }: Props) {
  if (papers.length === 0)
    return (
      <Line kind="ok" title="在途的事项">
        没有等着决定的事项。
      </Line>
    );
  return (
    <Line kind="warn" title="在途的事项">
      <ul className="grid gap-1">
        {papers.map(({ label, n, fate, says }) => (
          <li key={label}>
            <Status kind={KINDS[fate]}>{`${label} ${n}\u00a0件：${says}`}</Status>
          </li>
        ))}
      </ul>
    </Line>
  );
}

const Codes = ({ preview: { codes } }: Props) =>
  codes === 0 ? (
    <Line kind="ok" title="各种码">
      没有有效的码。
    </Line>
  ) : (
    <Line kind="warn" title="各种码">{`${codes}\u00a0个有效的码立即作废。`}</Line>
  );

export function Consequences({ preview }: Props) {
  return (
    <Cells className="max-w-3xl">
      <Children preview={preview} />
      <Members preview={preview} />
      <Officers preview={preview} />
      <Papers preview={preview} />
      <Codes preview={preview} />
    </Cells>
  );
}

/** What stands in the way, in the catalogue's words; nothing when it may be deleted. */
export function Hindrance({ preview: { verdict, organization } }: Props) {
  if (verdict.yes) return null;
  return (
    <p className="mt-4 max-w-3xl" role="status">
      <Status kind="bad">
        <OrgName>{organization.shortName}</OrgName>现在不能删除：{verdict.because}
      </Status>
    </p>
  );
}
