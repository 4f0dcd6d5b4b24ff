import { beforeAll, describe, expect, it } from "vitest";
import { getTraining, listOwnTrainings, listTrainings, listTrainingsOf, openOwnTrainingFile } from "#lib/cadres/trainings/queries";
import { removeTraining, saveTraining } from "#lib/cadres/trainings/actions";
import { trainingSchema, type TrainingFormData } from "#lib/cadres/trainings/schema";
import { setClock } from "#lib/clock";
import { laterByDays } from "#lib/dates";
import { db } from "#lib/db";
import { purge } from "#lib/jobs/purge";
import { newId } from "#lib/crypto/ids";
import { remove } from "#tests/support/cadres";
import { withWorld } from "#tests/support/database";
import { CLASS_1, CLASS_2, COLLEGE, GRADE } from "#tests/support/organizations";
import { given, organizationId, type Player, personId, press, refusal, scopeFor, selfFor, send, signedIn } from "#tests/support/people";
import { smallPdf } from "#tests/support/pdfs";
import { call } from "#tests/support/routes";
import { violations } from "#tests/support/soundness";
import { BASE_DATE } from "#world/plant";

withWorld();
let m01: Player;
let k05: Player;
beforeAll(async () => {
  m01 = await signedIn("M01", { organization: CLASS_1 });
  k05 = await signedIn("K05", { organization: GRADE });
});

const PDF = smallPdf();

const form = async (more: Partial<TrainingFormData> = {}): Promise<TrainingFormData> => ({
  ...{ organizationId: await organizationId(CLASS_1), version: 1, name: "团支部书记培训班", host: "江海海洋大学团委" },
  ...{ startOn: "2025-02-20", endOn: "2025-02-22", form: "ONSITE", hours: "16", note: "" },
  ...{ personIds: [await personId("M01"), await personId("M02")], ...more },
});
const save = async (player: Player, more: Partial<TrainingFormData> = {}) => press(player.browser, saveTraining, await form(more));

const upload = async (player: Player, bytes: Uint8Array) => {
  const answer = await call(player.browser, "/api/uploads/trainings", {
    method: "POST",
    body: bytes,
    headers: {
      "x-file-name": encodeURIComponent("结业证书.pdf"),
      "content-type": "application/pdf",
      "content-length": String(bytes.length),
    },
  });
  return (await answer.json()) as { ok: boolean; code?: string; data?: { fileId: string } };
};

