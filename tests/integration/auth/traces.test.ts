import pg from "pg";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { changePassword, issueActivationCodes, issueBranchCode, switchOrganization, undoActivation } from "#lib/accounts/actions";
import { linkToken } from "#lib/crypto/codes";
import { db } from "#lib/db";
import { forgetEnvironment } from "#lib/env";
import {
  accountOf,
  activateWith,
  codeOf,
  DEMO_PASSWORD,
  enter,
  giveCode,
  knock,
  NEW_PASSWORD,
  reset,
  setRule,
  WRONG,
} from "#tests/support/accounts";
import { renewRegistrationCode } from "#lib/registration/actions";
import { withFreshWorld } from "#tests/support/database";
import type { Browser } from "#tests/support/next-headers";
import { given, idNumberOf, organizationId, personId, press, signedIn, visitor } from "#tests/support/people";
import { codeFor, filled, register } from "#tests/support/registration";
import { call } from "#tests/support/routes";
import { enrol } from "#tests/support/totp";
import { CANDIDATES, OPERATOR, PEOPLE } from "#world/people";
import { CLASS_1, GRADE } from "#tests/support/organizations";

withFreshWorld();

const written: string[] = [];
const write = process.stderr.write;

beforeAll(() => {
  process.stderr.write = ((chunk: string | Uint8Array) => Boolean(written.push(String(chunk)))) as typeof write;
});
afterAll(() => {
  process.stderr.write = write;
});

/** Every row of every table, as text; sealed columns show as hexadecimal digits. */
async function dump(): Promise<string> {
  const client = new pg.Client(process.env.DATABASE_URL);
  await client.connect();
  const { rows: tables } = await client.query<{ name: string }>(
    "SELECT format('%I.%I', schemaname, tablename) AS name FROM pg_tables WHERE schemaname NOT IN ('pg_catalog', 'information_schema')",
  );
  const texts: string[] = [];
  for (const { name } of tables)
    texts.push(...(await client.query<{ row: string }>(`SELECT t::text AS row FROM ${name} t`)).rows.map(({ row }) => row));
  await client.end();
  return texts.join("\n");
}

/** Makes the audit row of one action impossible, as a full disk would. */
async function breakAudit(action: string): Promise<void> {
  const client = new pg.Client(process.env.DATABASE_URL);
  await client.connect();
  await client.query(`ALTER TABLE audit_event ADD CONSTRAINT broken CHECK (action <> '${action}') NOT VALID`);
  await client.end();
}

describe("什么都不说漏（滥用案例 24、S11）", () => {
  it("走完激活、重置、改密码、动态口令、注册：库里、日志里没有密码、码、凭据、证件号、手机号", async () => {
    process.env.LOG_LEVEL = "debug";
    forgetEnvironment();
    const secrets: string[] = [DEMO_PASSWORD, NEW_PASSWORD, WRONG];
    const keep = (text: string): string => {
      secrets.push(text);
      return text;
    };
    await setRule("auth.activationMode", "B", "共青团江海省委");
    const m01 = await enter("M01");
    given(await press(m01, issueActivationCodes, { personIds: [await personId("M04"), await personId("M05")] }));
    given(await press(m01, issueBranchCode, { organizationId: await organizationId(CLASS_1) }));
    await activateWith("M04", WRONG);
    given(await activateWith("M04", keep(await codeOf("M04", "ACTIVATION"))));
    given(await reset("M03", keep(await giveCode("M03", "RESET")), { password: keep("chen-mo-shi-jin-66") }));
    const m03 = await enter("M03", { password: "chen-mo-shi-jin-66" });
    keep(await enrol(m03));
    given(
      await press(m03, changePassword, {
        current: "chen-mo-shi-jin-66",
        password: keep("feng-qi-yun-yong-99"),
        confirm: "feng-qi-yun-yong-99",
      }),
    );
    await knock(visitor(), "M05", { password: idNumberOf("M05").slice(-8) });
    await knock(visitor(), "M18", { password: WRONG });
    const k05 = await signedIn("K05", { organization: GRADE });
    secrets.push(k05.token, linkToken("activation", k05.personId));
    const code = keep(await codeFor(k05));
    expect(await register({ code, password: keep("wang-chuan-qiu-shui") })).toBe("registered");
    secrets.push(...[m01, m03].flatMap((b) => [...b.jar.values()]));
    secrets.push(...[...PEOPLE, OPERATOR].map((p) => p.idNumber), CANDIDATES.M20.idNumber);
    secrets.push(...PEOPLE.flatMap((p) => p.draft.mobile ?? []));
    const [stored, logged] = [await dump(), written.join("")];
    expect(stored.length).toBeGreaterThan(50_000);
    expect(logged).toContain("E-PWD-01");
    expect(secrets.filter((s) => stored.includes(s))).toEqual([]);
    expect(secrets.filter((s) => logged.includes(s))).toEqual([]);
    process.env.LOG_LEVEL = "silent";
  });
});

