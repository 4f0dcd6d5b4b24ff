import { describe, expect, it } from "vitest";
import { verify } from "#lib/audit/verify";
import { newId } from "#lib/crypto/ids";
import { db } from "#lib/db";
import { createOrganization } from "#lib/organizations/actions";
import { listLacking } from "#lib/organizations/queries";
import { withWorld } from "#tests/support/database";
import { childForm, CLASS_1, COLLEGE, COMMUNITY, GRADE, PROVINCE, STREET, UNIVERSITY, organizationOf } from "#tests/support/organizations";
import { together } from "#tests/support/owner";
import { given, organizationId, personId, press, refusal, scopeFor, send, signedIn } from "#tests/support/people";

withWorld();

const college = () => signedIn("M08", { organization: COLLEGE });
const province = () => signedIn("K02", { organization: PROVINCE });

describe("组织树（ORG-01、ORG-03）", () => {
  it("计算机专业2021级1班团支部在第六级；新建的在上级的下一级", async () => {
    expect((await organizationOf(CLASS_1)).level).toBe(6);
    const k02 = await province();
    const { id } = given(
      await press(k02.browser, createOrganization, await childForm(PROVINCE, { category: "COMMITTEE", shortName: "江海理工大学团委" })),
    );
    const made = await db().organization.findUniqueOrThrow({ where: { id } });
    expect(made).toMatchObject({ level: 3, fullName: "江海省江海理工大学团委", provinceCode: "39", status: "CREATED", signedIn: false });
    expect(made.path.startsWith((await organizationOf(PROVINCE)).path)).toBe(true);
  });

  it("一级一级往下，十级以上照样建得起来", async () => {
    const k02 = await province();
    let parent = PROVINCE;
    for (let level = 3; level <= 12; level++) {
      const shortName = `深海${level}所团委`;
      const form = await childForm(parent, { category: "COMMITTEE", shortName, fullName: `共青团深海第${level}研究所委员会` });
      // Each is made by its direct superior, as a superior of a superior may not.
      const desk = level === 3 ? k02 : await deskOf(parent);
      given(await press(desk.browser, createOrganization, form));
      parent = form.fullName;
    }
    expect((await organizationOf(parent)).level).toBe(12);
  });
});

/** K02 made administrator of an organization that was just created. */
async function deskOf(fullName: string) {
  const [id, person] = [await organizationId(fullName), await personId("K02")];
  const { path } = await organizationOf(fullName);
  await db().orgAdmin.create({ data: { id: newId(), personId: person, organizationId: id, seat: 1, grantedAt: new Date() } });
  await db().cadrePost.create({
    data: { id: newId(), personId: person, organizationId: id, organizationPath: path, post: "SECRETARY", startedAt: new Date() },
  });
  await db().counterDelta.create({ data: { path, measure: "posts", delta: 1 } });
  return signedIn("K02", { organization: fullName });
}

describe("谁可以建（2.3 第 3 行）", () => {
  const branch = (parent: string) => childForm(parent, { shortName: "软件工程专业2024级9班团支部" });

  it("直属下级的下级要由它自己建：隔级 E-PERM-02", async () => {
    const m08 = await college();
    expect(refusal(await press(m08.browser, createOrganization, await branch(GRADE)))).toBe("E-PERM-02");
  });

  it("别处的、上级的、不存在的，都是没有找到", async () => {
    const m08 = await college();
    for (const parent of [STREET, UNIVERSITY, PROVINCE])
      expect(refusal(await press(m08.browser, createOrganization, await branch(parent)))).toBe("E-GEN-08");
    const nowhere = { ...(await branch(COLLEGE)), parentId: newId() };
    expect(refusal(await press(m08.browser, createOrganization, nowhere))).toBe("E-GEN-08");
  });

  it("支部管理员、普通团员都没有这个功能；换组织编号也没用", async () => {
    const m01 = await signedIn("M01", { organization: CLASS_1 });
    expect(refusal(await press(m01.browser, createOrganization, await branch(CLASS_1)))).toBe("E-PERM-01");
    const m03 = await signedIn("M03");
    expect(refusal(await press(m03.browser, createOrganization, await branch(COLLEGE)))).toBe("E-PERM-01");
  });

  it("领导机关已经初始化，省委也不能再建；不能建的类别照样拒绝（ORG-02、ORG-28）", async () => {
    const k02 = await province();
    const leading = await childForm(PROVINCE, { category: "LEADING_BODY", shortName: "团临江市委" });
    expect(refusal(await press(k02.browser, createOrganization, leading))).toBe("E-ORG-02");
    for (const category of ["GRADUATE_ORG", "PENDING_TRANSFER_BRANCH", "SPECIAL_UNIT_LIBRARY"] as const) {
      const shortName = { GRADUATE_ORG: "某团支部", PENDING_TRANSFER_BRANCH: "某待接转团支部", SPECIAL_UNIT_LIBRARY: "某特殊单位专属库" }[
        category
      ];
      expect(refusal(await press(k02.browser, createOrganization, await childForm(PROVINCE, { category, shortName })))).toBe("E-ORG-04");
    }
  });
});