describe("团干部培训（CAD-14）", () => {
  it("M01、M02 参加的一次培训，两个人的资料里都有；变动记录里也有；别的支部看不到", async () => {
    const { trainingId } = given(await save(m01));
    for (const key of ["M01", "M02"]) {
      const self = await selfFor(await signedIn(key));
      expect((await listOwnTrainings(self)).map((t) => [t.name, t.hours, t.startOn])).toEqual([["团支部书记培训班", 16, "2025-02-20"]]);
      expect(await db().changeRecord.count({ where: { personId: await personId(key), kind: "TRAINED" } })).toBe(1);
    }
    const [k05Scope, m07] = [await scopeFor(k05), await signedIn("M07", { organization: CLASS_2 })];
    expect(await listTrainingsOf(k05Scope, await personId("M02"))).toHaveLength(1);
    expect(await listTrainingsOf(await scopeFor(m07), await personId("M02"))).toEqual([]);
    expect((await listTrainings(await scopeFor(m07))).rows).toEqual([]);
    expect(await getTraining(await scopeFor(m07), trainingId)).toBeNull();
    given(await press(m01.browser, removeTraining, { trainingId }));
    expect(refusal(await press(m01.browser, removeTraining, { trainingId }))).toBe("E-GEN-08");
    expect(await listOwnTrainings(await selfFor(await signedIn("M02")))).toEqual([]);
    expect(await violations()).toEqual([]);
  });

  it("结束早于开始：E-CAD-14 写在结束日期下；同一天可以；不是日子、没有人、学时不是数也都说", async () => {
    const at = (more: Partial<TrainingFormData>) => save(m01, more);
    const early = await at({ startOn: "2025-02-22", endOn: "2025-02-21" });
    expect(early).toMatchObject({ ok: false, code: "E-CAD-14", fields: { endOn: "结束日期不能早于开始日期。" } });
    expect((await at({ startOn: "2025-02-31" })).ok).toBe(false);
    expect(await at({ personIds: [] })).toMatchObject({ ok: false, fields: { personIds: "请选择参训人员。" } });
    expect((await at({ hours: "两天" })).ok).toBe(false);
    expect(await at({ name: " " })).toMatchObject({ ok: false, fields: { name: "请填写必填项：培训名称" } });
    expect(trainingSchema.safeParse(await form({ startOn: "2025-02-21", endOn: "2025-02-21" })).success).toBe(true);
  });

  it("参训的须是本组织的团干部（E-CAD-22）；只录本组织的", async () => {
    expect(refusal(await save(m01, { personIds: [await personId("M03")] }))).toBe("E-CAD-22");
    expect(refusal(await save(m01, { personIds: [await personId("M07")] }))).toBe("E-CAD-22");
    expect(refusal(await save(k05))).toBe("E-PERM-02");
    expect(refusal(await save(await signedIn("M08", { organization: COLLEGE })))).toBe("E-PERM-02");
    expect(refusal(await save(m01, { trainingId: newId() }))).toBe("E-GEN-08");
  });

  it("同一张表按十次只有一条（R6）；旧的那一版存不进去（E-GEN-02）", async () => {
    const [input, key] = [await form({ name: "按十次" }), crypto.randomUUID()];
    const answers = await Promise.all(Array.from({ length: 10 }, () => send(m01.browser, saveTraining, { input, key })));
    expect(new Set(answers.map((a) => given(a).trainingId)).size).toBe(1);
    const { trainingId } = given(answers[0] as never) as { trainingId: string };
    given(await save(m01, { name: "改了名", trainingId }));
    expect(refusal(await save(m01, { name: "又改名", trainingId, version: 1 }))).toBe("E-GEN-02");
    expect((await listTrainings(await scopeFor(m01))).rows.map((t) => t.name)).toEqual(["改了名"]);
    given(await press(m01.browser, removeTraining, { trainingId }));
  });

  it("附件是 PDF：参训的人下得到，别人下不到；不是 PDF 的不收；没用上的三十天后清掉", async () => {
    const [bad, good] = [await upload(m01, Buffer.from("MZ")), await upload(m01, PDF)];
    expect(bad).toMatchObject({ ok: false, code: "E-EDB-01" });
    expect(refusal(await save(await signedIn("M02", { organization: CLASS_1 }), { fileId: good.data?.fileId }))).toBe("E-GEN-08");
    const { trainingId } = given(await save(m01, { fileId: good.data?.fileId, personIds: [await personId("M02")] }));
    const m02 = await signedIn("M02");
    const own = await openOwnTrainingFile(await selfFor(m02), trainingId);
    expect(own).toMatchObject({ name: "结业证书.pdf", size: PDF.length });
    expect(await openOwnTrainingFile(await selfFor(await signedIn("M03")), trainingId)).toBeNull();
    const kept = await call(m01.browser, `/api/trainings/${trainingId}`);
    expect([kept.status, kept.headers.get("cache-control")]).toEqual([200, "no-store"]);
    expect(Buffer.from(await kept.arrayBuffer()).equals(PDF)).toBe(true);
    expect((await call(k05.browser, `/api/trainings/${trainingId}`)).status).toBe(404);
    setClock(laterByDays(BASE_DATE, 31));
    await purge();
    setClock(BASE_DATE);
    expect(await db().storedFile.findMany({ where: { purpose: "training" }, select: { id: true } })).toEqual([{ id: good.data?.fileId }]);
    given(await press(m01.browser, removeTraining, { trainingId }));
  });

  it("参训以后离任的人，修改时还可以留着", async () => {
    const { trainingId } = given(await save(m01, { name: "离任前" }));
    given(await remove(m01, CLASS_1, "M02"));
    given(await save(m01, { name: "离任后", trainingId }));
    expect(refusal(await save(m01, { name: "新的一次" }))).toBe("E-CAD-22");
    expect((await listTrainings(await scopeFor(m01))).rows.map((t) => [t.name, t.people.length])).toEqual([["离任后", 2]]);
    expect(await violations()).toEqual([]);
  });
});
