// 凭注册码注册为管理员：核对注册码与资料，建档、任职、授权、开户一次完成。
import { tellDesk } from "#lib/administrators/commands";
import { record } from "#lib/audit/record";
import { parentPath } from "#lib/auth/reach";
import { LIMITS, refund, take } from "#lib/auth/throttle";
import { now } from "#lib/clock";
import { tidyCode } from "#lib/crypto/codes";
import { dayOf } from "#lib/dates";
import { db, transaction } from "#lib/db";
import type { Organization } from "#generated/client";
import { enterMembers } from "#lib/members/entry/commands";
import { findRegistrations, judgeNumbers, listSegments } from "#lib/members/entry/queries";
import { blocking, examine } from "#lib/members/entry/rules";
import type { Draft, Finding } from "#lib/members/entry/schema";
import { draftOfForm } from "#lib/members/entry/schema";
import { isBranchLike, postsOf } from "#lib/organizations/rules";
import { consumeCode, installAdministrator } from "#lib/registration/commands";
import { findTyped } from "#lib/registration/queries";
import { isUsable } from "#lib/registration/rules";
import type { Registration } from "#lib/registration/schema";
import { readSettings } from "#lib/settings/settings";
import { no, permit, Refusal, refuse, refuseFields } from "#lib/verdict";

export type Visitor = { address: string; device: string };

const FROZEN = "为防有人试码，这个组织的管理员注册停24小时，之后自动恢复。";

/** At the day's limit of wrong codes the superior is told (case 6). */
async function tellSuperior(organizationId: string): Promise<void> {
  await transaction(async (tx) => {
    const organization = await tx.organization.findUnique({ where: { id: organizationId } });
    if (!organization) return;
    const title = `${organization.shortName}今天输错管理员注册码的次数太多`;
    await tellDesk(tx, parentPath(organization.path), { title, body: FROZEN, href: "/manage/organizations" });
  });
}

type Try = readonly ["registrationDay" | "registrationAddress" | "registrationHour", string];
const giveBack = (tries: readonly Try[]) => Promise.all(tries.map(([name, key]) => refund(name, key)));

/** Takes a try of the address and of the organization before the code is looked at (S6). Returns the organization's number today. */
async function takeTry(tries: readonly Try[]): Promise<number> {
  let taken = 0;
  for (const [i, [name, key]] of tries.entries()) {
    taken = await take(name, key);
    if (taken > 0) continue;
    await giveBack(tries.slice(0, i));
    return name === "registrationDay" ? refuse("E-REG-09", {}, "code") : refuse("E-GEN-04");
  }
  return taken;
}

/** The usable code that was typed, or a refusal that is counted. */
async function requireCode({ address }: Visitor, { code: typed, organizationId }: Registration) {
  const tries: Try[] = [
    ["registrationAddress", address],
    ["registrationHour", organizationId],
    ["registrationDay", organizationId],
  ];
  const today = await takeTry(tries);
  const code = await findTyped(tidyCode(typed));
  const verdict = isUsable(code, organizationId, now());
  if (!code || !verdict.yes) {
    if (today === LIMITS.registrationDay.points) await tellSuperior(organizationId);
    throw new Refusal(verdict.yes ? no("E-REG-01") : verdict, "code");
  }
  await giveBack(tries);
  return code;
}

/** What of a record stands in the way of registering oneself, the year of joining first (C-21). */
export async function findingsOf(draft: Draft, organization: Organization): Promise<Finding[]> {
  const settings = await readSettings(organization.path);
  const profile = isBranchLike(organization.category) ? "MEMBER" : "CADRE";
  const facts = {
    today: dayOf(now()),
    profile,
    branchProvince: organization.provinceCode,
    settings,
    segments: await listSegments(),
    posts: postsOf(organization),
  } as const;
  const found = blocking(examine(draft, facts));
  if ((draft.joinLeagueDate?.day ?? "") > settings["reg.selfUntil"])
    found.unshift({ field: "joinLeagueDate", code: "E-REG-07", because: no("E-REG-07").because, soft: false });
  return found;
}

async function check(draft: Draft, form: Registration): Promise<Organization> {
  const organization = await db().organization.findFirst({ where: { id: form.organizationId, status: { not: "DELETED" } } });
  if (!organization) refuse("E-GEN-08");
  if (draft.idNumber !== form.idNumberConfirm.normalize("NFKC").replace(/\s/g, "").toUpperCase()) refuse("E-ID-02", {}, "idNumberConfirm");
  refuseFields(await findingsOf(draft, organization));
  if ((await findRegistrations([draft.idNumber])).size > 0) refuse("E-REG-06", {}, "idNumber");
  permit((await judgeNumbers([draft.developmentNo]))(draft), "developmentNo");
  return organization;
}

/** Registers an administrator by code (REG-02). Nothing typed is wrong without a sentence at its field. */
export async function registerAdministrator(visitor: Visitor, form: Registration): Promise<void> {
  const code = await requireCode(visitor, form);
  const draft: Draft = { ...draftOfForm(form.person), isCadre: true };
  const organization = await check(draft, form);
  await transaction(async (tx) => {
    await tx.$executeRaw`SELECT 1 FROM organization WHERE id = ${organization.id}::uuid FOR UPDATE`;
    const settings = await readSettings(organization.path);
    const who = { personId: null, name: draft.name, organizationId: organization.id, sessionId: null };
    const newcomer = { draft, branch: organization, membership: isBranchLike(organization.category), note: "管理员注册" };
    const subject = { type: "organization", id: organization.id };
    const personId = (await enterMembers(tx, [newcomer], { who, settings, kind: "REGISTERED", subject })).get(newcomer);
    if (!personId) refuse("E-REG-06", {}, "idNumber");
    await consumeCode(tx, code.id, personId);
    const full = settings["admin.maxPerOrg"];
    if ((await tx.orgAdmin.count({ where: { organizationId: organization.id, status: "ACTIVE" } })) >= full)
      refuse("E-REG-05", { n: full });
    await installAdministrator(tx, who, { personId, organization, password: form.password, device: visitor.device });
    await record(tx, who, { action: "administrator.registered", subject });
  });
}
