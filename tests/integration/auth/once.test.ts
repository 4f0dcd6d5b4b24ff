import { describe, expect, it } from "vitest";
import { issueResetCode } from "#lib/accounts/actions";
import { db } from "#lib/db";
import { renewRegistrationCode } from "#lib/registration/actions";
import { later, MINUTE, withAccounts } from "#tests/support/accounts";
import { given, organizationId, personId, refusal, send, signedIn } from "#tests/support/people";
import { CLASS_TWO } from "#tests/support/registration";
import { CLASS_1, GRADE } from "#tests/support/organizations";

withAccounts();

const superior = async () => (await signedIn("K05", { organization: GRADE })).browser;
const renewals = () => db().auditEvent.count({ where: { action: "registrationCode.renewed" } });

describe("同一张表单按几次（R6、滥用案例 12）", () => {
  it("同一把钥匙一百次同时来：一次生效，一百个一样的答复", async () => {
    const browser = await superior();
    const before = [await renewals(), await db().adminRegistrationCode.count()];
    const sent = { input: { organizationId: await organizationId(CLASS_TWO) }, key: crypto.randomUUID() };
    const answers = await Promise.all(Array.from({ length: 100 }, () => send(browser, renewRegistrationCode, sent)));
    expect(new Set(answers.map((a) => JSON.stringify(a))).size).toBe(1);
    expect(given(answers[0] ?? { ok: false, code: "E-GEN-05", because: "" }).code).toHaveLength(8);
    expect([await renewals(), await db().adminRegistrationCode.count()]).toEqual([(before[0] ?? 0) + 1, (before[1] ?? 0) + 1]);
  });

  it("过一会儿再按，还是那个答复；内容改了就不认；另一个操作也不认", async () => {
    const browser = await superior();
    const key = crypto.randomUUID();
    const input = { organizationId: await organizationId(CLASS_TWO) };
    const first = await send(browser, renewRegistrationCode, { input, key });
    const made = await renewals();
    later(20 * MINUTE);
    expect(await send(browser, renewRegistrationCode, { input, key })).toEqual(first);
    expect(refusal(await send(browser, renewRegistrationCode, { input: { organizationId: await organizationId(CLASS_1) }, key }))).toBe(
      "E-GEN-07",
    );
    expect(refusal(await send(browser, issueResetCode, { input: { personId: await personId("M03") }, key }))).toBe("E-GEN-07");
    expect(await renewals()).toBe(made);
  });

  it("别人的钥匙碰巧一样，各是各的；答复在库里是密文", async () => {
    const key = crypto.randomUUID();
    const input = { organizationId: await organizationId(CLASS_TWO) };
    const { code } = given(await send(await superior(), renewRegistrationCode, { input, key }));
    const other = await signedIn("M08", { organization: "江海海洋大学信息学院团委" });
    expect(refusal(await send(other.browser, renewRegistrationCode, { input, key }))).toBe("E-PERM-02");
    const [row] = await db().idempotencyKey.findMany({ where: { key } });
    expect(Buffer.from(row?.answer ?? []).toString("latin1")).not.toContain(code);
  });

  it("被拒绝的不占钥匙：改对了，用同一把再来", async () => {
    const browser = await superior();
    const key = crypto.randomUUID();
    expect(refusal(await send(browser, renewRegistrationCode, { input: { organizationId: crypto.randomUUID() }, key }))).toBe("E-GEN-08");
    expect((await send(browser, renewRegistrationCode, { input: { organizationId: await organizationId(CLASS_TWO) }, key })).ok).toBe(true);
  });

  it("没有钥匙，按两次就是两次", async () => {
    const browser = await superior();
    const before = await renewals();
    const sent = { input: { organizationId: await organizationId(CLASS_TWO) } };
    const [one, two] = [given(await send(browser, renewRegistrationCode, sent)), given(await send(browser, renewRegistrationCode, sent))];
    expect(one.code).not.toBe(two.code);
    expect(await renewals()).toBe(before + 2);
  });
});
