// 团员自行注册的读取：走到哪一步、填了什么；审批时核对有没有重复（REG-07、REG-08）。
import type { Organization, SelfRegistration } from "#generated/client";
import type { SelfRegistrationState } from "#generated/enums";
import { isWithin } from "#lib/auth/reach";
import type { Scope } from "#lib/auth/scope";
import { now } from "#lib/clock";
import { mobileIndex } from "#lib/crypto/blind";
import { unsealJson } from "#lib/crypto/seal";
import { completedYears, dayOf, showDay } from "#lib/dates";
import { db } from "#lib/db";
import { findSharers } from "#lib/members/entry/queries";
import { type Draft, draftOfForm, type PersonForm } from "#lib/members/entry/schema";
import { birthOf, maskName } from "#lib/members/identity/rules";
import { FIELD_LABELS, type PersonField } from "#lib/members/labels";
import { showFact } from "#lib/members/record/labels";
import { POST_LABELS } from "#lib/organizations/labels";
import type { PaperFact } from "#lib/papers/rules";

export const formPlace = (row: string) => ({ column: "self_registration.form_sealed", row });

/** What the applicant typed, or null once it was cleared away. */
export const openForm = ({ id, formSealed }: Pick<SelfRegistration, "id" | "formSealed">): PersonForm | null =>
  formSealed && unsealJson<PersonForm>(formSealed, formPlace(id));

export type Standing = {
  id: string;
  state: SelfRegistrationState;
  branch: Pick<Organization, "id" | "fullName" | "provinceCode" | "category" | "level">;
  reason: string | null;
  createdAt: Date;
  expiresAt: Date;
  kept: boolean;
};

/** Where an application stands, for whoever holds its link; nothing personal. */
export async function getStanding(id: string): Promise<Standing | null> {
  const row = await db().selfRegistration.findUnique({ where: { id } });
  const branch = row && (await db().organization.findUnique({ where: { id: row.branchId } }));
  if (!row || !branch) return null;
  const { state, reason, createdAt, expiresAt, formSealed } = row;
  const { id: branchId, fullName, provinceCode, category, level } = branch;
  const place = { id: branchId, fullName, provinceCode, category, level };
  return { id, state, reason, createdAt, expiresAt, kept: formSealed !== null, branch: place };
}

type Double = { name: string; path: string | null; organization: string | null; why: "id" | "birth" | "number" };

/** People who might be the applicant already: the same ID number, the same name and birthday, the same development number. */
const findDoubles = (row: SelfRegistration, draft: Draft): Promise<Double[]> =>
  db().$queryRaw`
    SELECT p.name, o.path, o.short_name AS organization,
      CASE WHEN p.id_index = ${row.idIndex} THEN 'id' WHEN p.development_no = ${draft.developmentNo} THEN 'number' ELSE 'birth' END AS why
    FROM person p LEFT JOIN membership m ON m.person_id = p.id AND m.status = 'ACTIVE' LEFT JOIN organization o ON o.id = m.branch_id
    WHERE p.status = 'ACTIVE' AND (p.id_index = ${row.idIndex} OR p.development_no = ${draft.developmentNo}
      OR (p.name = ${draft.name} AND p.birth_date = ${birthOf(draft.idNumber)}::date))
    ORDER BY why DESC, p.id LIMIT 5`;

const WHY: Readonly<Record<Double["why"], string>> = { id: "身份证号码已登记", birth: "同名同生日", number: "发展团员编号已有人用" };

/** Somebody in the reader's reach is named, whoever is not stays masked (Q18). */
const asFact =
  (scope: Scope) =>
  ({ name, path, organization, why }: Double): PaperFact => {
    const seen = path !== null && isWithin(path, scope.path);
    return { label: "可能重复", value: seen ? `${name}，${organization}` : `${maskName(name)}，管辖之外的组织`, warn: WHY[why] };
  };

const SHOWN: readonly PersonField[] = ["idNumber", "joinLeagueDate", "developmentNo", "politicalStatus", "unitName"];

function ownFacts(draft: Draft): PaperFact[] {
  const birth = birthOf(draft.idNumber);
  const post = draft.isCadre && draft.post ? [{ label: "填报的职务", value: POST_LABELS[draft.post], warn: "请核实" }] : [];
  const told = SHOWN.map((field) => ({ label: FIELD_LABELS[field], value: showFact(field, draft), code: field === "idNumber" }));
  return [
    { label: FIELD_LABELS.name, value: draft.name },
    { label: "出生日期", value: `${showDay(birth)}，${completedYears(birth, dayOf(now()))}\u00a0岁` },
    ...told.filter((fact): fact is typeof fact & { value: string } => fact.value !== null),
    ...post,
  ];
}

async function mobileFact(branchId: string, draft: Draft): Promise<PaperFact> {
  const fact = { label: FIELD_LABELS.mobile, value: showFact("mobile", draft) ?? "未填", code: true };
  if (!draft.mobile) return fact;
  const asked = { key: mobileIndex(draft.mobile), branchId };
  const { here, elsewhere } = (await findSharers([asked]))(asked);
  if (here > 0) return { ...fact, warn: `本支部有 ${here}\u00a0人用这个号码` };
  return elsewhere ? { ...fact, warn: "别处有人用这个号码" } : fact;
}

/** What the branch or its superior reads of an application, possible duplicates last. */
export async function listSelfRegistrationFacts(id: string, scope: Scope): Promise<PaperFact[]> {
  const row = await db().selfRegistration.findUniqueOrThrow({ where: { id } });
  const form = openForm(row);
  if (!form) return [];
  const draft = draftOfForm(form);
  const others = await db().selfRegistration.count({ where: { idIndex: row.idIndex, state: "PENDING", id: { not: id } } });
  const doubles = (await findDoubles(row, draft)).map(asFact(scope));
  const again: PaperFact[] =
    others > 0 ? [{ label: "可能重复", value: `另有 ${others}\u00a0份相同证件号的申请在等`, warn: "请问清楚本人" }] : [];
  const none: PaperFact[] = doubles.length + others === 0 ? [{ label: "重复", value: "没有发现", ok: "已核对" }] : [];
  return [...ownFacts(draft), await mobileFact(row.branchId, draft), ...doubles, ...again, ...none];
}
