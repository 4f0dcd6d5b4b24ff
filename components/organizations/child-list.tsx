// 下级组织的列表：桌面是表，手机是一条一条；缺什么、找谁、怎么办都写在行里（ORG-14）。
import { Eye, Pencil, Trash2 } from "lucide-react";
import Link from "next/link";
import { ChildFilters, childAddress } from "#components/organizations/child-filters";
import { ChildCode, ChildInformation, ChildName, ChildOfficer } from "#components/organizations/child-cells";
import { ChildMark } from "#components/graduation/child-mark";
import { MarkBox, MarkDesk } from "#components/graduation/mark-desk";
import { Late } from "#components/organizations/late";
import { Pager } from "#components/table/pager";
import { AsOf } from "#components/ui/as-of";
import { TextLink } from "#components/ui/bits";
import { buttonClass, IconLink } from "#components/ui/button";
import { RemindAll } from "#components/ui/remind";
import { Empty } from "#components/ui/states";
import { graduates } from "#lib/graduation/rules";
import type { CountsBelow } from "#lib/organizations/completeness/rules";
import { SHORT_CATEGORY_LABELS } from "#lib/organizations/labels";
import type { Marking } from "#lib/graduation/marks/queries";
import type { ChildRow } from "#lib/organizations/queries";
import type { Lateness } from "#lib/organizations/stages/queries";
import { isStaffed } from "#lib/organizations/rules";
import { CHILD_PAGE, type ChildFilter } from "#lib/organizations/schema";

export type ChildListProps = {
  at: { id: string; shortName: string };
  own: boolean;
  filter: ChildFilter;
  rows: readonly ChildRow[];
  more: boolean;
  direct: number;
  below: CountsBelow;
  phones: Readonly<Record<string, string | null>>;
  /** What is late by the stage of its level (ORG-33). */
  late: Readonly<Record<string, Lateness>>;
  now: Date;
  /** How branches may be marked from here; null where there is no such function. */
  marking: Marking | null;
};

const HEAD = "h-10 border-line-strong border-b px-2.5 text-left font-normal text-ink-3 text-mini whitespace-nowrap first:pl-1";
const TD =
  "border-line border-b px-2.5 py-2 align-middle text-mini first:pl-1 max-desk:block max-desk:border-0 max-desk:px-0 max-desk:py-0.5";
/** On phones a row is a small plate: name and category, officer, what is missing, then what can be done. */
const PLATE = "max-desk:grid max-desk:grid-cols-[minmax(0,1fr)_auto] max-desk:gap-x-3 max-desk:border-line max-desk:border-b max-desk:py-3";

function Operations({ row, direct }: { row: ChildRow; direct: boolean }) {
  return (
    <span className="-mr-2 flex justify-end">
      <IconLink href={`/manage/organizations/${row.id}`} label={`查看${row.shortName}`}>
        <Eye aria-hidden />
      </IconLink>
      {direct && (
        <IconLink href={`/manage/organizations/${row.id}/edit`} label={`编辑${row.shortName}`}>
          <Pencil aria-hidden />
        </IconLink>
      )}
      {direct && (
        <IconLink href={`/manage/organizations/${row.id}/delete`} label={`删除${row.shortName}`}>
          <Trash2 aria-hidden />
        </IconLink>
      )}
    </span>
  );
}

function Row({ row, props, no }: { row: ChildRow; props: ChildListProps; no: number }) {
  const direct = row.relation === "child";
  const staffed = isStaffed(row.category);
  const indent = props.filter.deep && !direct ? "desk:pl-6" : "";
  return (
    <tr className={PLATE}>
      {props.marking && (
        <td className={`${TD} w-8 max-desk:order-last`}>
          <MarkBox row={row} marking={props.marking} direct={direct} />
        </td>
      )}
      <td className={`${TD} w-8 text-ink-3 max-desk:hidden`}>{no}</td>
      <td className={`${TD} ${indent} desk:min-w-60`}>
        <ChildName row={row} direct={direct} />
      </td>
      <td className={`${TD} whitespace-nowrap max-desk:text-right max-desk:text-ink-3`}>{SHORT_CATEGORY_LABELS[row.category]}</td>
      <td className={`${TD} max-desk:col-span-2 ${staffed ? "" : "max-desk:hidden"}`}>
        <ChildOfficer row={row} phone={props.phones[row.id]} />
      </td>
      <td className={`${TD} max-desk:col-span-2`}>
        <ChildInformation row={row} direct={direct} />
        <Late late={props.late[row.id]} />
      </td>
      <td className={`${TD} ${staffed ? "" : "max-desk:invisible"}`}>
        <ChildCode row={row} direct={direct} now={props.now} />
      </td>
      <td className={`${TD} max-desk:col-span-2 ${graduates(row) ? "" : "max-desk:hidden"}`}>
        <ChildMark row={row} mayCorrect={props.marking !== null} />
      </td>
      <td className={`${TD} whitespace-nowrap text-right max-desk:self-end`}>
        <Operations row={row} direct={direct} />
      </td>
    </tr>
  );
}

