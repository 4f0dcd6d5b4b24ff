import { beforeAll, describe, expect, it } from "vitest";
import { issueBranchCode } from "#lib/accounts/actions";
import { verifyPassword } from "#lib/crypto/password";
import { db } from "#lib/db";
import { lastEight } from "#lib/members/identity/rules";
import { activateWith, failTimes, knock, outcome, reset, setRule, WRONG, wrongCode, giveCode } from "#tests/support/accounts";
import { withWorld } from "#tests/support/database";
import { given, idNumberOf, organizationId, press, signedIn, visitor } from "#tests/support/people";
import { OPERATOR, PEOPLE } from "#world/people";
import { CLASS_1 } from "#tests/support/organizations";

const PROVINCE = "共青团江海省委";
const NOBODY = "379901198001010011";
const EVERYBODY = [...PEOPLE, OPERATOR].map((p) => p.idNumber);
const fullWidth = (text: string) => text.replace(/[0-9]/g, (d) => String.fromCharCode(d.charCodeAt(0) + 0xfee0));

withWorld();

const sessions = () => db().session.count();
const accounts = () => db().account.findMany({ select: { personId: true, state: true, passwordHash: true }, orderBy: { personId: "asc" } });

/** Knocks with the last eight characters of every number of the world, in every spelling. */
async function attackAll(): Promise<Set<string>> {
  const seen = new Set<string>();
  for (const idNumber of EVERYBODY) {
    const last = lastEight(idNumber);
    for (const password of [last, last.toLowerCase(), fullWidth(last), ` ${last} `])
      seen.add(await outcome(visitor(), idNumber, { password }));
  }
  return seen;
}

describe("后八位一个账号也打不开（S4、滥用案例 1）", () => {
  it("方式A：全部证件号，四种写法，都只到激活页", async () => {
    const before = { sessions: await sessions(), accounts: await accounts() };
    expect(await attackAll()).toEqual(new Set(["activate"]));
    expect({ sessions: await sessions(), accounts: await accounts() }).toEqual(before);
  });

  it("方式B：支部激活码写在黑板上，后八位也打不开", async () => {
    await setRule("auth.activationMode", "B", PROVINCE);
    const m01 = await signedIn("M01", { organization: CLASS_1 });
    given(await press(m01.browser, issueBranchCode, { organizationId: await organizationId(CLASS_1) }));
    const before = { sessions: await sessions(), accounts: await accounts() };
    expect(await attackAll()).toEqual(new Set(["activate"]));
    expect({ sessions: await sessions(), accounts: await accounts() }).toEqual(before);
    await setRule("auth.activationMode", "A", PROVINCE);
  });

  it("在激活页拿后八位当激活码，也不行；库里没有能验出后八位的东西", async () => {
    for (const { idNumber } of PEOPLE.filter((p) => !p.activated))
      expect((await activateWith(idNumber, lastEight(idNumber))).ok).toBe(false);
    const stored = await db().account.findMany({ include: { person: true } });
    expect(stored.filter((a) => a.state === "PENDING" && a.passwordHash !== null)).toEqual([]);
    const m03 = await db().account.findFirst({ where: { person: { name: "陈听雨" } } });
    expect(await verifyPassword(lastEight(idNumberOf("M03")), m03?.passwordHash ?? "")).toBe(false);
  });
});

