// 本人的全部资料，一份表：资料、变动记录、谁看过、登录过的设备、收到的消息（个人信息保护法第四十五条）。
import type { HistoryLine } from "#lib/audit/history";
import type { SelfScope } from "#lib/auth/scope";
import { now } from "#lib/clock";
import { dayOf, showFullMoment } from "#lib/dates";
import type { PlainSheet } from "#lib/excel/template";
import { cardFields } from "#lib/members/card/queries";
import { listViewers } from "#lib/members/disclosures/queries";
import { getOwnRecord, listHistory } from "#lib/members/queries";
import { listAllMessages, listAllSessions } from "#lib/members/own/queries";
import { CHANGE_LABELS } from "#lib/members/record/labels";
import { POST_LABELS } from "#lib/organizations/labels";
import { refuse } from "#lib/verdict";

const MOST = 10_000;

const linesOf = ({ at, kind, by, changes, note }: HistoryLine): string[][] => {
  const head = [showFullMoment(at), CHANGE_LABELS[kind] ?? kind];
  const changed = changes.filter((c) => c.field !== null);
  if (changed.length === 0) return [[...head, "", "", "", by, note ?? ""]];
  return changed.map((c) => [...head, c.field ?? "", c.oldValue ?? "", c.newValue ?? "", by, note ?? ""]);
};

async function recordSheet(self: SelfScope): Promise<PlainSheet> {
  const page = (await getOwnRecord(self)) ?? refuse("E-GEN-08");
  const fields = cardFields(page, true).map((f) => [f.label, f.value ?? "未填"]);
  const posts = page.posts.map((p) => ["团内职务", `${p.organizationName}${POST_LABELS[p.post]}`]);
  const rows = [["姓名", page.draft.name], ["所在团组织", page.branch?.fullName ?? ""], ...posts, ...fields];
  return { name: "资料", head: ["项目", "内容"], widths: [20, 50], rows };
}

const sheet = (name: string, head: string[], rows: string[][]): PlainSheet => ({ name, head, widths: head.map(() => 22), rows });

/** Who looked, from where one signed in, and what one was told. */
async function traceSheets(self: SelfScope): Promise<PlainSheet[]> {
  const [viewers, sessions, messages] = await Promise.all([listViewers(self, MOST), listAllSessions(self), listAllMessages(self)]);
  const seen = viewers.map((v) => [showFullMoment(v.seenAt), v.viewerName, v.fields.join("、"), v.reason]);
  const used = sessions.map((s) => [showFullMoment(s.createdAt), s.device, s.address, s.endedAt ? showFullMoment(s.endedAt) : ""]);
  return [
    sheet("谁看过我的信息", ["时间", "谁", "内容", "理由"], seen),
    sheet("登录设备", ["登录时间", "设备", "网络地址", "结束时间"], used),
    sheet(
      "消息",
      ["时间", "标题", "内容"],
      messages.map((m) => [showFullMoment(m.createdAt), m.title, m.body]),
    ),
  ];
}

/** Everything that is kept about oneself, as sheets. */
export async function exportOwn(self: SelfScope): Promise<{ sheets: PlainSheet[]; name: string }> {
  const [record, history, traces] = await Promise.all([recordSheet(self), listHistory(self.personId, MOST), traceSheets(self)]);
  const changes = sheet("变动记录", ["时间", "变动", "项目", "原来", "改为", "谁", "说明"], history.flatMap(linesOf));
  return { sheets: [record, changes, ...traces], name: `我的资料 ${dayOf(now())}.xlsx` };
}
