// 审批档案的人看的三件事实：入团时间与年龄、编号、证件号（遮盖）。
import type { Person } from "#generated/client";
import { ageAt, dayFromDb, type DatedValue, showDay, showMonth } from "#lib/dates";
import { db } from "#lib/db";
import { listSegments } from "#lib/members/entry/queries";
import { maskId } from "#lib/members/identity/rules";
import { NUMBER_FIELD_LABELS } from "#lib/members/labels";
import { hasSegment, segmentOf } from "#lib/members/number/rules";
import { openIdNumber } from "#lib/members/record/queries";
import type { PaperFact } from "#lib/papers/rules";
import { readSettings } from "#lib/settings/settings";

const joinedOf = ({ joinLeagueDate, joinLeaguePrecision: precision }: Person): DatedValue | null => {
  const day = dayFromDb(joinLeagueDate);
  return day ? { day, precision } : null;
};

async function joinedFact(person: Person): Promise<PaperFact> {
  const label = "入团时间";
  const joined = joinedOf(person);
  if (!joined) return { label, value: "未填", warn: "没有入团时间" };
  const { "join.warnBelow": least } = await readSettings(null);
  const age = ageAt(dayFromDb(person.birthDate) ?? joined.day, joined);
  const value = joined.precision === "MONTH" ? showMonth(joined.day.slice(0, 7)) : showDay(joined.day);
  return { label, value, ...(age < least ? { warn: `时年${age}岁` } : { ok: `时年${age}岁` }) };
}

/** The number with its segment; the database sees to it that nobody else holds it. */
async function numberFact({ developmentNo: number }: Person): Promise<PaperFact> {
  const label = "编号";
  if (!number) return { label, value: "未填", warn: "没有编号" };
  const segment = hasSegment(number) ? segmentOf(number, await listSegments()) : null;
  if (!segment) return { label, value: number, code: true, warn: "不在号段内" };
  return { label, value: number, code: true, ok: `${NUMBER_FIELD_LABELS[segment.field]}号段，未占用` };
}

/** What the person who decides reads beside the file (OPS-03). */
export async function listArchiveFacts(versionId: string): Promise<PaperFact[]> {
  const { personId } = await db().archiveVersion.findUniqueOrThrow({ where: { id: versionId } });
  const person = await db().person.findUniqueOrThrow({ where: { id: personId } });
  const idNumber = { label: "身份证", value: maskId(openIdNumber(person)), code: true };
  return [await joinedFact(person), await numberFact(person), idNumber];
}
