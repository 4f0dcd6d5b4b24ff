// 一份待决事项在列表里怎么说：状态、等了多久、谁提交。
import type { StatusKind } from "#components/ui/status";
import { dayOf, showRemaining, showShortDay } from "#lib/dates";
import type { PaperRow } from "#lib/inbox/queries";
import type { InboxTab } from "#lib/inbox/schema";
import { PAPER_STATE_LABELS } from "#lib/papers/labels";

export const STATE_KINDS: Readonly<Record<PaperRow["state"], StatusKind>> = {
  OPEN: "other",
  APPROVED: "ok",
  REFUSED: "bad",
  WITHDRAWN: "off",
  CANCELLED: "off",
};

/** A paper as a row shows it: plain values, for browser and server. */
export type PaperItem = {
  id: string;
  type: PaperRow["type"];
  title: string;
  note: string;
  when: string;
  urgent: boolean;
  mine: boolean;
  unseen: boolean;
  state: PaperRow["state"];
};

function whenOf({ state, dueAt, arrivedAt, closedAt }: PaperRow, at: Date): string {
  if (state !== "OPEN") return showShortDay(dayOf(closedAt ?? arrivedAt), dayOf(at));
  const left = dueAt && showRemaining(dueAt, at);
  if (dueAt) return left ? `剩 ${left}` : "已过期";
  const waited = showRemaining(at, arrivedAt);
  return waited ? `等了 ${waited}` : "刚刚";
}

function noteOf(row: PaperRow, tab: InboxTab): string {
  const from = [row.applicant && `${row.applicant}提交`, row.origin].filter(Boolean).join("，");
  if (tab === "waiting") return from;
  if (row.state === "OPEN") return tab === "mine" ? `在${row.holder ?? "系统后台"}，等对方决定` : `已上报，在${row.holder ?? "系统后台"}`;
  const outcome = `${row.decider ?? "系统"}：${PAPER_STATE_LABELS[row.state]}`;
  return row.reason ? `${outcome}，${row.reason}` : outcome;
}

const SOON = 86_400_000;

export const itemOf = (row: PaperRow, tab: InboxTab, at: Date): PaperItem => ({
  id: row.id,
  type: row.type,
  title: row.title,
  note: noteOf(row, tab),
  when: whenOf(row, at),
  urgent: row.state === "OPEN" && row.dueAt !== null && row.dueAt.getTime() - at.getTime() < SOON,
  mine: tab === "waiting",
  unseen: tab === "mine" && row.unseen,
  state: row.state,
});
