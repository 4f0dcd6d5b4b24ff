// 档案的三项登记：纸质志愿书已归档（EDB-19）、编号未使用（EDB-18）、上级批准入团的日期（EDB-02）。
import type { Person } from "#generated/client";
import { listHomes } from "#lib/archives/queries";
import { record } from "#lib/audit/record";
import type { Actor } from "#lib/auth/actor";
import { mayAtOneOf } from "#lib/auth/permissions";
import { now } from "#lib/clock";
import { isCertified } from "#lib/counters/rules";
import { type Day, dayFromDb, dayOf, dayToDb } from "#lib/dates";
import { type Tx, transaction } from "#lib/db";
import { permit, refuse } from "#lib/verdict";

/** A new-development member or cadre whom this desk uploads for; locked. */
async function loadOwn(tx: Tx, actor: Actor, personId: string): Promise<Person> {
  await tx.$executeRaw`SELECT 1 FROM person WHERE id = ${personId}::uuid FOR UPDATE`;
  const person = (await tx.person.findFirst({ where: { id: personId, status: "ACTIVE" } })) ?? refuse("E-GEN-08");
  permit(mayAtOneOf(actor, "uploadArchive:C", await listHomes(personId)));
  return person.archiveState === "NOT_REQUIRED" ? refuse("E-EDB-06") : person;
}

/** Ticks that the paper form went to the member's file, or takes the tick back (EDB-19). */
export const setPaperFiled = (actor: Actor, { personId, filed }: { personId: string; filed: boolean }): Promise<void> =>
  transaction(async (tx) => {
    const person = await loadOwn(tx, actor, personId);
    if (filed && !isCertified(person.archiveState)) refuse("E-EDB-13");
    await tx.person.update({ where: { id: personId }, data: { paperFiledAt: filed ? now() : null } });
    const words = (at: boolean) => (at ? "已归档" : "未归档");
    const change = {
      personId,
      kind: "ARCHIVED",
      field: "纸质档案",
      oldValue: words(person.paperFiledAt !== null),
      newValue: words(filed),
    } as const;
    await record(tx, actor, { action: "archive.paperFiled", subject: { type: "person", id: personId }, changes: [change] });
  });

/** Reports that the register of numbers still shows a certified member's as unused, or takes the report back (EDB-18). */
export const setNumberUnused = (actor: Actor, { personId, unused }: { personId: string; unused: boolean }): Promise<void> =>
  transaction(async (tx) => {
    const person = await loadOwn(tx, actor, personId);
    if (unused && !isCertified(person.archiveState)) refuse("E-EDB-13");
    await tx.person.update({ where: { id: personId }, data: { numberUnusedAt: unused ? now() : null } });
    const words = (at: boolean) => (at ? "显示未使用，已上报" : "正常");
    const oldValue = words(person.numberUnusedAt !== null);
    const change = { personId, kind: "ARCHIVED", field: "编号使用情况", oldValue, newValue: words(unused) } as const;
    await record(tx, actor, { action: "archive.numberReported", subject: { type: "person", id: personId }, changes: [change] });
  });

/** Notes when the superior admitted the member: the deadline for the upload runs from that day. */
export const setAdmissionDay = (actor: Actor, { personId, day }: { personId: string; day: Day }): Promise<void> =>
  transaction(async (tx) => {
    const person = await loadOwn(tx, actor, personId);
    const joined = dayFromDb(person.joinLeagueDate) ?? "";
    if (day < joined || day > dayOf(now())) refuse("E-EDB-14", {}, "day");
    await tx.person.update({ where: { id: personId }, data: { admissionApprovedAt: dayToDb(day) } });
    const oldValue = dayFromDb(person.admissionApprovedAt) ?? joined;
    const change = { personId, kind: "ARCHIVED", field: "上级批准日期", oldValue, newValue: day } as const;
    await record(tx, actor, { action: "archive.admissionNoted", subject: { type: "person", id: personId }, changes: [change] });
  });
