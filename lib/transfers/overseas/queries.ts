// 出国（境）保留登记的读取：校团委是谁、有哪些支部可以保留、登记册、审批的人看什么（TRF-32）。
import type { OverseasStay } from "#generated/client";
import type { OverseasState } from "#generated/enums";
import type { Scope, SelfScope } from "#lib/auth/scope";
import { ancestorPaths, pathEnd } from "#lib/auth/reach";
import { unsealJson } from "#lib/crypto/seal";
import { dayFromDb, showDay } from "#lib/dates";
import { db } from "#lib/db";
import { findFile, fileName } from "#lib/files/queries";
import type { PaperFact } from "#lib/papers/rules";
import { refuse } from "#lib/verdict";

export type StayDetails = { contactName: string; contactPhone: string };
export const stayPlace = (row: string) => ({ column: "overseas_stay.details", row });
export const openStay = ({ id, details }: Pick<OverseasStay, "id" | "details">): StayDetails =>
  unsealJson<StayDetails>(details, stayPlace(id));

type School = { id: string; path: string };

/** 校团委: the topmost school-field committee above a branch. */
export const findSchool = (path: string): Promise<School | null> =>
  db().organization.findFirst({
    where: { path: { in: ancestorPaths(path) }, category: "COMMITTEE", schoolField: true, status: { not: "DELETED" } },
    orderBy: { level: "asc" },
    select: { id: true, path: true },
  });

export type OverseasBranch = { id: string; shortName: string; fullName: string };

/** Branches for studies abroad of the school that a branch belongs to. */
export async function listOverseasBranches(branchPath: string): Promise<OverseasBranch[]> {
  const school = await findSchool(branchPath);
  if (!school) return [];
  return db().organization.findMany({
    where: { path: { gte: school.path, lt: pathEnd(school.path) }, category: "OVERSEAS_STUDY_BRANCH", status: { not: "DELETED" } },
    orderBy: { path: "asc" },
    select: { id: true, shortName: true, fullName: true },
  });
}

export type StayRow = {
  id: string;
  personId: string;
  name: string;
  place: string;
  startOn: Date;
  endOn: Date;
  state: OverseasState;
  branch: string;
  filedAt: Date;
  decidedAt: Date | null;
  reason: string | null;
  lastReportAt: Date | null;
};

const ROW = `SELECT s.id, s.person_id AS "personId", p.name, s.place, s.start_on AS "startOn", s.end_on AS "endOn", s.state,
  o.short_name AS branch, s.filed_at AS "filedAt", s.decided_at AS "decidedAt", s.reason,
  (SELECT max(r.reported_at) FROM overseas_report r WHERE r.stay_id = s.id) AS "lastReportAt"
  FROM overseas_stay s JOIN person p ON p.id = s.person_id JOIN organization o ON o.id = s.to_branch_id`;

/** The register of the scope: who is kept, who applied from below; the latest first (造册备案). */
export const listStays = (scope: Scope): Promise<StayRow[]> =>
  db().$queryRawUnsafe<StayRow[]>(
    `${ROW} JOIN organization f ON f.id = s.from_branch_id
     WHERE (o.path >= $1 AND o.path < $2) OR (f.path >= $1 AND f.path < $2) ORDER BY s.filed_at DESC, s.id LIMIT 500`,
    scope.path,
    scope.end,
  );

export type OwnStayRow = StayRow & { reports: { id: string; text: string; reportedAt: Date }[] };

/** One's own applications and what one reported, the latest first. */
export async function listOwnStays({ personId }: SelfScope): Promise<OwnStayRow[]> {
  const rows = await db().$queryRawUnsafe<StayRow[]>(`${ROW} WHERE s.person_id = $1::uuid ORDER BY s.filed_at DESC`, personId);
  const reports = await db().overseasReport.findMany({ where: { stayId: { in: rows.map((r) => r.id) } }, orderBy: { reportedAt: "desc" } });
  return rows.map((row) => ({ ...row, reports: reports.filter((r) => r.stayId === row.id) }));
}

const spoken = (day: Date): string => showDay(dayFromDb(day) ?? "");

/** What the school committee reads before deciding. */
export async function listStayFacts(id: string): Promise<PaperFact[]> {
  const stay = (await db().overseasStay.findUnique({ where: { id } })) ?? refuse("E-GEN-08");
  const branches = await db().organization.findMany({ where: { id: { in: [stay.fromBranchId, stay.toBranchId] } } });
  const nameOf = (branchId: string) => branches.find((b) => b.id === branchId)?.fullName ?? "";
  const { contactName, contactPhone } = openStay(stay);
  const file = await findFile(stay.fileId);
  return [
    { label: "现在的团支部", value: nameOf(stay.fromBranchId) },
    { label: "保留到", value: nameOf(stay.toBranchId) },
    { label: "学习研究地点", value: stay.place },
    { label: "起止时间", value: `${spoken(stay.startOn)}至${spoken(stay.endOn)}` },
    { label: "国内常用联系人", value: `${contactName} ${contactPhone}` },
    ...(file ? [{ label: "书面申请", value: fileName(file), href: `/api/transfers/files/${file.id}` }] : []),
  ];
}
