// 送核名单：给身份核查服务的表，写着完整的号码，所以只有系统后台拿得到，每个人都看得到自己被送核。
import type { Actor } from "#lib/auth/actor";
import { now } from "#lib/clock";
import { dayOf } from "#lib/dates";
import type { PlainSheet } from "#lib/excel/template";
import { noteExport } from "#lib/members/disclosures/commands";
import { listOpen } from "#lib/members/real-name/queries";
import { batchSheet } from "#lib/members/real-name/sheet";
import { openIdNumber } from "#lib/members/record/queries";
import { refuse } from "#lib/verdict";

/** A batch for the service, as far as it has no answer yet. */
export async function exportBatch(actor: Actor, batchId: string): Promise<{ sheet: PlainSheet; name: string }> {
  const people = await listOpen(batchId);
  if (people.length === 0) refuse("E-GEN-08");
  const told = { fields: ["姓名", "身份证号码"], reason: "送身份核查服务实名认证" };
  await noteExport(
    actor,
    people.map((p) => p.id),
    told,
  );
  const subjects = people.map((p) => ({ name: p.name, idNumber: openIdNumber({ id: p.id, idNumber: new Uint8Array(p.idNumber) }) }));
  return { sheet: batchSheet(subjects), name: `实名认证送核 ${dayOf(now())}.xlsx` };
}
