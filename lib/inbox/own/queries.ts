// 我的申请：自己提交的、关于自己的，每一步走到哪里（OPS-04）。
import type { PaperState, PaperType } from "#generated/enums";
import type { SelfScope } from "#lib/auth/scope";
import { db, Prisma } from "#lib/db";
import type { PaperStepRow } from "#lib/inbox/queries";

/** Papers about a person that are theirs to follow; what somebody else claims of them is told by its outcome. */
const FOLLOWED: readonly PaperType[] = [
  "SELF_REGISTRATION",
  "ADMIN_CHANGE",
  "ARCHIVE",
  "ARCHIVE_REPLACEMENT",
  "DELETION",
  "IDENTITY_CORRECTION",
];

const mine = ({ personId }: SelfScope): Prisma.Sql => Prisma.sql`
  (p.person_id = ${personId}::uuid AND p.type::text = ANY(${[...FOLLOWED]})
    OR p.applicant_id = ${personId}::uuid AND p.origin_id IS NULL)`;

export type OwnPaper = {
  id: string;
  type: PaperType;
  state: PaperState;
  title: string;
  holder: string | null;
  dueAt: Date | null;
  createdAt: Date;
  steps: PaperStepRow[];
};

type Raw = Omit<OwnPaper, "steps"> & { steps: (Omit<PaperStepRow, "at"> & { at: string })[] };
const LATEST = 50;

/** One's own papers with every step, those under way first. */
export async function listOwnPapers(self: SelfScope): Promise<OwnPaper[]> {
  const rows = await db().$queryRaw<Raw[]>`
    SELECT p.id, p.type, p.state, p.title, CASE WHEN p.held THEN '本人' ELSE d.short_name END AS holder, p.due_at AS "dueAt", p.created_at AS "createdAt",
      (SELECT json_agg(json_build_object('id', s.id, 'kind', s.kind, 'at', s.at, 'name', s.person_name, 'organization', o.short_name, 'note', s.note)
          ORDER BY s.at, s.id) FROM paper_step s LEFT JOIN organization o ON o.id = s.organization_id WHERE s.paper_id = p.id) AS steps
    FROM paper p LEFT JOIN organization d ON d.id = p.desk_id
    WHERE ${mine(self)} ORDER BY (p.state = 'OPEN') DESC, p.created_at DESC, p.id LIMIT ${LATEST}`;
  return rows.map((row) => ({ ...row, steps: row.steps.map((step) => ({ ...step, at: new Date(step.at) })) }));
}

/** How many of them are still under way. */
export async function countOwnWaiting(self: SelfScope): Promise<number> {
  const [found] = await db().$queryRaw<{ n: number }[]>`SELECT count(*)::int AS n FROM paper p WHERE p.state = 'OPEN' AND ${mine(self)}`;
  return found?.n ?? 0;
}
