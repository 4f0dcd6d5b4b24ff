import type { Metadata } from "next";
import { OrganizationHome } from "#components/organizations/organization-home";
import { MemberPage } from "#components/layout/member";
import { Empty } from "#components/ui/states";
import { contextChoices } from "#lib/auth/contexts";
import { requireMember } from "#lib/auth/guard";
import { mayUse } from "#lib/auth/permissions";
import { getOwnOrganization } from "#lib/members/branch/queries";
import { isBranchLike } from "#lib/organizations/rules";
import { getOwnRecord } from "#lib/members/queries";

export const metadata: Metadata = { title: "我的组织" };

export default async function OrganizationPage() {
  const { actor, self, presence } = await requireMember();
  const organization = await getOwnOrganization(self, actor.organizationId);
  const record = await getOwnRecord(self);
  const { current, choices } = contextChoices(presence, actor);
  if (!organization || !current) {
    return (
      <MemberPage className="pt-8">
        <h1 className="font-semibold text-display">我的组织</h1>
        <Empty title="你现在不在任何团组织里">
          <p>关系转接办好之后，新的支部会出现在这里。有疑问请联系原来的支部书记。</p>
        </Empty>
      </MemberPage>
    );
  }
  const mayList = mayUse(actor, "members:V").yes && actor.role !== "MEMBER" && isBranchLike(organization.category);
  return (
    <OrganizationHome
      organization={organization}
      joined={record?.draft.joinLeagueDate?.day ?? null}
      current={current}
      choices={choices}
      mayList={mayList}
    />
  );
}
