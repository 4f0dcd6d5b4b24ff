// 执行更正：姓名、证件号和由它推出的一切，名册、登录名、会话、实名认证一并更新（MEM-20）。
import { record, type Recorder } from "#lib/audit/record";
import { endSessions } from "#lib/auth/sessions";
import { now } from "#lib/clock";
import type { Identity } from "#lib/corrections/queries";
import { newId } from "#lib/crypto/ids";
import type { Tx } from "#lib/db";
import { findRegistrations } from "#lib/members/entry/queries";
import type { Draft } from "#lib/members/entry/schema";
import { loadForEdit, writeProfiles } from "#lib/members/profiles/commands";
import { changedFields, changeOf } from "#lib/members/profiles/rules";
import { identityColumns } from "#lib/members/record/commands";
import { readSettings } from "#lib/settings/settings";
import { refuse } from "#lib/verdict";

/** Writes the columns by which a person is known and found. */
async function writeIdentity(tx: Tx, id: string, draft: Draft): Promise<void> {
  const columns = identityColumns(id, draft);
  const assignments = Object.keys(columns).filter((c) => c !== "id");
  await tx.$executeRawUnsafe(
    `UPDATE person p SET ${assignments.map((c) => `"${c}" = n."${c}"`).join(", ")}, real_name_check = 'UNCHECKED'
     FROM json_populate_recordset(NULL::person, $1::json) n WHERE p.id = n.id`,
    JSON.stringify([columns]),
  );
  const nameKey = `${columns.name_pinyin} ${columns.name}`;
  await tx.membership.updateMany({ where: { personId: id, status: "ACTIVE" }, data: { nameKey } });
}

/** Gives a person the name and ID number that they should have had. The number must be nobody else's. */
export async function correctIdentity(tx: Tx, who: Recorder, { personId, wanted }: { personId: string; wanted: Identity }): Promise<void> {
  const loaded = await loadForEdit(tx, personId);
  const taken = (await findRegistrations([wanted.idNumber])).get(wanted.idNumber);
  if (taken && taken.personId !== personId) refuse("E-MEM-03", { 组织全称: taken.branchName ?? "另一个组织" }, "idNumber");
  const draft = { ...loaded.draft, ...wanted };
  await writeIdentity(tx, personId, draft);
  await writeProfiles(tx, [{ loaded, draft }], await readSettings(loaded.organization.path));
  await endSessions(tx, personId, "身份信息已更正");
  const title = "你的身份信息已更正";
  const body = "姓名或身份证号码已按申请更正，登录请用更正后的身份证号码，密码不变。";
  await tx.message.create({ data: { id: newId(), personId, title, body, href: "/my/profile", createdAt: now() } });
  const kind = "IDENTITY_CORRECTED" as const;
  const changes = changedFields(loaded.draft, draft).map(changeOf({ personId, before: loaded.draft, after: draft, kind }));
  await record(tx, who, { action: "correction.identityCorrected", subject: { type: "person", id: personId }, changes });
}