describe("专门设的组织（ORG-28）", () => {
  const delayed = { category: "DELAYED_GRADUATION_ORG", shortName: "第二延迟毕业团组织" } as const;

  it("学院可以建延迟毕业团组织，街道不行；都要写用途", async () => {
    const m08 = await college();
    const bare = await press(m08.browser, createOrganization, await childForm(COLLEGE, delayed));
    expect(bare).toMatchObject({ ok: false, code: "E-ORG-10", fields: { purpose: "请填写必填项：用途" } });
    const form = await childForm(COLLEGE, { ...delayed, purpose: "集中管理延迟毕业的团员", validUntil: "2027-07-31" });
    const { id } = given(await press(m08.browser, createOrganization, form));
    expect(await db().organization.findUniqueOrThrow({ where: { id } })).toMatchObject({ purpose: "集中管理延迟毕业的团员" });
    const m09 = await signedIn("M09", { organization: STREET });
    expect(refusal(await press(m09.browser, createOrganization, await childForm(STREET, { ...delayed, purpose: "x" })))).toBe("E-ORG-04");
  });
});

describe("名字（ORG-07 至 ORG-09）", () => {
  it("命名规则的句子落在简称那一格上", async () => {
    const m08 = await college();
    const answer = await press(m08.browser, createOrganization, await childForm(COLLEGE, { shortName: "计算机2021" }));
    expect(answer).toMatchObject({ ok: false, code: "E-ORG-01", fields: { shortName: "组织简称不符合命名规则：须以‘团支部’结尾" } });
    expect(refusal(await press(m08.browser, createOrganization, await childForm(COLLEGE, { shortName: "群团部" })))).toBe("E-ORG-07");
  });

  it("写法不同的同一个名字也是同名：全角、空格、半角括号（ORG-09）", async () => {
    const m08 = await college();
    for (const shortName of ["计算机专业２０２２级１班团支部", " 计算机专业2022级1班团支部 "])
      expect(refusal(await press(m08.browser, createOrganization, await childForm(COLLEGE, { shortName })))).toBe("E-ORG-03");
  });

  it("全称在全国唯一（E-ORG-08、Q25）", async () => {
    const m08 = await college();
    const form = await childForm(COLLEGE, { shortName: "听涛社区团支部", fullName: COMMUNITY });
    expect(await press(m08.browser, createOrganization, form)).toMatchObject({
      code: "E-ORG-08",
      fields: { fullName: expect.any(String) },
    });
  });

  it("两个上级同时用同一个全称：一个建成，一个被告知已被使用", async () => {
    const [m08, m09] = [await college(), await signedIn("M09", { organization: STREET })];
    const twin = { shortName: "同心团支部", fullName: "同心同时团支部" };
    const forms = [await childForm(COLLEGE, twin), await childForm(STREET, twin)] as const;
    const answers = await together("organization", 2, () =>
      Promise.all([press(m08.browser, createOrganization, forms[0]), press(m09.browser, createOrganization, forms[1])]),
    );
    expect(answers.map((a) => (a.ok ? "ok" : a.code)).sort()).toEqual(["E-ORG-08", "ok"]);
  });

  it("同一上级的两位同时建同名支部：一个建成，一个 E-ORG-03；序号不重", async () => {
    const desks = await Promise.all([college(), college()]);
    const form = await childForm(COLLEGE, { shortName: "软件工程专业2024级1班团支部" });
    const answers = await Promise.all(desks.map((d) => press(d.browser, createOrganization, form)));
    expect(answers.map((a) => (a.ok ? "ok" : a.code)).sort()).toEqual(["E-ORG-03", "ok"]);
  });
});

