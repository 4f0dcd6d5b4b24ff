// 时间对转接做的事：到期自动退回、到期前提醒、上报名单提醒、境外学习汇报提醒（JOB-03、JOB-19、TRF-32）。
import { tell, tellDesk } from "#lib/administrators/commands";
import { record, SYSTEM } from "#lib/audit/record";
import { now } from "#lib/clock";
import { addMonths, dayOf, dayToDb, laterByDays, showFullMoment, startOfDay } from "#lib/dates";
import { db, transaction } from "#lib/db";
import { dropFiles } from "#lib/files/commands";
import { closePaper } from "#lib/papers/commands";
import { readSettings } from "#lib/settings/settings";
import { REMIND_DAYS } from "#lib/transfers/deadlines/rules";
import { cancelOrphans } from "#lib/transfers/ending/commands";
import { advance, lockWithPaper, tellMember, tellSide } from "#lib/transfers/moves/commands";
import { journeyOf } from "#lib/transfers/moves/queries";
import { TRANSFER_PROOF } from "#lib/transfers/proof/commands";
import { isPending } from "#lib/transfers/rules";

const REASON = "超过办理期限，自动退回，须重新发起";

/** Returns one transfer whose time is up, unless somebody was quicker; both sides and the member are told (TRF-15, TRF-19). */
const expire = (id: string): Promise<boolean> =>
  transaction(async (tx) => {
    const { transfer, paper } = await lockWithPaper(tx, id);
    if (!isPending(transfer.state) || !transfer.deadlineAt || transfer.deadlineAt > now()) return false;
    const returned = await advance(tx, SYSTEM, transfer, { move: "expire", step: { kind: "EXPIRED", note: REASON } });
    if (paper) await closePaper(tx, SYSTEM, paper, { move: "cancel", reason: REASON });
    await record(tx, SYSTEM, { action: "transfer.expired", subject: { type: "person", id: transfer.personId } });
    const { from, to } = await journeyOf(transfer);
    const letter = { title: paper ? `${paper.title}：超时退回` : "转接超时退回", body: REASON };
    for (const side of [from, to]) await tellSide(tx, returned, side.path, letter);
    if (transfer.kind !== "SELF") await tellMember(tx, returned, "你的组织关系转接超时退回", "请与原支部或自己重新发起。");
    return true;
  });

/** Reminds whoever holds a transfer that will return soon, once. */
const remind = (id: string): Promise<void> =>
  transaction(async (tx) => {
    const { transfer, paper } = await lockWithPaper(tx, id);
    if (!isPending(transfer.state) || transfer.remindedAt || !paper || !transfer.deadlineAt) return;
    await tx.transfer.update({ where: { id }, data: { remindedAt: now() } });
    const body = `${showFullMoment(transfer.deadlineAt)}还没有办结就自动退回。`;
    if (paper.held) return void (await tellMember(tx, transfer, "请尽快报到", body));
    const desks = await tx.organization.findMany({ where: { id: { in: [paper.deskId, paper.secondDeskId].filter((d) => d !== null) } } });
    for (const { path } of desks) await tellSide(tx, transfer, path, { title: `快到期：${paper.title}`, body });
    await tellMember(tx, transfer, "你的转接快到期了", body);
  });

/** JOB-03, every hour: what is overdue returns, what is nearly so is brought to mind, what lost its branch ends. Late or twice, it comes to the same. */
export async function returnOverdue(): Promise<number> {
  await transaction(cancelOrphans);
  const at = now();
  const overdue = { closedAt: null, deadlineAt: { lte: at } };
  let returned = 0;
  for (const { id } of await db().transfer.findMany({ where: overdue, orderBy: { deadlineAt: "asc" }, select: { id: true } }))
    if (await expire(id)) returned += 1;
  const soon = { closedAt: null, remindedAt: null, deadlineAt: { gt: at, lte: laterByDays(at, REMIND_DAYS) } };
  for (const { id } of await db().transfer.findMany({ where: soon, select: { id: true } })) await remind(id);
  return returned;
}

type Waiting = { id: string; path: string; waiting: number };

/** Desks that have people to put on a list, with how many. */
const listDesks = (): Promise<Waiting[]> =>
  db().$queryRaw`
    SELECT d.id, d.path, count(*)::int AS waiting FROM transfer t
    JOIN paper q ON q.subject_id = t.id AND q.state = 'OPEN' AND q.type = 'TRANSFER_LIST' JOIN organization d ON d.id = q.desk_id
    WHERE t.state = 'PENDING_LIST' GROUP BY d.id ORDER BY d.id`;

/** JOB-19, every day: whoever was last reminded so many days ago, or never, is asked to report the list (TRF-19). */
export async function remindOfLists(): Promise<void> {
  const today = dayToDb(dayOf(now())) ?? now();
  for (const { id: organizationId, path, waiting } of await listDesks())
    await transaction(async (tx) => {
      const { "special.reportRhythmDays": rhythm } = await readSettings(path);
      await tx.$executeRaw`SELECT 1 FROM organization WHERE id = ${organizationId}::uuid FOR UPDATE`;
      const since = { organizationId, day: { gt: laterByDays(today, -rhythm) } };
      if ((await tx.specialUnitReminder.count({ where: since })) > 0) return;
      await tx.specialUnitReminder.create({ data: { organizationId, day: today, waiting } });
      const body = "请核对后列入《申请转入特殊单位专属库学生团员名单》，报省级团委。";
      await tellDesk(tx, path, { title: `${waiting}人等着列入上报名单`, body, href: "/manage/transfers/special" });
    });
}

const REPORT_MONTHS = 6;

/** Every six months somebody who studies abroad is asked how they are (TRF-32). */
export async function remindAbroad(): Promise<void> {
  const before = startOfDay(addMonths(dayOf(now()), -REPORT_MONTHS));
  const due = await db().$queryRaw<{ id: string; personId: string }[]>`
    SELECT s.id, s.person_id AS "personId" FROM overseas_stay s WHERE s.state = 'APPROVED' AND s.reminded_at < ${before}
      AND NOT EXISTS (SELECT 1 FROM overseas_report r WHERE r.stay_id = s.id AND r.reported_at >= ${before}) ORDER BY s.id`;
  for (const { id, personId } of due)
    await transaction(async (tx) => {
      const asked = await tx.overseasStay.updateMany({ where: { id, remindedAt: { lt: before } }, data: { remindedAt: now() } });
      if (asked.count === 0) return;
      const body = "打开写几句，学校团委就知道你一切都好。";
      await tell(tx, personId, { title: "请汇报境外学习期间个人情况", body, href: "/my/transfers/overseas" });
    });
}

/** What was uploaded and never handed in is cleared away after a day. */
export async function dropUnusedFiles(): Promise<void> {
  const unused = await db().$queryRaw<{ id: string }[]>`
    SELECT f.id FROM stored_file f WHERE f.purpose = ${TRANSFER_PROOF} AND f.created_at < ${laterByDays(now(), -1)}
      AND NOT EXISTS (SELECT 1 FROM transfer t WHERE t.appeal_file_id = f.id)
      AND NOT EXISTS (SELECT 1 FROM overseas_stay s WHERE s.file_id = f.id)`;
  await dropFiles(unused.map((f) => f.id));
}
