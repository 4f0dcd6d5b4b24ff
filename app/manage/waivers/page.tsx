import { Download, Plus } from "lucide-react";
import type { Metadata } from "next";
import { PageHead, Work } from "#components/layout/page-head";
import { type ShownWaiver, WaiverList } from "#components/members/waiver-list";
import { Pager } from "#components/table/pager";
import { ButtonLink, buttonClass } from "#components/ui/button";
import type { Actor } from "#lib/auth/actor";
import { requireManager } from "#lib/auth/guard";
import { mayUse } from "#lib/auth/permissions";
import { dayOf } from "#lib/dates";
import { maskId } from "#lib/members/identity/rules";
import { listWaivers, openWaiver, shownNumber, WAIVER_PAGE, type WaiverRow } from "#lib/members/waivers/queries";
import { waiverPageSchema } from "#lib/members/waivers/schema";

export const metadata: Metadata = { title: "录入例外" };

type Props = { searchParams: Promise<Record<string, string | undefined>> };

const shown = (actor: Actor, row: WaiverRow): ShownWaiver => {
  const { sealed: _, no: __, filedAt, ...told } = row;
  const mine =
    row.kind === "AGE" ? mayUse(actor, "entryWaiver:A").yes : actor.role !== "PROVINCIAL_ADMIN" && actor.role !== "CENTRAL_ADMIN";
  const numbers = { number: shownNumber(row), idMasked: maskId(openWaiver(row).idNumber), filedOn: dayOf(filedAt) };
  return { ...told, ...numbers, mayEnter: row.state === "APPROVED" && mine };
};

export default async function WaiversPage({ searchParams }: Props) {
  const { actor, scope } = await requireManager("entryWaiver:V");
  const { page } = waiverPageSchema.parse(await searchParams);
  const found = await listWaivers(scope, { limit: WAIVER_PAGE + 1, offset: (page - 1) * WAIVER_PAGE });
  const rows = found.slice(0, WAIVER_PAGE);
  const [reports, decides] = [mayUse(actor, "entryWaiver:C").yes, mayUse(actor, "entryWaiver:A").yes];
  const tools = (
    <>
      {reports && (
        <ButtonLink href="/manage/waivers/new" look="primary">
          <Plus aria-hidden />
          上报
        </ButtonLink>
      )}
      {rows.length > 0 && (reports || decides) && (
        <a href="/api/exports/waivers" download className={buttonClass("outline")}>
          <Download aria-hidden />
          导出上报表
        </a>
      )}
    </>
  );
  return (
    <Work>
      <PageHead crumbs={[{ label: "团员管理" }, { label: "录入例外" }]} title="录入例外" tools={tools} />
      <WaiverList waivers={rows.map((row) => shown(actor, row))} />
      <Pager
        {...{ page, size: WAIVER_PAGE, rows: rows.length, more: found.length > WAIVER_PAGE }}
        address={(to) => `/manage/waivers?page=${to}`}
      />
    </Work>
  );
}
