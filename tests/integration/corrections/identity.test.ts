import { createHash } from "node:crypto";
import { readFile } from "node:fs/promises";
import { describe, expect, it } from "vitest";
import { setClock } from "#lib/clock";
import { dropUnusedProofs } from "#lib/corrections/jobs";
import { openProof } from "#lib/corrections/proof/report";
import { laterByDays } from "#lib/dates";
import { db } from "#lib/db";
import { pathOf } from "#lib/files/names";
import { listOwnPapers } from "#lib/inbox/own/queries";
import { getPaper } from "#lib/inbox/queries";
import { enterMember } from "#lib/archives/actions";
import { findRegistrations } from "#lib/members/entry/queries";
import { getMember, listHistory } from "#lib/members/queries";
import { askCorrection, climb, proofOf, sendProof, waitingAt } from "#tests/support/corrections";
import { withFreshWorld } from "#tests/support/database";
import { decide, lettersTo, papersOf } from "#tests/support/desks";
import { formOfTexts } from "#tests/support/entries";
import { CLASS_1, CLASS_2022, COLLEGE, GRADE, organizationOf, PROVINCE } from "#tests/support/organizations";
import { actorFor, given, idNumberOf, type Player, personId, press, refusal, scopeFor, selfFor, signedIn } from "#tests/support/people";
import { inventedId } from "#tests/support/registration";
import { taggedJpeg } from "#tests/support/pictures";
import { smallPdf } from "#tests/support/pdfs";
import { violations } from "#tests/support/soundness";
import { worldTexts } from "#tests/support/students";
import { BASE_DATE } from "#world/plant";

withFreshWorld();

const at = (key: string, organization: string): Promise<Player> => signedIn(key, { organization });
const corrections = () => db().correction.findMany({ orderBy: { createdAt: "asc" } });
const stateOf = async (): Promise<string | undefined> => (await corrections())[0]?.state;
const NEW_ID = inventedId(7);

describe("更正姓名、身份证号码（MEM-20）", () => {
  it("M03 的名字写错：1班提出，一级一级到省级，省级同意当场更正；实名认证回到未认证，历史留着新旧", async () => {
    const id = await personId("M03");
    await db().person.update({ where: { id }, data: { realNameCheck: "FAILED" } });
    const m01 = await at("M01", CLASS_1);
    const before = await getMember(await scopeFor(m01), id);
    given(await askCorrection(m01, "M03", { name: "何望舒" }));
    await climb(3);
    expect(await stateOf()).toBe("FORWARDED");
    expect((await db().person.findUniqueOrThrow({ where: { id } })).name).toBe(before?.draft.name);
    const k02 = await at("K02", PROVINCE);
    given(await decide(k02, await waitingAt(k02)));
    expect(await stateOf()).toBe("EXECUTED");
    const person = await db().person.findUniqueOrThrow({ where: { id }, include: { memberships: true } });
    expect(person).toMatchObject({ name: "何望舒", nameInitials: "hws", realNameCheck: "UNCHECKED" });
    expect(person.memberships[0]?.nameKey).toBe(`${person.namePinyin} 何望舒`);
    const line = (await listHistory(id)).find((l) => l.changes.length > 0);
    expect(line?.changes).toMatchObject([{ field: "姓名", oldValue: before?.draft.name, newValue: "何望舒" }]);
    expect(await violations()).toEqual([]);
  });

  it("证件号写错：登录名、出生日期、性别、打码的历史、会话、提醒，一样不落；原号码腾出", async () => {
    const [id, m01] = [await personId("M03"), await at("M01", CLASS_1)];
    const m03 = await signedIn("M03");
    given(await askCorrection(m01, "M03", { idNumber: NEW_ID }));
    await climb(4);
    const page = await getMember(await scopeFor(m01), id);
    expect(page).toMatchObject({ birthDate: "2003-06-01", realNameCheck: "UNCHECKED", draft: { idNumber: NEW_ID } });
    await expect(actorFor(m03)).rejects.toThrow("ended");
    expect(await lettersTo("K90")).toEqual([]);
    expect((await db().message.findFirst({ where: { personId: id, title: "你的身份信息已更正" } }))?.body).not.toContain(NEW_ID);
    expect((await findRegistrations([idNumberOf("M03")])).size).toBe(0);
    const records = await db().changeRecord.findMany({ where: { personId: id, kind: "IDENTITY_CORRECTED" } });
    expect(records.map((r) => r.newValue).join()).toContain(`${NEW_ID.slice(0, 6)}********${NEW_ID.slice(-4)}`);
    expect(records.some((r) => `${r.oldValue}${r.newValue}`.includes(NEW_ID))).toBe(false);
    expect(await violations()).toEqual([]);
  });

  it("每一级看到新旧对照与材料；材料只有经手的桌子打得开，打开有记录；没经手的、旁支的打不开", async () => {
    const m01 = await at("M01", CLASS_1);
    given(await askCorrection(m01, "M03", { name: "何望舒", idNumber: NEW_ID }));
    const [{ id: correctionId } = { id: "" }] = await corrections();
    const [k05, m08] = [await at("K05", GRADE), await at("M08", COLLEGE)];
    const facts = (await getPaper(await scopeFor(k05), await waitingAt(k05)))?.facts ?? [];
    expect(facts[0]).toMatchObject({ label: "姓名", value: "何望舒", warn: expect.stringContaining("同一个人") });
    expect(facts.find((f) => f.label === "身份证号码")?.value).toMatch(/^379901\*{8}/);
    expect(facts.at(-1)?.href).toBe(`/api/corrections/${correctionId}/proof`);
    const open = async (player: Player) => openProof(await actorFor(player), await scopeFor(player), correctionId);
    expect((await open(k05)).mime).toBe("application/pdf");
    expect((await open(m01)).purpose).toBe("correction");
    await expect(open(m08)).rejects.toMatchObject({ code: "E-GEN-08" });
    await expect(open(await at("M18", CLASS_2022))).rejects.toMatchObject({ code: "E-GEN-08" });
    expect(await db().auditEvent.count({ where: { action: "correction.proofOpened" } })).toBe(2);
    given(await decide(k05, await waitingAt(k05)));
    await open(m08);
  });

  it("号码已是别人的：提不出（E-MEM-03），也不能等别人登记了再批；一样的、不合格的、两次不同的、没有材料的，各有各的话", async () => {
    const m01 = await at("M01", CLASS_1);
    const { name } = await db().person.findUniqueOrThrow({ where: { id: await personId("M03") } });
    expect(refusal(await askCorrection(m01, "M03", { idNumber: idNumberOf("M04") }))).toBe("E-MEM-03");
    expect(refusal(await askCorrection(m01, "M03", { name }))).toBe("E-MEM-48");
    expect(refusal(await askCorrection(m01, "M03", { name: "何1" }))).toBe("E-MEM-46");
    expect(refusal(await askCorrection(m01, "M03", { idNumber: NEW_ID, idNumberConfirm: inventedId(8) }))).toBe("E-ID-02");
    expect(refusal(await askCorrection(m01, "M03", { name: "何望舒", fileId: crypto.randomUUID() }))).toBe("E-MEM-49");
    expect(refusal(await askCorrection(m01, "M03", { name: "何望舒", fileId: await proofOf(await at("M02", CLASS_1)) }))).toBe("E-MEM-49");
    expect(await corrections()).toEqual([]);
    given(await askCorrection(m01, "M03", { idNumber: NEW_ID }));
    await climb(3);
    const form = formOfTexts(
      { ...worldTexts("M03"), name: "许平川", idNumber: NEW_ID, developmentNo: "" },
      (await organizationOf(CLASS_1)).id,
    );
    given(await press(m01.browser, enterMember, { ...form, acceptWarnings: true }));
    const k02 = await at("K02", PROVINCE);
    expect(refusal(await decide(k02, await waitingAt(k02)))).toBe("E-MEM-03");
    expect(await stateOf()).toBe("FORWARDED");
    expect(await violations()).toEqual([]);
  });

  it("谁可以提：本支部；直属上级、旁支、本人都不行；省级和系统后台自己更正，当场生效", async () => {
    for (const [key, organization, code] of [
      ["K05", GRADE, "E-PERM-02"],
      ["M08", COLLEGE, "E-PERM-02"],
      ["M18", CLASS_2022, "E-GEN-08"],
    ] as const)
      expect(refusal(await askCorrection(await at(key, organization), "M03", { name: "何望舒" }))).toBe(code);
    expect(given(await askCorrection(await at("K02", PROVINCE), "M03", { name: "何望舒" }))).toEqual({ executed: true });
    expect(given(await askCorrection(await signedIn("K90"), "M04", { name: "许平川" }))).toEqual({ executed: true });
    expect(await db().person.count({ where: { name: { in: ["何望舒", "许平川"] } } })).toBe(2);
    expect(await violations()).toEqual([]);
  });
});

