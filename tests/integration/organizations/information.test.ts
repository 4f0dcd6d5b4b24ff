import { beforeEach, describe, expect, it } from "vitest";
import { verify } from "#lib/audit/verify";
import { saveOwnInformation } from "#lib/cadres/secretary/actions";
import { now } from "#lib/clock";
import { newId } from "#lib/crypto/ids";
import { db } from "#lib/db";
import { decidePaper, withdrawPaper } from "#lib/inbox/actions";
import { getPaper, listPapers } from "#lib/inbox/queries";
import { inboxFilterSchema } from "#lib/inbox/schema";
import { createOrganization } from "#lib/organizations/actions";
import { getInformationSheet } from "#lib/organizations/information/queries";
import { listHistoryOf } from "#lib/organizations/history/queries";
import { findPendingChange } from "#lib/organizations/queries";
import { withWorld } from "#tests/support/database";
import {
  childForm,
  CLASS_1,
  CLASS_2,
  COLLEGE,
  GRADE,
  informationForm,
  organizationOf,
  STREET,
  UNIVERSITY,
  saveChild,
  saveOwn,
} from "#tests/support/organizations";
import { given, organizationId, type Player, press, refusal, scopeFor, signedIn } from "#tests/support/people";

withWorld();

const ANOTHER = { name: "秦望川", idNumber: "379901200305201078", mobile: "19900000020" };
const SECRETARY = { name: "唐予安", idNumber: "379901200408159685", mobile: "19900000016" };

let [m01, k05, m08, k03] = [] as Player[] as [Player, Player, Player, Player];
beforeEach(async () => {
  await db().settingValue.deleteMany({ where: { source: "测试" } });
  await db().orgInfoChange.deleteMany();
  await db().paper.updateMany({ where: { state: "OPEN" }, data: { state: "CANCELLED", closedAt: now() } });
  await db().organization.updateMany({ where: { fullName: CLASS_1 }, data: { phone: null } });
  m01 = await signedIn("M01", { organization: CLASS_1 });
  k05 = await signedIn("K05", { organization: GRADE });
  m08 = await signedIn("M08", { organization: COLLEGE });
  k03 = await signedIn("K03", { organization: UNIVERSITY });
});

describe("填写本级信息（ORG-10）", () => {
  it("大学团委的事业编制实际配备数空着：E-ORG-11，落在那一格；填 0 就行", async () => {
    const bare = await saveOwn(k03, UNIVERSITY, { institutionQuotaActual: "" });
    expect(bare).toMatchObject({ code: "E-ORG-11", fields: { institutionQuotaActual: "请如实填写，没有请填‘0’。" } });
    given(await saveOwn(k03, UNIVERSITY, { institutionQuotaActual: "0" }));
  });

  it("缺几项就有几句话，一次说完", async () => {
    const answer = await saveOwn(await signedIn("M09", { organization: STREET }), STREET, {});
    expect(Object.keys(answer.ok ? {} : (answer.fields ?? {})).sort()).toEqual(
      ["adminQuota", "adminQuotaActual", "institutionQuota", "institutionQuotaActual"].sort(),
    );
  });

  it("填完从“信息未完善”变成正常，上级的数同时变", async () => {
    const m09 = await signedIn("M09", { organization: STREET });
    const zero = { adminQuota: "0", adminQuotaActual: "0", institutionQuota: "0", institutionQuotaActual: "0" };
    given(await saveOwn(m09, STREET, zero));
    expect(await organizationOf(STREET)).toMatchObject({ status: "ACTIVE", infoComplete: true, infoMissing: [] });
    expect((await verify()).filter((f) => f.violations > 0)).toEqual([]);
  });

  it("两个人同时改：后保存的被告知数据已变（E-GEN-02），先保存的没有丢", async () => {
    const m02 = await signedIn("M02", { organization: CLASS_1 });
    const [one, other] = [await informationForm(CLASS_1, { phone: "88880001" }), await informationForm(CLASS_1, { phone: "88880002" })];
    const answers = await Promise.all([press(m01.browser, saveOwnInformation, one), press(m02.browser, saveOwnInformation, other)]);
    expect(answers.map((a) => (a.ok ? "ok" : a.code)).sort()).toEqual(["E-GEN-02", "ok"]);
    const kept = answers[0]?.ok ? "88880001" : "88880002";
    expect((await organizationOf(CLASS_1)).phone).toBe(kept);
  });
});

describe("为什么设立（ORG-28）", () => {
  it("写过的用途不能改成空的，本级、上级都不行", async () => {
    const name = "江海海洋大学信息学院延迟毕业团组织";
    await db().organization.updateMany({ where: { fullName: name }, data: { purpose: "集中管理" } });
    const emptied = await saveChild(m08, name, { purpose: "" });
    expect(emptied).toMatchObject({ code: "E-ORG-10", fields: { purpose: "请填写必填项：用途" } });
    given(await saveChild(m08, name, { purpose: "集中管理延迟毕业的团员" }));
  });
});

