// 电子数据库总览：每个直属下级的四个数和各领域的数，数字点开是名单（EDB-16）。
import { OrgName, TextLink } from "#components/ui/bits";
import { Note } from "#components/ui/states";
import type { OverviewRow } from "#lib/archives/overview/queries";
import { NUMBER_FIELD_LABELS } from "#lib/members/labels";
import { isBranchLike } from "#lib/organizations/rules";

const HOME = "/manage/archives";
const shown = (n: number): string => n.toLocaleString("zh-CN");

function Figure({ label, n, href }: { label: string; n: number | null; href?: string | undefined }) {
  const value = n === null ? "–" : shown(n);
  return (
    <div className="desk:min-w-16">
      <dt className="text-ink-3 text-mini">{label}</dt>
      <dd className="font-semibold tabular-nums">{href && n ? <TextLink href={href}>{value}</TextLink> : value}</dd>
    </div>
  );
}

function Figures({ row }: { row: OverviewRow }) {
  const list = (show: string) => `${HOME}?at=${row.id}&list=1${show ? `&show=${show}` : ""}`;
  return (
    <dl className="grid grid-cols-4 gap-x-3 gap-y-2 desk:flex desk:flex-wrap desk:gap-x-6">
      <Figure label="应录入" n={row.allocated} />
      <Figure label="已录入" n={row.entered} href={list("")} />
      <Figure label="已上传" n={row.uploaded} href={list("")} />
      <Figure label="已认证" n={row.certified} href={list("certified")} />
      {row.fields.map(({ field, entered }) => (
        <Figure key={field} label={`${NUMBER_FIELD_LABELS[field]}领域`} n={entered} href={`${HOME}?at=${row.id}&field=${field}`} />
      ))}
    </dl>
  );
}

function Row({ row }: { row: OverviewRow }) {
  const inside = isBranchLike(row.category) ? `${HOME}?at=${row.id}&list=1` : `${HOME}?at=${row.id}`;
  return (
    <li className="flex flex-wrap items-center gap-x-6 gap-y-2 py-3">
      <b className="min-w-0 flex-[1_1_16rem]">
        <TextLink href={inside} className="inline-flex min-h-[var(--touch)] items-center desk:min-h-0">
          <OrgName>{row.shortName}</OrgName>
        </TextLink>
      </b>
      <span className="flex-[2_1_20rem]">
        <Figures row={row} />
      </span>
    </li>
  );
}

export function OverviewTable({ whole, rows }: { whole: OverviewRow; rows: readonly OverviewRow[] }) {
  const missing = whole.entered - whole.uploaded;
  return (
    <>
      <Figures row={whole} />
      <Note className="mt-4 mb-2">
        {whole.entered === 0 && "还没有2020年及以后入团的团员。"}
        {whole.entered > 0 && missing > 0 && `还有${missing}人没有上传入团志愿书；认证之后才计入新发展团员，才能转接组织关系。`}
        {whole.entered > 0 && missing === 0 && whole.certified < whole.entered && `${whole.entered - whole.certified}人还没有认证。`}
        {whole.entered > 0 && whole.certified === whole.entered && "全部已认证。"}
        “应录入”是登记在本组织和下级的号段里的编号数。
      </Note>
      <ul className="divide-y divide-line border-line border-y">
        {rows.map((row) => (
          <Row key={row.id} row={row} />
        ))}
      </ul>
    </>
  );
}
