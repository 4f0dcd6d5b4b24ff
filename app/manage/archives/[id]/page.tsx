import type { Metadata } from "next";
import { ArchiveFacts } from "#components/archives/archive-facts";
import { ArchiveNotes } from "#components/archives/archive-notes";
import { ArchiveUpload } from "#components/archives/archive-upload";
import { PageHead, Work } from "#components/layout/page-head";
import { Note } from "#components/ui/states";
import { getArchive } from "#lib/archives/page/queries";
import { orNotFound, requireManager } from "#lib/auth/guard";
import { isCertified } from "#lib/counters/rules";

export const metadata: Metadata = { title: "团员电子档案" };

export default async function ArchivePage({ params }: { params: Promise<{ id: string }> }) {
  const { actor } = await requireManager("archive:V");
  const { rights, ...page } = orNotFound(await getArchive(actor, (await params).id));
  const { personId, name, admitted, paperFiled, numberUnused, state } = page;
  const noted = { admitted, filed: paperFiled, unused: numberUnused };
  return (
    <Work>
      <PageHead
        crumbs={[{ label: "团员管理" }, { label: "电子数据库", href: "/manage/archives" }, { label: name }]}
        title={`${name}的入团志愿书`}
      />
      <div className="max-w-3xl">
        <ArchiveFacts page={page} address="/api/archives" />
        {rights.upload && <ArchiveUpload personId={personId} name={name} move={rights.upload} again={state === "REJECTED"} />}
        {!rights.upload && rights.because && <Note className="mt-5">{rights.because}</Note>}
        {rights.notes && <ArchiveNotes key={Object.values(noted).join()} personId={personId} {...noted} certified={isCertified(state)} />}
      </div>
    </Work>
  );
}