describe("按两次只建一次（幂等）", () => {
  it("同一张表同时交二十次：只有一个，答复都一样；改了内容再交被拒绝", async () => {
    const m08 = await college();
    const sent = { input: await childForm(COLLEGE, { shortName: "软件工程专业2024级2班团支部" }), key: crypto.randomUUID() };
    const answers = await Promise.all(Array.from({ length: 20 }, () => send(m08.browser, createOrganization, sent)));
    expect(new Set(answers.map((a) => given(a).id)).size).toBe(1);
    expect(await db().organization.count({ where: { shortName: sent.input.shortName } })).toBe(1);
    expect(
      await db().auditEvent.count({ where: { action: "organization.childrenCreated", subjectId: sent.input.parentId } }),
    ).toBeGreaterThan(0);
    const other = { ...sent, input: { ...sent.input, shortName: "软件工程专业2024级3班团支部" } };
    expect(refusal(await send(m08.browser, createOrganization, other))).toBe("E-GEN-07");
  });

  it("别人拿着同一个键，是另一张表", async () => {
    const [m08, k02] = [await college(), await province()];
    const key = crypto.randomUUID();
    given(await send(m08.browser, createOrganization, { key, input: await childForm(COLLEGE, { shortName: "一键团支部" }) }));
    given(await send(k02.browser, createOrganization, { key, input: await childForm(PROVINCE, { shortName: "二键团支部" }) }));
  });

  it("被拒绝的不占键：改好了用同一张表再交，能成", async () => {
    const m08 = await college();
    const key = crypto.randomUUID();
    const form = await childForm(COLLEGE, { shortName: "数字媒体" });
    expect(refusal(await send(m08.browser, createOrganization, { key, input: form }))).toBe("E-ORG-01");
    given(await send(m08.browser, createOrganization, { key, input: { ...form, shortName: "数字媒体团支部" } }));
  });
});

describe("空心组织与人数不足（ORG-25、ORG-26）", () => {
  const hollow = async (key: string, organization: string) => {
    const scope = await scopeFor(await signedIn(key, { organization }));
    return (await listLacking(scope, "hollow")).rows.map((o) => o.shortName);
  };

  it("建了文学院团委还没有支部：大学和省里都看得见；建了支部就没有了", async () => {
    const k03 = await signedIn("K03", { organization: UNIVERSITY });
    given(await press(k03.browser, createOrganization, await childForm(UNIVERSITY, { category: "COMMITTEE", shortName: "文学院团委" })));
    const literature = "江海海洋大学文学院团委";
    expect(await hollow("K03", UNIVERSITY)).toEqual(["文学院团委"]);
    expect(await hollow("K02", PROVINCE)).toContain("文学院团委");
    expect(await hollow("M08", COLLEGE)).toEqual([]);
    const desk = await deskOf(literature);
    given(
      await press(desk.browser, createOrganization, await childForm(literature, { category: "GENERAL_BRANCH", shortName: "2024级团总支" })),
    );
    expect(await hollow("K03", UNIVERSITY)).toEqual(["文学院团委", "2024级团总支"]);
    given(await press(desk.browser, createOrganization, await childForm(literature, { shortName: "中文专业2024级1班团支部" })));
    expect(await hollow("K03", UNIVERSITY)).toEqual(["2024级团总支"]);
  });

  it("听涛社区团支部只有两人：在街道的名单里，不在学院的名单里", async () => {
    const small = async (key: string, organization: string) =>
      (await listLacking(await scopeFor(await signedIn(key, { organization })), "small")).rows.map((o) => [o.shortName, o.members]);
    expect(await small("M09", STREET)).toContainEqual(["听涛社区团支部", 2]);
    expect((await small("M08", COLLEGE)).map(([name]) => name)).not.toContain("听涛社区团支部");
    expect((await small("M08", COLLEGE)).map(([name]) => name)).not.toContain("信息学院待接转团支部");
  });
});

describe("团员不能在团委（ORG-27）", () => {
  it("数据库也不让：团关系放进团委、挪进团委都报 E-ORG-27", async () => {
    const college = await organizationOf(COLLEGE);
    const member = { id: newId(), personId: await personId("M08"), branchId: college.id, branchPath: college.path };
    const rest = { since: new Date(), complete: true, activated: true, archiveState: "NOT_REQUIRED", postRank: 9, nameKey: "x" } as const;
    await expect(db().membership.create({ data: { ...member, ...rest } })).rejects.toThrow("E-ORG-27");
    const moved = db().membership.updateMany({ where: { personId: await personId("M03") }, data: { branchId: college.id } });
    await expect(moved).rejects.toThrow("E-ORG-27");
  });
});

it("做完这些，不变的事实都还成立", async () => {
  expect((await verify()).filter((f) => f.violations > 0)).toEqual([]);
});
