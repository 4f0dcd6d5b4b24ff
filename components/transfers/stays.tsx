// 出国（境）保留的登记册（TRF-32、5.19）。
import { Cell } from "#components/layout/member";
import { Cells } from "#components/ui/bits";
import { Status, type StatusKind } from "#components/ui/status";
import type { OverseasState } from "#generated/enums";
import { dayFromDb, dayOf, showDay } from "#lib/dates";
import { OVERSEAS_LABELS } from "#lib/transfers/labels";
import type { StayRow } from "#lib/transfers/overseas/queries";

export const STAY_KINDS: Readonly<Record<OverseasState, StatusKind>> = {
  SUBMITTED: "other",
  APPROVED: "ok",
  REFUSED: "bad",
  WITHDRAWN: "off",
  CANCELLED: "off",
  ENDED: "off",
};

const spoken = (day: Date): string => showDay(dayFromDb(day) ?? "");
/** 2025年9月1日至2027年8月31日 */
export const showStay = ({ startOn, endOn }: Pick<StayRow, "startOn" | "endOn">): string => `${spoken(startOn)}至${spoken(endOn)}`;

const MONTHS_6 = 183 * 86_400_000;

/** Who is abroad reports at least every six months. */
function reporting({ state, decidedAt, lastReportAt }: StayRow, at: Date): string | null {
  if (state !== "APPROVED") return null;
  const last = lastReportAt ?? decidedAt;
  return last && at.getTime() - last.getTime() > MONTHS_6 ? "六个月没有汇报" : null;
}

export function Stays({ rows, at }: { rows: readonly StayRow[]; at: Date }) {
  return (
    <Cells>
      {rows.map((row) => {
        const late = reporting(row, at);
        return (
          <Cell
            key={row.id}
            title={<b>{row.name}</b>}
            note={
              <>
                {row.place}，{showStay(row)}
                <span className="block">保留到{row.branch}</span>
                {row.reason && <span className="block">{row.reason}</span>}
              </>
            }
            value={
              <span className="grid justify-items-end">
                <Status kind={STAY_KINDS[row.state]}>{OVERSEAS_LABELS[row.state]}</Status>
                {late ? <Status kind="warn">{late}</Status> : row.lastReportAt && `${showDay(dayOf(row.lastReportAt))}汇报过`}
              </span>
            }
          />
        );
      })}
    </Cells>
  );
}