describe("本人与材料", () => {
  it("本人在“我的申请”里看得到走到哪一级；隔级的桌上没有，轮到了才有", async () => {
    const m01 = await at("M01", CLASS_1);
    given(await askCorrection(m01, "M03", { name: "何望舒" }));
    const self = await selfFor(await signedIn("M03"));
    expect(await listOwnPapers(self)).toMatchObject([{ type: "IDENTITY_CORRECTION", holder: "2021级团总支" }]);
    const m08 = await at("M08", COLLEGE);
    expect(await papersOf(m08)).toEqual([]);
    await climb(1);
    expect(await listOwnPapers(self)).toMatchObject([{ holder: "信息学院团委" }]);
    expect(await papersOf(m08)).toHaveLength(1);
  });

  it("材料收下时就查内容：不是 PDF 和照片的、带脚本的不收；照片只留下画面，拍在哪里、谁的手机都去掉", async () => {
    const m01 = await at("M01", CLASS_1);
    expect(await sendProof(m01, Buffer.from("<script>alert(1)</script>"))).toMatchObject({ ok: false, code: "E-MEM-49" });
    expect(await sendProof(m01, smallPdf("/OpenAction<</S/JavaScript/JS(app.alert)>>"))).toMatchObject({ ok: false, code: "E-EDB-04" });
    expect(await sendProof(m01, Buffer.from([0xff, 0xd8, 0xff, 0xe1, 0x00]))).toMatchObject({ ok: false, code: "E-MEM-49" });
    const sent = await sendProof(m01, taggedJpeg("GPS 30.5N 114.3E"));
    const file = await db().storedFile.findUniqueOrThrow({ where: { id: sent.ok ? sent.data.fileId : "" } });
    const kept = await readFile(pathOf(file.location));
    expect([file.mime, file.size, kept.includes("GPS"), kept.includes("PICTURE")]).toEqual(["image/jpeg", kept.length, false, true]);
    expect(createHash("sha256").update(kept).digest().equals(Buffer.from(file.sha256))).toBe(true);
  });

  it("传了没交的材料一天后清掉，交了的留着", async () => {
    const m01 = await at("M01", CLASS_1);
    const unused = await proofOf(m01);
    given(await askCorrection(m01, "M03", { name: "何望舒" }));
    setClock(laterByDays(BASE_DATE, 2));
    await dropUnusedProofs();
    expect(await db().storedFile.count({ where: { id: unused } })).toBe(0);
    expect(await db().storedFile.count({ where: { purpose: "correction" } })).toBe(1);
    expect(await violations()).toEqual([]);
  });
});