describe("锁定项（ORG-11）", () => {
  it("本级改不了简称、全称、行业；直属上级改得了，留下记录", async () => {
    for (const more of [{ shortName: "计算机专业2021级3班团支部" }, { fullName: "别的全称团支部" }, { industryCategory: "10" }])
      expect(refusal(await saveOwn(m01, CLASS_1, more))).toBe("E-ORG-12");
    given(await saveChild(k05, CLASS_1, { shortName: "计算机专业2021级3班团支部" }));
    const id = await organizationId(CLASS_1);
    const [line] = await listHistoryOf(id);
    expect(line).toMatchObject({
      by: "白若溪",
      changes: [{ field: "组织简称", oldValue: "计算机专业2021级1班团支部", newValue: "计算机专业2021级3班团支部" }],
    });
  });

  it("上级先补了电话，本级照样能补还空着的行业（ORG-35 不该把人锁在门外）", async () => {
    const form = await childForm(STREET, { shortName: "东风社区团支部" });
    const m09 = await signedIn("M09", { organization: STREET });
    await db().organization.update({ where: { id: form.parentId }, data: { industryCategory: null } });
    given(await press(m09.browser, createOrganization, form));
    const name = "望潮街道东风社区团支部";
    given(await saveChild(m09, name, { phone: "88880003" }));
    await db().orgAdmin.updateMany({ where: { personId: m09.personId }, data: { organizationId: (await organizationOf(name)).id } });
    const own = await signedIn("M09", { organization: name });
    expect(await organizationOf(name)).toMatchObject({ status: "CREATED", lockedAt: null });
    given(await saveOwn(own, name, { industryCategory: "14", secretary: SECRETARY }));
    expect(await organizationOf(name)).toMatchObject({ status: "ACTIVE", lockedAt: expect.any(Date) });
    expect(refusal(await saveOwn(own, name, { industryCategory: "15" }))).toBe("E-ORG-12");
    await db().orgAdmin.updateMany({ where: { personId: m09.personId }, data: { organizationId: form.parentId } });
    await db().organization.update({ where: { id: form.parentId }, data: { industryCategory: "14" } });
  });

  it("上级先补一项不算首次保存：沿用来的行业，本级看过、存过才锁定", async () => {
    const form = await childForm(STREET, { shortName: "望海社区团支部" });
    const m09 = await signedIn("M09", { organization: STREET });
    given(await press(m09.browser, createOrganization, form));
    const name = "望潮街道望海社区团支部";
    given(await saveChild(m09, name, { phone: "88880013" }));
    const sheet = async () => getInformationSheet(await organizationOf(name));
    expect(await organizationOf(name)).toMatchObject({ status: "CREATED", lockedAt: null, phone: "88880013" });
    expect(await sheet()).toMatchObject({ firstTime: true, locked: [] });
    await db().orgAdmin.updateMany({ where: { personId: m09.personId }, data: { organizationId: await organizationId(name) } });
    const own = await signedIn("M09", { organization: name });
    given(await saveOwn(own, name, { industryCategory: "14", secretary: ANOTHER }));
    expect(await organizationOf(name)).toMatchObject({ status: "ACTIVE", industryCategory: "14", lockedAt: expect.any(Date) });
    expect((await sheet()).firstTime).toBe(false);
    await db().orgAdmin.updateMany({ where: { personId: m09.personId }, data: { organizationId: form.parentId } });
  });

  it("乡镇街道、青年之家由直属上级定，本级改不了（4.4）", async () => {
    expect(refusal(await saveOwn(m01, CLASS_1, { isYouthHome: true }))).toBe("E-ORG-12");
    given(await saveChild(k05, CLASS_1, { isYouthHome: true }));
  });
});

describe("上级代填（ORG-35）", () => {
  it("直属下级可以，隔级 E-PERM-02，别处没有找到，支部没有这个功能", async () => {
    given(await saveChild(m08, GRADE, { phone: "88880004" }));
    expect(refusal(await saveChild(m08, CLASS_1, { phone: "88880005" }))).toBe("E-PERM-02");
    expect(refusal(await saveChild(m08, STREET, { phone: "88880006" }))).toBe("E-GEN-08");
    expect(refusal(await saveChild(m08, UNIVERSITY, { phone: "88880007" }))).toBe("E-GEN-08");
    expect(refusal(await saveChild(m01, CLASS_2, { phone: "88880008" }))).toBe("E-PERM-01");
    expect(refusal(await saveOwn(m01, CLASS_2, { phone: "88880009" }))).toBe("E-GEN-08");
  });
});

