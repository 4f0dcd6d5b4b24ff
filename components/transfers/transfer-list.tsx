// 转接列表：谁、从哪里到哪里、现在在谁手里、什么时候到期；桌面一张表，手机一件一张卡片（TRF-20）。
import { TRANSFER_STATUS } from "#components/transfers/parcel-words";
import { OrgName } from "#components/ui/bits";
import { IconLink } from "#components/ui/button";
import { Glyph } from "#components/ui/glyph";
import { Status } from "#components/ui/status";
import { dayOf, showRemaining, showShortDay } from "#lib/dates";
import type { TransferRow } from "#lib/transfers/queries";
import { TRANSFER_KIND_LABELS, TRANSFER_REASON_LABELS, TRANSFER_STATE_LABELS } from "#lib/transfers/labels";

const SOON = 86_400_000;
const FAR = 15 * SOON;

/** When it lapses, as far as that is near enough to matter; when it ended. */
export function Lapse({ row, at }: { row: Pick<TransferRow, "deadlineAt" | "closedAt">; at: Date }) {
  if (row.closedAt) return <span className="text-ink-3">{showShortDay(dayOf(row.closedAt), dayOf(at))}</span>;
  const left = row.deadlineAt ? row.deadlineAt.getTime() - at.getTime() : FAR;
  if (!row.deadlineAt || left >= FAR)
    return <span className="text-ink-3">{row.deadlineAt && `${showShortDay(dayOf(row.deadlineAt), dayOf(at))}前`}</span>;
  const words = showRemaining(row.deadlineAt, at);
  return <span className={left < SOON ? "font-semibold text-red" : "text-ink-3"}>{words ? `剩 ${words}` : "即将退回"}</span>;
}

/** Mine to decide, somebody else's, or how it ended. */
export function TransferStatus({ row }: { row: Pick<TransferRow, "state" | "holder" | "appeal"> & { here?: boolean } }) {
  if (row.appeal === "WAITING") return <Status kind={row.here ? "me" : "other"}>{row.here ? "等您决定申诉" : "申诉中"}</Status>;
  if (row.here) return <Status kind="me">{`等您${TRANSFER_STATE_LABELS[row.state].slice(1)}`}</Status>;
  return (
    <>
      <Status kind={TRANSFER_STATUS[row.state]}>{TRANSFER_STATE_LABELS[row.state]}</Status>
      {row.holder && (
        <span className="block pl-4.5 text-ink-3 text-tab">
          在<OrgName>{row.holder}</OrgName>
        </span>
      )}
    </>
  );
}

function Row({ row, at }: { row: TransferRow; at: Date }) {
  const address = row.here && row.paperId ? `/manage/inbox/${row.paperId}` : `/manage/transfers/${row.id}`;
  return (
    <tr data-row={row.id}>
      <td data-col="name">
        <a href={address}>{row.name}</a>
        <span className="ml-2 text-ink-3 desk:hidden">{TRANSFER_KIND_LABELS[row.kind]}</span>
      </td>
      <td data-col="road">
        <OrgName>{row.from}</OrgName> → <OrgName>{row.toBranch ?? row.to}</OrgName>
        <span className="block text-ink-3 text-tab">{TRANSFER_REASON_LABELS[row.reason]}</span>
      </td>
      <td data-col="kind">{TRANSFER_KIND_LABELS[row.kind]}</td>
      <td data-col="state">
        <TransferStatus row={row} />
      </td>
      <td data-col="lapse">
        <Lapse row={row} at={at} />
      </td>
      <td>
        <span>
          <IconLink href={`/manage/transfers/${row.id}`} prefetch={false} label={`${row.name}的转接走到哪里`}>
            <Glyph name="eye" />
          </IconLink>
        </span>
      </td>
    </tr>
  );
}

const HEADS = ["姓名", "转出与转入", "类型", "状态", "期限"];

export function TransferList({ rows, at }: { rows: readonly TransferRow[]; at: Date }) {
  return (
    <table className="roster parcels">
      <thead>
        <tr>
          {HEADS.map((head) => (
            <th key={head}>{head}</th>
          ))}
          <th className="text-right!">操作</th>
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <Row key={row.id} row={row} at={at} />
        ))}
      </tbody>
    </table>
  );
}
