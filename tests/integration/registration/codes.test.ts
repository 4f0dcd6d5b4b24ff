import { beforeEach, describe, expect, it } from "vitest";
import { grantAdmin } from "#lib/administrators/commands";
import { SYSTEM } from "#lib/audit/record";
import { verify } from "#lib/audit/verify";
import { setClock } from "#lib/clock";
import { isWellMixed } from "#lib/crypto/codes";
import { newId } from "#lib/crypto/ids";
import { laterByDays } from "#lib/dates";
import { db, transaction } from "#lib/db";
import { issueRegistrationCodes, renewRegistrationCode, showRegistrationCode } from "#lib/registration/actions";
import { expireRegistrationCodes } from "#lib/registration/jobs";
import { findTyped, readInvitation } from "#lib/registration/queries";
import { exportCodes } from "#lib/registration/report";
import { withWorld } from "#tests/support/database";
import { CLASS_1, CLASS_2, CLASS_2022, COLLEGE, GRADE, organizationOf, STREET, UNIVERSITY } from "#tests/support/organizations";
import { actorFor, given, organizationId, type Player, personId, press, refusal, scopeFor, signedIn } from "#tests/support/people";
import { BASE_DATE } from "#world/plant";

withWorld();

let [k05, m08] = [] as Player[] as [Player, Player];
let mark = 0n;
beforeEach(async () => {
  setClock(BASE_DATE);
  await db().adminRegistrationCode.deleteMany();
  await db().session.deleteMany();
  mark = (await db().auditEvent.aggregate({ _max: { id: true } }))._max.id ?? 0n;
  k05 = await signedIn("K05", { organization: GRADE });
  m08 = await signedIn("M08", { organization: COLLEGE });
});
const show = async (player: Player, name: string) =>
  press(player.browser, showRegistrationCode, { organizationId: await organizationId(name) });
const renew = async (player: Player, name: string) =>
  press(player.browser, renewRegistrationCode, { organizationId: await organizationId(name) });
const sheet = async (player: Player) => (await exportCodes(await actorFor(player), await scopeFor(player))).sheet;
const actions = async () =>
  (await db().auditEvent.findMany({ where: { id: { gt: mark }, action: { startsWith: "registrationCode" } }, orderBy: { id: "asc" } })).map(
    (e) => e.action,
  );

describe("单个（ORG-15，REG-03、REG-04）", () => {
  it("八位，数字字母都有，到 3 月 23 日 09:00，库里找不到原文", async () => {
    const { code, expiresAt } = given(await show(k05, CLASS_2));
    expect(code).toMatch(/^[0-9A-Za-z]{8}$/);
    expect(isWellMixed(code)).toBe(true);
    expect(expiresAt.getTime() - laterByDays(BASE_DATE, 20).getTime()).toBeLessThan(60_000);
    const [row] = await db().$queryRaw<{ text: string }[]>`SELECT r::text AS text FROM admin_registration_code r WHERE state = 'ISSUED'`;
    expect(row?.text).not.toContain(code);
    expect(JSON.stringify(await db().auditEvent.findMany({ select: { detail: true, action: true } }))).not.toContain(code);
  });

  it("再点一次是同一个码；重新生成换一个，原来的作废", async () => {
    const first = given(await show(k05, CLASS_2)).code;
    expect(given(await show(k05, CLASS_2)).code).toBe(first);
    const second = given(await renew(k05, CLASS_2)).code;
    expect(second).not.toBe(first);
    expect([(await findTyped(first))?.state, (await findTyped(second))?.state]).toEqual(["REVOKED", "ISSUED"]);
    expect(given(await show(k05, CLASS_2)).code).toBe(second);
    expect(await actions()).toEqual([
      "registrationCode.shown",
      "registrationCode.shown",
      "registrationCode.renewed",
      "registrationCode.shown",
    ]);
  });

  it("大小写不同就不是这个码（REG-02）", async () => {
    const { code } = given(await show(k05, CLASS_2));
    const swapped = [...code].map((c) => (c === c.toLowerCase() ? c.toUpperCase() : c.toLowerCase())).join("");
    expect(await findTyped(swapped)).toBeNull();
  });

  it("过期之后再点，给新的；到期的任务把旧的标成已过期，跑两次也一样（JOB-04）", async () => {
    const first = given(await show(k05, CLASS_2));
    setClock(new Date(first.expiresAt.getTime() - 1000));
    await expireRegistrationCodes();
    expect((await findTyped(first.code))?.state).toBe("ISSUED");
    setClock(first.expiresAt);
    await expireRegistrationCodes();
    await expireRegistrationCodes();
    expect((await findTyped(first.code))?.state).toBe("EXPIRED");
    const again = await signedIn("K05", { organization: GRADE });
    expect(given(await show(again, CLASS_2)).code).not.toBe(first.code);
  });

  it("扫码打开的是这个组织和这个码；作废之后打不开", async () => {
    const { code } = given(await show(k05, CLASS_2));
    const row = await findTyped(code);
    expect(await readInvitation(row?.id ?? "")).toMatchObject({ fullName: CLASS_2, code });
    given(await renew(k05, CLASS_2));
    expect(await readInvitation(row?.id ?? "")).toBeNull();
  });

  it("同时点三十次：只有一个可用的码，大家看到的是同一个", async () => {
    const answers = await Promise.all(Array.from({ length: 30 }, () => show(k05, CLASS_2)));
    expect(new Set(answers.map((a) => given(a).code)).size).toBe(1);
    expect(await db().adminRegistrationCode.count({ where: { organizationId: await organizationId(CLASS_2), state: "ISSUED" } })).toBe(1);
  });
});