describe("以后再改（ORG-12）", () => {
  const approval = () =>
    db().settingValue.create({
      data: { id: newId(), key: "org.selfEditNeedsApproval", value: true, source: "测试", effectiveFrom: now(), setAt: now() },
    });
  const phone = async (name = CLASS_1) => (await organizationOf(name)).phone;
  const file = async (value: string) => given(await saveOwn(m01, CLASS_1, { phone: value }));
  const letter = () =>
    db().message.findFirst({ where: { personId: m01.personId, title: { contains: "信息变更" } }, orderBy: { id: "desc" } });
  const pending = async () => (await findPendingChange(await organizationId(CLASS_1)))?.id ?? "";
  const decide = (player: Player, paperId: string, [decision, reason = ""]: ["approve" | "refuse", string?]) =>
    press(player.browser, decidePaper, { paperId, decision, reason });
  const waitingFor = async (player: Player) => (await listPapers(await scopeFor(player), inboxFilterSchema.parse({}))).rows;

  it("平常立即生效，留下记录", async () => {
    expect(given(await saveOwn(m01, CLASS_1, { phone: "88881111" }))).toEqual({ waits: false, mobileKept: false });
    expect(await phone()).toBe("88881111");
    const [line] = await listHistoryOf(await organizationId(CLASS_1));
    expect(line?.changes).toEqual([{ field: "联系电话", oldValue: null, newValue: "88881111" }]);
  });

  it("打开审批之后：等着，直属上级看得到新旧，同意才生效", async () => {
    await approval();
    expect(await file("88882222")).toEqual({ waits: true, mobileKept: false });
    expect(await phone()).toBeNull();
    const waiting = await waitingFor(k05);
    expect(waiting).toMatchObject([{ applicant: "林晓澜", type: "INFO_CHANGE", title: expect.stringContaining("信息变更") }]);
    const paper = await getPaper(await scopeFor(k05), waiting[0]?.id ?? "");
    expect(paper?.facts).toEqual([{ label: "联系电话", before: "未填", value: "88882222" }]);
    expect(await waitingFor(m08)).toEqual([]);
    expect(await getPaper(await scopeFor(m08), waiting[0]?.id ?? "")).toBeNull();
    given(await decide(k05, waiting[0]?.id ?? "", ["approve"]));
    expect(await phone()).toBe("88882222");
    expect(await letter()).toMatchObject({
      title: expect.stringContaining("的信息变更：已同意"),
      body: "白若溪处理。",
    });
  });

  it("不同意要写理由；隔级、本级自己、别处的都不能批", async () => {
    await approval();
    await file("88883333");
    const id = await pending();
    expect(refusal(await decide(m08, id, ["approve"]))).toBe("E-PERM-02");
    expect(refusal(await decide(m01, id, ["approve"]))).toBe("E-PERM-02");
    expect(refusal(await decide(await signedIn("M09", { organization: STREET }), id, ["approve"]))).toBe("E-GEN-08");
    expect(refusal(await decide(k05, id, ["refuse", " "]))).toBe("E-EDB-07");
    given(await decide(k05, id, ["refuse", "号码不对"]));
    expect(await phone()).toBeNull();
    expect(await letter()).toMatchObject({
      title: expect.stringContaining("未同意"),
      body: "白若溪：号码不对",
      href: `/manage/inbox/${id}`,
    });
  });

  it("两位上级同时处理：一位办成，另一位被告知已由谁处理（E-OPS-06）", async () => {
    await approval();
    await file("88884444");
    const id = await pending();
    const other = await signedIn("K05", { organization: GRADE });
    const answers = await Promise.all([decide(k05, id, ["approve"]), decide(other, id, ["refuse", "不对"])]);
    expect(answers.filter((a) => a.ok)).toHaveLength(1);
    expect(answers.find((a) => !a.ok)).toMatchObject({ code: "E-OPS-06", because: "该事项已由白若溪处理。" });
  });

  it("申请人可以撤回，撤回之后上级批不了；再交一次，前一次作废", async () => {
    await approval();
    await file("88885555");
    const first = await pending();
    given(await press(m01.browser, withdrawPaper, { paperId: first }));
    expect(refusal(await decide(k05, first, ["approve"]))).toBe("E-OPS-06");
    expect(refusal(await press(m01.browser, withdrawPaper, { paperId: first }))).toBe("E-OPS-06");
    await file("88886666");
    const second = await pending();
    await file("88887777");
    expect(refusal(await decide(k05, second, ["approve"]))).toBe("E-OPS-06");
    given(await decide(k05, await pending(), ["approve"]));
    expect(await phone()).toBe("88887777");
    expect((await verify()).filter((f) => f.violations > 0)).toEqual([]);
  });

  it("上下两级都管的人，不能批自己交的", async () => {
    await approval();
    await file("88888888");
    const id = await pending();
    await db().paper.update({ where: { id }, data: { applicantId: k05.personId } });
    expect(refusal(await decide(k05, id, ["approve"]))).toBe("E-OPS-07");
  });
});