function Nothing({ filter, own }: { filter: ChildFilter; own: boolean }) {
  const filtered = filter.q !== "" || filter.category !== undefined || filter.show !== "all";
  if (filtered) {
    return (
      <Empty
        title="筛选后没有结果"
        actions={<TextLink href={childAddress(filter, { q: "", category: undefined, show: "all" })}>清除全部条件</TextLink>}
      >
        换个条件再看看。
      </Empty>
    );
  }
  return (
    <Empty
      title="还没有下级组织"
      actions={
        own && (
          <Link href="/manage/organizations/new" className={buttonClass("ink")}>
            创建下级组织
          </Link>
        )
      }
    >
      {own ? "可以一个一个建，也可以下载模板，用Excel一次建好。" : "由它自己的管理员创建。"}
    </Empty>
  );
}

/** 直属下级 12 个，全部下级 44 个；信息不完整 3 个，没登录过 2 个 */
function Summary({ filter, direct, below }: ChildListProps) {
  const link = (label: string, count: number, change: Parameters<typeof childAddress>[1]) => (
    <TextLink href={childAddress(filter, { q: "", category: undefined, show: "all", ...change })}>{`${label} ${count}\u00a0个`}</TextLink>
  );
  return (
    <span>
      {link("直属下级", direct, { deep: false })}，{link("全部下级", below.all, { deep: true })}；
      {link("信息不完整", below.incomplete, { show: "incomplete", deep: true })}，
      {link("没登录过", below.silent, { show: "silent", deep: true })}
    </span>
  );
}

const LAGGING: Partial<Record<ChildFilter["show"], string>> = {
  silent: "以下{n}个组织的管理员还没有登录过智慧团建，请尽快登录：",
  incomplete: "以下{n}个组织的信息还没有填完整，请管理员登录智慧团建补上：",
};

/** For the group of secretaries: whose information lacks what, or who never signed in; all of them, not one page. */
function Reminding({ filter: { show }, rows }: Pick<ChildListProps, "filter" | "rows">) {
  const opening = LAGGING[show];
  if (!opening || rows.length === 0) return null;
  return (
    <p className="mb-2">
      <RemindAll address="/api/organizations/laggards" opening={opening} unit="个组织" />
    </p>
  );
}

export function ChildList(props: ChildListProps) {
  const { at, filter, rows, more } = props;
  const first = (filter.page - 1) * CHILD_PAGE;
  return (
    <section className="min-w-0">
      <p className="mb-2 flex flex-wrap items-baseline gap-x-4 text-ink-2 text-mini">
        <b className="text-[0.9375rem] text-ink">{at.shortName}</b>
        <Summary {...props} />
        <span className="ml-auto">
          <AsOf at={props.now} />
        </span>
      </p>
      <ChildFilters filter={filter} />
      <Reminding filter={filter} rows={rows} />
      {rows.length === 0 ? (
        <Nothing filter={filter} own={props.own} />
      ) : (
        <MarkDesk>
          <table className="w-full border-collapse max-desk:block">
            <thead className="max-desk:sr-only">
              <tr>
                {[...(props.marking ? ["选择"] : []), "序号", "组织", "类别", "组织管理员", "组织信息", "注册码", "毕业时间", "操作"].map(
                  (head) => (
                    <th key={head} scope="col" className={`${HEAD} last:text-right`}>
                      {head}
                    </th>
                  ),
                )}
              </tr>
            </thead>
            <tbody className="max-desk:block">
              {rows.map((row, i) => (
                <Row key={row.id} row={row} props={props} no={first + i + 1} />
              ))}
            </tbody>
          </table>
        </MarkDesk>
      )}
      <Pager page={filter.page} size={CHILD_PAGE} rows={rows.length} more={more} address={(page) => childAddress(filter, { page })} />
    </section>
  );
}
