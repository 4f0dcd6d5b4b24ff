// 一个下级组织的全貌：缺什么、谁能补、都有谁、数字、变动记录。
import type { ReactNode } from "react";
import { type Candidate, ChangeAdministrator } from "#components/administrators/change-administrator";
import { Facts } from "#components/layout/member";
import { History } from "#components/members/history";
import { ChildCode, ChildFigures } from "#components/organizations/child-cells";
import { SectionTitle, TextLink } from "#components/ui/bits";
import { CopyButton } from "#components/ui/copy-button";
import { Status } from "#components/ui/status";
import type { HistoryLine } from "#lib/audit/history";
import type { Totals } from "#lib/counters/queries";
import { dayFromDb, showDay } from "#lib/dates";
import { INDUSTRIES } from "#lib/options/industries";
import { explainGaps, reminderText } from "#lib/organizations/completeness/rules";
import { CATEGORY_LABELS, FIELD_LABELS } from "#lib/organizations/labels";
import type { ChildRow } from "#lib/organizations/queries";
import { isBranchLike } from "#lib/organizations/rules";
import type { Organization } from "#generated/client";

type Props = {
  organization: Organization;
  row: ChildRow;
  totals: Totals;
  phone: string | null;
  history: readonly HistoryLine[];
  /** Cadres whom the viewer may make administrators. */
  candidates: readonly Candidate[];
  at: Date;
};

function Completeness({ row }: { row: ChildRow }) {
  const officers = { secretary: row.secretary?.name ?? null, administrator: row.administrators[0]?.name ?? null };
  const gaps = explainGaps(row.infoMissing, officers);
  if (gaps.length === 0) return <Status kind="ok">组织信息完整</Status>;
  return (
    <>
      <ul className="grid gap-1">
        {gaps.map((gap) => (
          <li key={gap.field}>
            <Status kind="warn">{`缺：${gap.label}，可由${gap.by}补填`}</Status>
          </li>
        ))}
      </ul>
      <div className="mt-2 flex flex-wrap items-center gap-3">
        {row.relation === "child" && <TextLink href={`/manage/organizations/${row.id}/edit`}>替对方补填</TextLink>}
        <CopyButton text={reminderText(row.shortName, row.infoMissing, officers)} label="复制提醒的话" />
      </div>
    </>
  );
}

/** Somebody in office, with the way to their card, where a slip or a code for a new password is given out (PWD-04). */
const Officer = ({ id, name }: { id: string; name: string }) => <TextLink href={`/manage/members/${id}`}>{name}</TextLink>;

const listed = (people: ChildRow["administrators"]): ReactNode =>
  people.map((person, i) => (
    <span key={person.id}>
      {i > 0 && "、"}
      <Officer {...person} />
    </span>
  ));

function Secretary({ secretary, phone }: { secretary: NonNullable<ChildRow["secretary"]>; phone: string | null }) {
  return (
    <>
      <Officer {...secretary} />，{phone ?? "手机未填"}
    </>
  );
}

const plain = (value: string | number | null): ReactNode => value ?? <span className="text-ink-3">未填</span>;

function factsOf({ organization: o, row, phone, totals }: Props) {
  const facts: { label: string; value: ReactNode }[] = [
    { label: FIELD_LABELS.category, value: CATEGORY_LABELS[o.category] },
    { label: FIELD_LABELS.shortName, value: o.shortName },
    { label: FIELD_LABELS.industryCategory, value: plain(INDUSTRIES.labelOf(o.industryCategory) || null) },
    { label: "组织管理员", value: row.administrators.length > 0 ? listed(row.administrators) : plain(null) },
    { label: "书记", value: row.secretary ? <Secretary secretary={row.secretary} phone={phone} /> : plain(null) },
    { label: FIELD_LABELS.phone, value: plain(o.phone) },
    { label: FIELD_LABELS.email, value: plain(o.email) },
    { label: FIELD_LABELS.foundedAt, value: plain(o.foundedAt && showDay(dayFromDb(o.foundedAt) ?? "")) },
    { label: "团员和团干部", value: <ChildFigures row={{ id: o.id, totals }} /> },
    { label: "管理员登录", value: row.signedIn ? "登录过" : <span className="text-ink-3">还没有人登录过</span> },
  ];
  if (!isBranchLike(o.category))
    facts.push({
      label: "下级组织",
      value: <TextLink href={`/manage/organizations?at=${o.id}`}>{`${Math.max(0, totals.organizations - 1)}\u00a0个`}</TextLink>,
    });
  if (!row.secretary && phone) facts.push({ label: "管理员手机", value: phone });
  if (o.purpose) facts.push({ label: FIELD_LABELS.purpose, value: o.purpose });
  return facts;
}

export function OrganizationDetail(props: Props) {
  const { row, history, candidates, at } = props;
  return (
    <div className="grid gap-x-12 wide:grid-cols-[minmax(0,1fr)_24rem]">
      <div>
        <Completeness row={row} />
        {row.small && (
          <p className="mt-2">
            <Status kind="warn">团员数量不足3人，应当撤销或与其他团支部合并。</Status>
          </p>
        )}
        <div className="mt-4">
          <Facts facts={factsOf(props)} />
        </div>
        <SectionTitle>添加管理员</SectionTitle>
        <div className="border-line-strong border-t pt-2">
          <ChildCode row={row} direct={row.relation === "child"} now={at} />
          {candidates.length > 0 && !row.full && (
            <div className="mt-3">
              <ChangeAdministrator organization={row} asks={false} candidates={candidates} />
            </div>
          )}
        </div>
      </div>
      <section>
        <SectionTitle>变动记录</SectionTitle>
        <History lines={history} />
      </section>
    </div>
  );
}
