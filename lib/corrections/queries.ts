// 更正与删除的读取：审批时每一级看到什么、会失去什么，材料在哪里（A15）。
import type { Correction, StoredFile } from "#generated/client";
import type { CorrectionKind, Post } from "#generated/enums";
import type { Scope } from "#lib/auth/scope";
import { DELETION_REASON_LABELS } from "#lib/corrections/labels";
import { listMarkFacts } from "#lib/corrections/marks/queries";
import { unsealJson } from "#lib/crypto/seal";
import { db, Prisma } from "#lib/db";
import { genderOf, maskId } from "#lib/members/identity/rules";
import { GENDER_LABELS, REAL_NAME_LABELS } from "#lib/members/labels";
import { openIdNumber } from "#lib/members/record/queries";
import { POST_LABELS } from "#lib/organizations/labels";
import type { PaperFact } from "#lib/papers/rules";

/** Who a person shall be. */
export type Identity = { name: string; idNumber: string };

export const valuesPlace = (row: string) => ({ column: "correction.values_sealed", row });
export const openValues = ({ id, valuesSealed }: Pick<Correction, "id" | "valuesSealed">): Identity =>
  unsealJson<Identity>(valuesSealed ?? new Uint8Array(), valuesPlace(id));

const proofFact = ({ id }: Correction): PaperFact => ({ label: "证明材料", value: "打开材料", href: `/api/corrections/${id}/proof` });

async function identityFacts(row: Correction): Promise<PaperFact[]> {
  const person = await db().person.findUniqueOrThrow({ where: { id: row.personId ?? "" } });
  const [before, wanted] = [{ name: person.name, idNumber: openIdNumber(person) }, openValues(row)];
  const [named, numbered] = [wanted.name !== before.name, wanted.idNumber !== before.idNumber];
  const regendered = numbered && genderOf(wanted.idNumber) !== person.gender;
  const name = { label: "姓名", value: wanted.name, ...(named ? { before: before.name } : {}) };
  const number = {
    label: "身份证号码",
    value: maskId(wanted.idNumber),
    code: true,
    ...(numbered ? { before: maskId(before.idNumber) } : {}),
  };
  const gender = { label: "性别", value: GENDER_LABELS[genderOf(wanted.idNumber)], before: GENDER_LABELS[person.gender] };
  const both = named && numbered ? { warn: "姓名和号码都改，请核对是不是同一个人" } : {};
  return [
    { ...name, ...both },
    number,
    ...(regendered ? [gender] : []),
    { label: "实名认证", value: REAL_NAME_LABELS[person.realNameCheck], warn: "更正之后重新认证" },
  ];
}

type Losses = {
  name: string;
  branch: string | null;
  posts: { organization: string; post: Post }[];
  desks: string[];
  papers: number;
  developmentNo: string | null;
  activated: boolean;
};

/** What there is of a person that goes with them. */
async function loadLosses(personId: string | null): Promise<Losses> {
  const [found] = await db().$queryRaw<Losses[]>`
    SELECT p.name, p.development_no AS "developmentNo", u.state = 'ACTIVE' AS activated,
      (SELECT o.full_name FROM membership m JOIN organization o ON o.id = m.branch_id WHERE m.person_id = p.id AND m.status = 'ACTIVE') AS branch,
      coalesce((SELECT json_agg(json_build_object('organization', o.short_name, 'post', c.post) ORDER BY o.path) FROM cadre_post c
        JOIN organization o ON o.id = c.organization_id WHERE c.person_id = p.id AND c.status = 'ACTIVE'), '[]') AS posts,
      coalesce((SELECT array_agg(o.short_name ORDER BY o.path) FROM org_admin a
        JOIN organization o ON o.id = a.organization_id WHERE a.person_id = p.id AND a.status = 'ACTIVE'), '{}') AS desks,
      (SELECT count(*)::int FROM paper q WHERE q.person_id = p.id AND q.state = 'OPEN' AND q.type <> 'DELETION') AS papers
    FROM person p JOIN account u ON u.person_id = p.id WHERE p.id = ${personId}::uuid`;
  if (!found) throw new Error("a request about nobody");
  return found;
}

async function deletionFacts(row: Correction): Promise<PaperFact[]> {
  const lost = await loadLosses(row.personId);
  const posts = lost.posts.map((p) => `${p.organization}${POST_LABELS[p.post]}`).join("、");
  const facts: (PaperFact | null)[] = [
    { label: "理由", value: DELETION_REASON_LABELS[row.reason ?? "OTHER"] },
    { label: "团员关系", value: lost.branch ?? "没有", ...(lost.branch ? { warn: "将结束" } : {}) },
    posts ? { label: "团内职务", value: posts, warn: "将结束" } : null,
    lost.desks.length > 0 ? { label: "管理员权限", value: lost.desks.join("、"), warn: "将结束" } : null,
    lost.papers > 0 ? { label: "在办的事项", value: `${lost.papers}\u00a0件`, warn: "将作废" } : null,
    lost.developmentNo ? { label: "发展团员编号", value: lost.developmentNo, code: true, warn: "将腾出" } : null,
    { label: "账号", value: lost.activated ? "已激活" : "待激活", warn: "将注销" },
  ];
  return facts.filter((fact) => fact !== null);
}

const FACTS: Readonly<Record<CorrectionKind, (row: Correction) => Promise<PaperFact[]>>> = {
  IDENTITY: identityFacts,
  DELETION: deletionFacts,
  GRADUATION_MARK: listMarkFacts,
};

/** What each level reads before it consents: what changes, or what would be lost (A15). */
export async function listCorrectionFacts(id: string): Promise<PaperFact[]> {
  const row = await db().correction.findUniqueOrThrow({ where: { id } });
  const facts = await FACTS[row.kind](row);
  return [...facts, { label: "情况说明", value: row.note }, ...(row.fileId ? [proofFact(row)] : [])];
}

const onDesk = ({ role, organizationId: at }: Scope): Prisma.Sql =>
  role === "OPERATOR" ? Prisma.sql`p.desk_id IS NULL` : Prisma.sql`p.desk_id = ${at}::uuid`;

/** The proof of a request that lies here, came from here or passed through here. */
export async function findProof(scope: Scope, id: string): Promise<StoredFile | null> {
  const at = scope.organizationId;
  const [seen] = await db().$queryRaw<{ fileId: string | null }[]>`
    SELECT c.file_id AS "fileId" FROM correction c WHERE c.id = ${id}::uuid AND EXISTS (SELECT 1 FROM paper p WHERE p.subject_id = c.id
      AND p.type IN ('DELETION', 'IDENTITY_CORRECTION') AND (p.origin_id = ${at}::uuid OR (p.state = 'OPEN' AND ${onDesk(scope)})
        OR EXISTS (SELECT 1 FROM paper_step s WHERE s.paper_id = p.id AND s.organization_id = ${at}::uuid)))`;
  return seen?.fileId ? db().storedFile.findUnique({ where: { id: seen.fileId } }) : null;
}