describe("谁看得到码", () => {
  it("只有直属上级：本级、隔级、别处、下级都不行", async () => {
    expect(refusal(await show(k05, GRADE))).toBe("E-PERM-02");
    expect(refusal(await show(m08, CLASS_2))).toBe("E-PERM-02");
    expect(refusal(await show(k05, UNIVERSITY))).toBe("E-GEN-08");
    expect(refusal(await show(k05, STREET))).toBe("E-GEN-08");
    expect(refusal(await show(await signedIn("M07", { organization: CLASS_2 }), CLASS_2))).toBe("E-PERM-01");
    expect(refusal(await show(await signedIn("M03"), CLASS_2))).toBe("E-PERM-01");
    expect(await db().adminRegistrationCode.count()).toBe(0);
  });

  it("待接转团支部没有管理员，也就没有码；不存在的、删了的组织一样说没有找到", async () => {
    expect(refusal(await show(m08, "江海海洋大学信息学院待接转团支部"))).toBe("E-GEN-08");
    const nothing = await press(m08.browser, showRegistrationCode, { organizationId: newId() });
    expect(refusal(nothing)).toBe("E-GEN-08");
  });

  it("管理员已满两人的不发码（ADM-01）", async () => {
    expect(await show(k05, CLASS_1)).toMatchObject({ code: "E-ADM-01", because: "本组织管理员最多2人。" });
  });
});

describe("批量（ORG-16、ORG-17）", () => {
  it("信息学院团委四个下级：待接转的不算，三行", async () => {
    expect(given(await press(m08.browser, issueRegistrationCodes, {}))).toEqual({ organizations: 3 });
    const { head, rows } = await sheet(m08);
    expect(head).toEqual(["序号", "组织简称", "组织全称", "组织类别", "管理员注册码", "有效期至", "备注"]);
    expect(rows.map((r) => [r[1], r[3], r[6]])).toEqual([
      ["2021级团总支", "团总支", ""],
      ["计算机专业2022级1班团支部", "团支部", ""],
      ["信息学院延迟毕业团组织", "延迟毕业团组织", ""],
    ]);
    expect(rows.every((r) => /^[0-9A-Za-z]{8}$/.test(r[4] ?? "") && r[5] === "2025年3月23日 09:00")).toBe(true);
    const [event] = await db().auditEvent.findMany({ where: { id: { gt: mark }, action: "registrationCode.downloaded" } });
    expect(event).toMatchObject({ actorId: m08.personId, detail: { organizations: 3 } });
  });

  it("管理员已满的跳过，备注已达上限；原有可用的码保留", async () => {
    const kept = given(await show(k05, CLASS_2)).code;
    given(await press(k05.browser, issueRegistrationCodes, {}));
    const { rows } = await sheet(k05);
    expect(rows.map((r) => [r[1], r[4], r[6]])).toEqual([
      ["计算机专业2021级1班团支部", "", "已达上限"],
      ["计算机专业2021级2班团支部", kept, ""],
    ]);
  });

  it("支部没有下级可发；码只发给自己的直属下级", async () => {
    expect(refusal(await press((await signedIn("M01", { organization: CLASS_1 })).browser, issueRegistrationCodes, {}))).toBe("E-PERM-01");
    given(await press(m08.browser, issueRegistrationCodes, {}));
    const ids = await db().adminRegistrationCode.findMany({ select: { organizationId: true } });
    const parents = await db().organization.findMany({
      where: { id: { in: ids.map((i) => i.organizationId) } },
      select: { parentId: true },
    });
    expect(new Set(parents.map((p) => p.parentId))).toEqual(new Set([await organizationId(COLLEGE)]));
  });

  it("批量同时按十次：每个下级还是只有一个码", async () => {
    await Promise.all(Array.from({ length: 10 }, () => press(m08.browser, issueRegistrationCodes, {})));
    expect(await db().adminRegistrationCode.count({ where: { state: "ISSUED" } })).toBe(3);
  });
});

describe("管理员席位（ADM-01）", () => {
  const grant = async (key: string, name: string) => {
    const [person, organization] = [await personId(key), await organizationOf(name)];
    return transaction((tx) => grantAdmin(tx, SYSTEM, { personId: person, organization })).then(
      () => "ok",
      (error: { code?: string }) => error.code ?? String(error),
    );
  };

  it("第三个人：E-ADM-01；不是本组织团干部的：E-ADM-02；已经是的不再占一席", async () => {
    expect(await grant("M03", CLASS_1)).toBe("E-ADM-01");
    expect(await grant("M19", CLASS_2022)).toBe("E-ADM-02");
    expect(await grant("M18", CLASS_2022)).toBe("ok");
    expect(await db().orgAdmin.count({ where: { organizationId: await organizationId(CLASS_2022), status: "ACTIVE" } })).toBe(1);
  });

  it("只剩一席时四个人同时来：一个坐下，三个被告知已满，席位不重", async () => {
    const { id, path } = await organizationOf(CLASS_2);
    const keys = ["M02", "M03", "M05", "M06"];
    for (const key of keys)
      await db().cadrePost.create({
        data: {
          id: newId(),
          personId: await personId(key),
          organizationId: id,
          organizationPath: path,
          post: "COMMITTEE_MEMBER",
          startedAt: BASE_DATE,
        },
      });
    await db().counterDelta.create({ data: { path, measure: "posts", delta: keys.length } });
    expect((await Promise.all(keys.map((key) => grant(key, CLASS_2)))).sort()).toEqual(["E-ADM-01", "E-ADM-01", "E-ADM-01", "ok"]);
    expect((await verify()).filter((f) => f.violations > 0)).toEqual([]);
  });
});
