// 申报毕业去向：本人说，办理之前都可以改；凭它发起了转接就不再改。
import { record } from "#lib/audit/record";
import type { Actor } from "#lib/auth/actor";
import { now } from "#lib/clock";
import { newId } from "#lib/crypto/ids";
import { sealJson } from "#lib/crypto/seal";
import { dayOf, dayToDb } from "#lib/dates";
import { type Tx, transaction } from "#lib/db";
import { detailsPlace, findStanding, findTargets, type Told } from "#lib/graduation/declarations/queries";
import { type DeclaredField, isAsked, isFitTarget, mayDeclare, missingOf } from "#lib/graduation/declarations/rules";
import { DECLARED_LABELS } from "#lib/graduation/labels";
import type { DeclarationForm } from "#lib/graduation/schema";
import { permit, Refusal, refuse } from "#lib/verdict";

const TOLD = [
  "unitName",
  "address",
  "place",
  "domesticContact",
  "domesticPhone",
  "why",
  "contact",
] as const satisfies readonly DeclaredField[];

/** Refuses what the route asks for and the form lacks, each at its field. */
function requireComplete(form: DeclarationForm): void {
  const missing = missingOf(form.route, form);
  if (missing.length === 0) return;
  const sentence = (field: DeclaredField) => `请填写必填项：${DECLARED_LABELS[field]}`;
  const because = `请填写必填项：${missing.map((field) => DECLARED_LABELS[field]).join("、")}`;
  throw new Refusal({ yes: false, code: "E-GEN-01", because }, undefined, Object.fromEntries(missing.map((f) => [f, sentence(f)])));
}

/** What the route asks for, and nothing of what was typed for another. */
function asked(form: DeclarationForm): DeclarationForm {
  const left = (Object.keys(DECLARED_LABELS) as DeclaredField[]).filter((field) => !isAsked(form.route, field));
  return { ...form, ...Object.fromEntries(left.map((field) => [field, ""])) };
}

async function requireFit(form: DeclarationForm, branchId: string): Promise<void> {
  const { route, targetId, startOn, endOn } = form;
  if (startOn && endOn && startOn >= endOn) refuse("E-CAD-14", {}, "endOn");
  if (!targetId) return;
  const target = (await findTargets([targetId])).get(targetId);
  permit(
    target ? isFitTarget(route, target, branchId) : { yes: false, code: "E-GEN-08", because: "没有找到这个组织，请重新选择。" },
    "targetId",
  );
}

const toldOf = (form: DeclarationForm): Told => Object.fromEntries(TOLD.flatMap((field) => (form[field] ? [[field, form[field]]] : [])));

/** The declaration that is not used yet is written over; there is at most one. */
async function keep(tx: Tx, personId: string, branchId: string, form: DeclarationForm): Promise<void> {
  const open = await tx.graduateDeclaration.findFirst({ where: { personId, usedAt: null } });
  const id = open?.id ?? newId();
  const data = {
    ...{ branchId, route: form.route, targetId: form.targetId || null, school: form.school || null, month: form.month || null },
    ...{ startOn: dayToDb(form.startOn || null), endOn: dayToDb(form.endOn || null), updatedAt: now() },
    details: new Uint8Array(sealJson(toldOf(form), detailsPlace(id))),
  };
  if (open) await tx.graduateDeclaration.update({ where: { id }, data });
  else await tx.graduateDeclaration.create({ data: { id, personId, createdAt: now(), ...data } });
}

/** Says where one goes after graduation, or something else than before. */
export const declareDestination = (actor: Actor, given: DeclarationForm): Promise<void> =>
  transaction(async (tx) => {
    const { personId } = actor;
    if (actor.assurance < 2) refuse("E-PERM-06");
    await tx.$executeRaw`SELECT 1 FROM person WHERE id = ${personId}::uuid FOR UPDATE`;
    const standing = (await findStanding(personId)) ?? refuse("E-GRAD-14");
    permit(mayDeclare(standing, given.route, dayOf(now())), "route");
    if ((await tx.transfer.count({ where: { personId, closedAt: null } })) > 0) refuse("E-GRAD-16");
    const form = asked(given);
    requireComplete(form);
    await requireFit(form, standing.branchId);
    await keep(tx, personId, standing.branchId, form);
    await record(tx, actor, { action: "graduation.declared", subject: { type: "person", id: personId }, detail: { route: form.route } });
  });
