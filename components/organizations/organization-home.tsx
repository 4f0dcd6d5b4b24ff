// 我的组织：在哪里、隶属谁、找谁（ORG-30）。
import { ArrowRightLeft, Users } from "lucide-react";
import { Cell, MemberPage } from "#components/layout/member";
import { OrgSwitcher, type OrgChoice } from "#components/layout/org-switcher";
import { Amount, Cells, OrgName, SectionTitle } from "#components/ui/bits";
import { showMonth } from "#lib/dates";
import type { Contact, OwnOrganization } from "#lib/members/branch/queries";
import { CATEGORY_LABELS, POST_LABELS } from "#lib/organizations/labels";
import { isBranchLike } from "#lib/organizations/rules";

type Props = { organization: OwnOrganization; joined: string | null; current: OrgChoice; choices: readonly OrgChoice[]; mayList: boolean };

/** 你于2021年9月加入，2017年起是团员 */
function sinceWords({ since, category }: OwnOrganization, joined: string | null): string {
  const here = since && isBranchLike(category) ? `你于${showMonth(since.slice(0, 7))}加入` : CATEGORY_LABELS[category];
  return joined ? `${here}，${joined.slice(0, 4)}年起是团员` : here;
}

function Path({ organization }: { organization: OwnOrganization }) {
  const { above, members, category } = organization;
  return (
    <ol aria-label="组织隶属关系" className="org-path mt-5 text-ink-3 text-small">
      {above.map(({ id, shortName }) => (
        <li key={id}>
          <OrgName>{shortName}</OrgName>
        </li>
      ))}
      <li data-here className="flex flex-wrap justify-between gap-x-3 text-ink">
        <b>{isBranchLike(category) ? "本支部" : "本组织"}</b>
        <span className="text-ink-3">
          <Amount n={members} unit="名团员" />
        </span>
      </li>
    </ol>
  );
}

const wordsOf = ({ post, isAdmin }: Contact): string => [post && POST_LABELS[post], isAdmin && "管理员"].filter(Boolean).join("，");

function Contacts({ contacts }: { contacts: readonly Contact[] }) {
  if (contacts.length === 0) return <p className="border-line border-t pt-3 text-ink-2">还没有书记和管理员，有事请找上级组织。</p>;
  return (
    <Cells>
      {contacts.map((contact) => (
        <Cell
          key={contact.personId}
          icon={
            <span className="grid size-10 place-items-center rounded-full bg-sunken font-semibold text-ink">{[...contact.name][0]}</span>
          }
          title={contact.name}
          note={wordsOf(contact)}
          value={contact.mobile ?? "手机未填"}
        />
      ))}
    </Cells>
  );
}

export function OrganizationHome({ organization, joined, current, choices, mayList }: Props) {
  return (
    <MemberPage className="pt-6">
      <h1 className="text-balance font-semibold text-display">
        <OrgName>{organization.shortName}</OrgName>
      </h1>
      <p className="mt-1.5 text-ink-3 text-small">{sinceWords(organization, joined)}</p>
      {choices.length > 1 && (
        <p className="mt-1 text-small">
          <OrgSwitcher current={current} choices={choices} className="u inline-flex min-h-[var(--touch)] items-center gap-1" />
        </p>
      )}
      <Path organization={organization} />
      <SectionTitle>找谁</SectionTitle>
      <Contacts contacts={organization.contacts} />
      <SectionTitle>组织信息</SectionTitle>
      <Cells>
        <Cell title="全称" note={<OrgName>{organization.fullName}</OrgName>} />
        {isBranchLike(organization.category) && organization.since && (
          <Cell href="/my/transfers" icon={<ArrowRightLeft aria-hidden />} title="转到别的支部" note="升学、就业、搬家，组织关系跟着走" />
        )}
        <Cell title="类别" value={CATEGORY_LABELS[organization.category]} />
        {mayList && (
          <Cell
            href="/my/organization/members"
            icon={<Users aria-hidden />}
            title="支部团员"
            value={<Amount n={organization.members} unit="人" />}
          />
        )}
      </Cells>
    </MemberPage>
  );
}