describe("越权的尝试留有痕迹（滥用案例 2、3）", () => {
  const attempts = () =>
    written
      .flatMap((chunk) => chunk.split("\n"))
      .filter((line) => line.includes('"msg":"refused"'))
      .map((line) => JSON.parse(line) as Record<string, unknown>);

  it("谁、在哪个组织、动了什么：拒在门口的、拒在判断的、接口的都有；填写的内容不写", async () => {
    process.env.LOG_LEVEL = "debug";
    forgetEnvironment();
    const m01 = await signedIn("M01", { organization: CLASS_1 });
    const [own, foreign] = [await organizationId(CLASS_1), await organizationId(GRADE)];
    const from = attempts().length;
    const form = { organizationId: foreign, 姓名: "不该写下", more: ["a".repeat(36), own], typed: "不该写下" };
    await press(m01.browser, issueBranchCode, { organizationId: foreign });
    await press(m01.browser, renewRegistrationCode, form as never);
    await call(m01.browser, `/api/exports/members?at=${foreign}&q=%E4%B8%8D%E8%AF%A5%E5%86%99%E4%B8%8B`);
    const who = { personId: m01.personId, organizationId: own };
    expect(attempts().slice(from)).toMatchObject([
      { ...who, action: "issueBranchCode", code: "E-GEN-08", subject: { organizationId: [foreign] } },
      { ...who, action: "renewRegistrationCode", code: "E-PERM-01", subject: { organizationId: [foreign], more: [own] } },
      { ...who, action: "members:V", code: "E-GEN-08", subject: { at: [foreign] } },
    ]);
    expect(JSON.stringify(attempts().slice(from))).not.toContain("不该写下");
    process.env.LOG_LEVEL = "silent";
  });
});

describe("没有审计就没有写入（NFR-02）", () => {
  const cases: Record<string, { action: string; act: (m03: Browser) => Promise<{ ok: boolean; code?: string }> }> = {
    改密码: {
      action: "account.passwordChanged",
      act: (m03) => press(m03, changePassword, { current: DEMO_PASSWORD, password: NEW_PASSWORD, confirm: NEW_PASSWORD }),
    },
    激活: { action: "account.activated", act: async () => activateWith("M04", await codeOf("M04", "ACTIVATION")) },
    重置: { action: "account.passwordReset", act: async () => reset("M03", await giveCode("M03", "RESET")) },
    收回激活: {
      action: "account.activationUndone",
      act: async () => press((await signedIn("M01")).browser, undoActivation, { personId: await personId("M03") }),
    },
    注册: {
      action: "administrator.registered",
      act: async () => {
        const code = await codeFor(await signedIn("K05", { organization: GRADE }));
        const { registerAdministrator } = await import("#lib/registration/actions");
        return press(visitor(), registerAdministrator, await filled({ code }));
      },
    },
    登录: { action: "account.signedIn", act: () => knock(visitor(), "M03") },
    切换组织: {
      action: "account.organizationSwitched",
      act: async () =>
        press((await signedIn("M08")).browser, switchOrganization, { organizationId: await organizationId("江海海洋大学团委") }),
    },
  };

  const state = async () => ({
    m03: await accountOf("M03"),
    m04: await accountOf("M04"),
    people: await db().person.count(),
    admins: await db().orgAdmin.count(),
    used: await db().credentialCode.count({ where: { usedAt: { not: null } } }),
    codes: await db().adminRegistrationCode.count({ where: { state: "USED" } }),
    chosen: await db().session.count({ where: { organizationId: await organizationId("江海海洋大学团委") } }),
    known: await db().knownDevice.count(),
  });

  for (const [word, { action, act }] of Object.entries(cases))
    it(`${word}：审计写不进去，什么都没变，也不说技术上的事`, async () => {
      const { browser } = await signedIn("M03");
      await breakAudit(action);
      const before = await state();
      const answer = await act(browser);
      expect(answer).toEqual({ ok: false, code: "E-GEN-05", because: "系统繁忙，请稍后重试。", reference: expect.any(String) });
      expect(await state()).toEqual(before);
    });

  it("应用自己的身份改不了、删不了审计", async () => {
    for (const sql of [
      "UPDATE audit_event SET actor_name = 'x'",
      "DELETE FROM audit_event",
      "TRUNCATE audit_event",
      "DELETE FROM change_record",
    ])
      await expect(db().$executeRawUnsafe(sql)).rejects.toThrow();
    await expect(db().$executeRawUnsafe("CREATE TABLE x (a int)")).rejects.toThrow();
  });
});
