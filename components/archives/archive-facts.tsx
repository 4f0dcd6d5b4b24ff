// 一个人的档案：到哪一步，期限，每一份文件的经过。
import { PdfView } from "#components/archives/pdf-view";
import { Facts } from "#components/layout/member";
import { ARCHIVE_KINDS } from "#components/members/home";
import { OrgName, SectionTitle } from "#components/ui/bits";
import { Status } from "#components/ui/status";
import { VERSION_LABELS } from "#lib/archives/labels";
import type { ArchivePage, VersionRow } from "#lib/archives/page/queries";
import { showDay, showFullMoment } from "#lib/dates";
import { ARCHIVE_LABELS } from "#lib/members/labels";

function Step({ version, address }: { version: VersionRow; address: string }) {
  return (
    <li data-open={version.state === "PENDING" || undefined}>
      <p>
        <b>{version.uploader}</b> {version.replacement ? "提交替换" : "上传"}，{version.pages > 0 ? `${version.pages}页，` : ""}
        {VERSION_LABELS[version.state]}
      </p>
      <p className="text-ink-3 text-mini">
        <OrgName>{version.organization}</OrgName>，{showFullMoment(version.uploadedAt)}
        {version.decidedAt && `，${showFullMoment(version.decidedAt)}办结`}
      </p>
      {version.reason && <p className="text-ink-2 text-small">{version.reason}</p>}
      <p className="text-small">
        <a href={`${address}/${version.id}`} download className="u inline-flex min-h-[var(--touch)] items-center desk:min-h-0">
          下载这一份
        </a>
      </p>
    </li>
  );
}

/** The file that counts now, or the one that waits when there is none. */
const shownOf = (versions: readonly VersionRow[]): VersionRow | undefined =>
  versions.find((v) => v.state === "CURRENT") ?? versions.find((v) => v.state === "PENDING") ?? versions[0];

type Props = { page: ArchivePage; address: string };

export function ArchiveFacts({ page, address }: Props) {
  const { state, joined, number, idNumber, deadline, overdue, versions } = page;
  const shown = shownOf(versions);
  const refused = state === "REJECTED" ? versions.find((v) => v.state === "REFUSED") : undefined;
  const facts = [
    { label: "团员身份认证", value: <Status kind={ARCHIVE_KINDS[state]}>{ARCHIVE_LABELS[state]}</Status> },
    ...(refused?.reason ? [{ label: "退回理由", value: refused.reason }] : []),
    { label: "入团时间", value: joined ? showDay(joined) : "未填" },
    { label: "发展团员编号", value: <span className="code">{number ?? "未填"}</span> },
    { label: "身份证号码", value: <span className="code">{idNumber}</span> },
    ...(deadline && (state === "NOT_UPLOADED" || state === "REJECTED")
      ? [{ label: "上传期限", value: overdue ? <Status kind="bad">{`${showDay(deadline)}，已过期`}</Status> : showDay(deadline) }]
      : []),
  ];
  return (
    <>
      <Facts facts={facts} />
      {shown && <PdfView address={`${address}/${shown.id}`} title="入团志愿书" />}
      {versions.length > 0 && (
        <>
          <SectionTitle>经过</SectionTitle>
          <ol className="timeline pt-2">
            {versions.map((version) => (
              <Step key={version.id} version={version} address={address} />
            ))}
          </ol>
        </>
      )}
    </>
  );
}
