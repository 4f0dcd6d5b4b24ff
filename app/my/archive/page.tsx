import type { Metadata } from "next";
import { ArchiveFacts } from "#components/archives/archive-facts";
import { MemberBar, MemberPage } from "#components/layout/member";
import { Note } from "#components/ui/states";
import { getOwnArchive } from "#lib/archives/page/queries";
import { orNotFound, requireMember } from "#lib/auth/guard";
import type { ArchiveState } from "#generated/enums";

export const metadata: Metadata = { title: "我的团员电子档案" };

/** What comes next, and who does it. */
const NEXT: Readonly<Record<ArchiveState, string>> = {
  NOT_REQUIRED: "2020年以前入团的不需要上传入团志愿书。",
  NOT_UPLOADED: "还没有上传。请把入团志愿书交给支部管理员扫描上传，经上级团委审核后认证。",
  PENDING: "已经上传，等上级团委审核。",
  REJECTED: "没有通过审核。支部管理员会看到理由，改好后替换。",
  APPROVED: "已经认证。编号应与志愿书首页一致，不一致请在个人资料里更正或告诉支部管理员。",
  REPLACE_PENDING: "已经认证。正在替换文件，审批之前用原来的文件。",
};

export default async function OwnArchivePage() {
  const { actor, self } = await requireMember();
  const page = orNotFound(await getOwnArchive(self));
  const hidden = actor.assurance < 2;
  return (
    <>
      <MemberBar back="/my/me" />
      <MemberPage>
        <h1 className="mb-4 border-line-strong border-b pb-3 font-semibold text-display">我的团员电子档案</h1>
        <Note className="mb-4">{NEXT[page.state]}</Note>
        {hidden && <Note className="mb-4">账号还没有经支部确认，暂时看不到文件。</Note>}
        <ArchiveFacts page={hidden ? { ...page, versions: [] } : page} address="/api/my/archive" />
      </MemberPage>
    </>
  );
}