describe("认不认识、激活与否、锁没锁，看不出来（S7）", () => {
  const cases: Record<string, string> = {
    unknown: NOBODY,
    waiting: idNumberOf("M05"),
    active: idNumberOf("M03"),
    locked: idNumberOf("K09"),
    malformed: "37990120030214902",
  };

  beforeAll(async () => {
    for (let i = 0; i < 5; i++) await outcome(visitor(), "K09", { password: WRONG });
  });

  /** The whole answer and the names and sizes of the cookies that came with it. */
  async function seen(idNumber: string, password: string) {
    const browser = visitor();
    const answer = await knock(browser, idNumber, { password });
    return JSON.stringify([answer, [...browser.jar].map(([name, value]) => [name, value.length])]);
  }

  it("后八位：答复和小甜饼一模一样", async () => {
    const { malformed: _, ...whole } = cases;
    const answers = await Promise.all(Object.values(whole).map((id) => seen(id, lastEight(id))));
    expect(new Set(answers).size).toBe(1);
  });

  it("错的密码：连着试到锁，每一步都一样", async () => {
    const { locked: _, ...open } = cases;
    const courses = await Promise.all(
      Object.values(open).map(async (id) => {
        const answers = [];
        for (let i = 0; i < 7; i++) answers.push(await seen(id, WRONG));
        return JSON.stringify(answers);
      }),
    );
    expect(new Set(courses).size).toBe(1);
    expect(courses[0]).toContain("账号已锁定，请15分钟后再试。");
  });

  it("错的激活码：每种号码、每一次都是同一句话", async () => {
    await giveCode("M05");
    const answers = new Set<string>();
    for (let i = 0; i < 7; i++) for (const id of Object.values(cases)) answers.add(JSON.stringify(await activateWith(id, "2Fwy Cm6K")));
    expect([...answers]).toEqual([
      JSON.stringify({
        ok: false,
        code: "E-PWD-10",
        because: "激活码错误或已失效，请向支部管理员索取新的激活码。",
        fields: { code: "激活码错误或已失效，请向支部管理员索取新的激活码。" },
      }),
    ]);
  });

  it("错的重置码：有码没码、姓名对不对、认不认识，都是同一句话（PWD-05）", async () => {
    const code = await giveCode("M07", "RESET");
    const answers = [
      await reset("M07", wrongCode(code)),
      await reset("M03", code),
      await reset("M04", code),
      await reset("M07", code, { name: "别人" }),
      await reset("M07", code, { idNumber: NOBODY }),
    ];
    expect(new Set(answers.map((a) => JSON.stringify(a))).size).toBe(1);
    expect(answers[0]).toMatchObject({ code: "E-PWD-08" });
  });

  type Gauge = () => number;
  const clock: Gauge = () => performance.now();
  /** Processor time of this process, hashing threads included: a busy machine does not add to it. */
  const work: Gauge = () => process.cpuUsage().user / 1000;

  /** What the answers of each group took, the groups in turns. */
  async function measure(gauge: Gauge, ask: (idNumber: string) => Promise<unknown>): Promise<number[][]> {
    const groups = [NOBODY, idNumberOf("M06"), idNumberOf("M18")].map((id) => ({ id, took: [] as number[] }));
    for (let i = 0; i < 15; i++) {
      for (const { id, took } of groups) {
        const start = gauge();
        await ask(id);
        took.push(gauge() - start);
      }
      await db().$executeRaw`DELETE FROM rate_limit`;
      await db().$executeRaw`UPDATE credential_code SET tries = 0, voided_at = NULL WHERE used_at IS NULL AND tries = 5`;
    }
    return groups.map(({ took }) => took);
  }

  it("登录花的工夫差不多：不认识的、没激活的号码一样要算一次密码", async () => {
    const found = (await measure(work, (id) => failTimes(1, visitor(), id))).map((took) => took.reduce((a, b) => a + b));
    expect(Math.min(...found) / Math.max(...found)).toBeGreaterThan(0.6);
  });

  it("激活的快慢差不到5毫秒，看不出号码在等激活", async () => {
    // The quickest of each: a busy machine adds to some answers, but not to all.
    const found = (await measure(clock, (id) => activateWith(id, "2Fwy Cm6K"))).map((took) => Math.min(...took));
    expect(Math.max(...found) - Math.min(...found)).toBeLessThan(5);
    expect(Math.min(...found)).toBeGreaterThan(35);
  });
});
