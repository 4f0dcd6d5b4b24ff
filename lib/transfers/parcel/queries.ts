// 一件转接的全貌：事实、经过、现在在谁手里；经手的各方和本人看得到（TRF-20）。
import type {
  AppealState,
  PaperType,
  SchoolType,
  TransferKind,
  TransferReason,
  TransferRefusal,
  TransferRoute,
  TransferState,
  TransferStepKind,
} from "#generated/enums";
import type { Scope, SelfScope } from "#lib/auth/scope";
import { isId } from "#lib/crypto/ids";
import { db, Prisma } from "#lib/db";
import type { OrgCategory } from "#generated/enums";
import { isBranchLike } from "#lib/organizations/rules";
import { isUnderWay } from "#lib/transfers/parcel/rules";

export type ParcelStep = {
  id: string;
  kind: TransferStepKind;
  state: TransferState;
  at: Date;
  personId: string | null;
  name: string;
  organization: string | null;
  refusal: TransferRefusal | null;
  note: string | null;
};
/** A desk that holds a transfer, and who sits there. */
export type Holder = { id: string; name: string; people: string[] };
type Named = { id: string; shortName: string; fullName: string };

export type ParcelView = {
  id: string;
  personId: string;
  name: string;
  kind: TransferKind;
  route: TransferRoute;
  state: TransferState;
  toBranch: boolean;
  underWay: boolean;
  from: Named;
  to: Named;
  assigned: Named | null;
  reason: TransferReason;
  reasonNote: string | null;
  newUnitName: string | null;
  schoolType: SchoolType | null;
  remark: string | null;
  initiatorId: string;
  initiatorOrgId: string | null;
  submittedAt: Date;
  arrivedAt: Date;
  deadlineAt: Date | null;
  closedAt: Date | null;
  listedAt: Date | null;
  refusedFrom: TransferState | null;
  refusal: TransferRefusal | null;
  refusalNote: string | null;
  refusedAt: Date | null;
  appeal: AppealState | null;
  paper: { id: string; type: PaperType; nudgedAt: Date | null; held: boolean } | null;
  holders: Holder[];
  steps: ParcelStep[];
};

type Raw = Omit<ParcelView, "toBranch" | "underWay" | "steps" | "paper"> & {
  category: OrgCategory;
  paper: { id: string; type: PaperType; nudgedAt: string | null; held: boolean } | null;
};

const named = (as: string): Prisma.Sql =>
  Prisma.sql`json_build_object('id', ${Prisma.raw(as)}.id, 'shortName', ${Prisma.raw(as)}.short_name, 'fullName', ${Prisma.raw(as)}.full_name)`;

const COLUMNS = Prisma.sql`t.id, t.person_id AS "personId", p.name, t.kind, t.route, t.state, t.reason, t.reason_note AS "reasonNote",
  t.new_unit_name AS "newUnitName", t.school_type AS "schoolType", t.remark, t.initiator_id AS "initiatorId",
  t.initiator_org_id AS "initiatorOrgId", t.submitted_at AS "submittedAt", t.arrived_at AS "arrivedAt", t.deadline_at AS "deadlineAt",
  t.closed_at AS "closedAt", t.listed_at AS "listedAt", t.refused_from AS "refusedFrom", t.refusal, t.refusal_note AS "refusalNote",
  t.refused_at AS "refusedAt", t.appeal, g.category, ${named("f")} AS "from", ${named("g")} AS "to",
  CASE WHEN b.id IS NOT NULL THEN ${named("b")} END AS assigned,
  CASE WHEN q.id IS NOT NULL THEN json_build_object('id', q.id, 'type', q.type, 'nudgedAt', q.nudged_at, 'held', q.held) END AS paper,
  coalesce((SELECT json_agg(json_build_object('id', d.id, 'name', d.short_name, 'people',
      coalesce((SELECT json_agg(k.name ORDER BY a.seat) FROM org_admin a JOIN person k ON k.id = a.person_id
        WHERE a.organization_id = d.id AND a.status = 'ACTIVE'), '[]'::json)) ORDER BY d.id <> q.desk_id)
    FROM organization d WHERE d.id IN (q.desk_id, q.second_desk_id)), '[]'::json) AS holders`;
const JOINS = Prisma.sql`JOIN person p ON p.id = t.person_id JOIN organization f ON f.id = t.from_branch_id JOIN organization g ON g.id = t.to_org_id
  LEFT JOIN organization b ON b.id = t.to_branch_id
  LEFT JOIN paper q ON q.subject_id = t.id AND q.state = 'OPEN'`;

const listSteps = (id: string): Promise<ParcelStep[]> =>
  db().$queryRaw`
    SELECT s.id, s.kind, s.state, s.at, s.person_id AS "personId", s.person_name AS name, o.short_name AS organization, s.refusal, s.note
    FROM transfer_step s LEFT JOIN organization o ON o.id = s.organization_id WHERE s.transfer_id = ${id}::uuid ORDER BY s.at, s.id`;

async function find(id: string, seen: Prisma.Sql): Promise<ParcelView | null> {
  if (!isId(id)) return null;
  const [found] = await db().$queryRaw<Raw[]>`SELECT ${COLUMNS} FROM transfer t ${JOINS} WHERE t.id = ${id}::uuid AND ${seen} LIMIT 1`;
  if (!found) return null;
  const { category, paper, ...row } = found;
  const nudgedAt = paper?.nudgedAt ? new Date(paper.nudgedAt) : null;
  return {
    ...row,
    toBranch: isBranchLike(category),
    underWay: isUnderWay(row.state),
    paper: paper && { ...paper, nudgedAt },
    steps: await listSteps(id),
  };
}

/** Transfers that concern a desk: from or to its reach, begun by it, or decided at it. */
export const concerns = ({ organizationId: at, path, end }: Scope): Prisma.Sql => Prisma.sql`(
  f.path >= ${path} AND f.path < ${end} OR g.path >= ${path} AND g.path < ${end} OR t.initiator_org_id = ${at}::uuid
  OR EXISTS (SELECT 1 FROM transfer_step s WHERE s.transfer_id = t.id AND s.organization_id = ${at}::uuid))`;

/** One transfer as a desk sees it; null out of reach. */
export const getParcel = (scope: Scope, id: string): Promise<ParcelView | null> => find(id, concerns(scope));

/** One of one's own. */
export const getOwnParcel = (self: SelfScope, id: string): Promise<ParcelView | null> =>
  find(id, Prisma.sql`t.person_id = ${self.personId}::uuid`);
