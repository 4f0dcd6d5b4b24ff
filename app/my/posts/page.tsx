import type { Metadata } from "next";
import { OwnPost } from "#components/cadres/own-posts";
import { MemberBar, MemberPage } from "#components/layout/member";
import { Cells } from "#components/ui/bits";
import { Empty } from "#components/ui/states";
import { requireMember } from "#lib/auth/guard";
import { listOwnUnconfirmed } from "#lib/cadres/checks/queries";
import { postsOf } from "#lib/organizations/rules";

export const metadata: Metadata = { title: "确认职务" };

export default async function OwnPostsPage() {
  const { self } = await requireMember();
  const found = await listOwnUnconfirmed(self);
  const shown = found.map((own) => ({
    ...own,
    posts: postsOf(own).filter((p) => p === own.post || !p.endsWith("SECRETARY") || p === "DEPUTY_SECRETARY"),
  }));
  return (
    <>
      <MemberBar back="/my" />
      <MemberPage>
        <h1 className="mb-3 font-semibold text-display">确认职务</h1>
        {shown.length === 0 ? (
          <Empty title="没有要确认的职务">职务有变动，请找本组织或上级的管理员。</Empty>
        ) : (
          <Cells>
            {shown.map((own) => (
              <OwnPost key={own.organizationId} own={own} />
            ))}
          </Cells>
        )}
      </MemberPage>
    </>
  );
}
