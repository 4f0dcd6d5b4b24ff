import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { Cell, MemberBar, MemberPage } from "#components/layout/member";
import { Amount, Cells, OrgName } from "#components/ui/bits";
import { Empty } from "#components/ui/states";
import { requireCadre } from "#lib/auth/guard";
import { listBranchMates } from "#lib/members/queries";
import { POST_LABELS } from "#lib/organizations/labels";
import { isBranchLike } from "#lib/organizations/rules";

export const metadata: Metadata = { title: "支部团员" };

/** For cadres of a branch: its members by name. */
export default async function MatesPage() {
  const { organization, scope } = await requireCadre("members:V");
  const mates = isBranchLike(organization.category) ? await listBranchMates(scope) : notFound();
  return (
    <>
      <MemberBar back="/my/organization" />
      <MemberPage>
        <h1 className="font-semibold text-display">
          <Amount n={mates.length} unit="名团员" />
        </h1>
        <p className="mb-4 text-ink-3 text-small">
          <OrgName>{organization.shortName}</OrgName>
        </p>
        {mates.length === 0 ? (
          <Empty title="这个支部还没有团员">录入之后会出现在这里。</Empty>
        ) : (
          <Cells>
            {mates.map(({ personId, name, post }) => (
              <Cell key={personId} title={name} value={post ? POST_LABELS[post] : undefined} />
            ))}
          </Cells>
        )}
      </MemberPage>
    </>
  );
}
