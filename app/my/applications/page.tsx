import type { Metadata } from "next";
import { OwnPapers } from "#components/inbox/own-papers";
import { MemberBar, MemberPage } from "#components/layout/member";
import { requireMember } from "#lib/auth/guard";
import { listOwnPapers } from "#lib/inbox/own/queries";

export const metadata: Metadata = { title: "我的申请" };

export default async function ApplicationsPage() {
  const { self } = await requireMember();
  return (
    <>
      <MemberBar back="/my/me" title="我的申请" />
      <MemberPage>
        <h1 className="sr-only">我的申请</h1>
        <OwnPapers papers={await listOwnPapers(self)} />
      </MemberPage>
    </>
  );
}
