import { beforeAll, describe, expect, it } from "vitest";
import { db } from "#lib/db";
import { enterMember } from "#lib/archives/actions";
import { verifyMember } from "#lib/members/actions";
import { needsVerifying } from "#lib/members/evidence/rules";
import { listHistory } from "#lib/members/queries";
import { listRoster } from "#lib/members/roster/queries";
import { rosterFilterSchema } from "#lib/members/schema";
import { withWorld } from "#tests/support/database";
import { formOfTexts } from "#tests/support/entries";
import { CLASS_1, COLLEGE } from "#tests/support/organizations";
import { given, organizationId, type Player, press, refusal, scopeFor, signedIn } from "#tests/support/people";
import { idOf, studentOf } from "#tests/support/students";

describe("要不要核实（MEM-21、Q13）", () => {
  it.each([
    ["2015-12-31", [], true],
    ["2015-12-31", ["LETTER"], false],
    ["2015-05-04", ["CARD"], false],
    ["2016-01-01", ["CARD"], true],
    ["2016-12-31", ["FORM"], false],
    ["2016-12-31", [], true],
    ["2017-01-01", [], false],
    [null, [], false],
  ] as const)("%s 入团，依据 %j：%s", (joined, evidence, expected) => expect(needsVerifying(joined, evidence)).toBe(expected));
});

describe("团员身份摸底（MEM-21）", () => {
  withWorld();
  let m01: Player;
  let branchId: string;
  beforeAll(async () => {
    m01 = await signedIn("M01", { organization: CLASS_1 });
    branchId = await organizationId(CLASS_1);
  });
  const student = (n: number) => ({
    ...studentOf(n),
    idNumber: idOf("2001-05-06", 300 + n),
    joinLeagueDate: "2015-12-04",
    developmentNo: "",
  });
  const enter = (n: number, more: object) => press(m01.browser, enterMember, { ...formOfTexts(student(n), branchId), ...more } as never);
  const unverified = async () =>
    (await listRoster(await scopeFor(m01), rosterFilterSchema.parse({ show: "unverified" })))?.rows.map((r) => r.personId) ?? [];

  it("规格的例子：2015年入团、没有依据，先提醒，照样录入后标为待核实，名单里找得到", async () => {
    const told = given(await enter(1, {}));
    expect(told).toMatchObject({ kind: "warnings" });
    expect(JSON.stringify(told)).toContain("W-MEM-21");
    const entered = given(await enter(1, { acceptWarnings: true })) as { personId: string };
    expect(await unverified()).toEqual([entered.personId]);
    const m08 = await signedIn("M08", { organization: COLLEGE });
    const evidence = ["CARD"] as const;
    expect(refusal(await press(m08.browser, verifyMember, { personId: entered.personId, evidence: [...evidence] }))).toMatch(
      /E-PERM-02|E-GEN-08/,
    );
    expect(refusal(await press(m01.browser, verifyMember, { personId: entered.personId, evidence: [] }))).toBe("E-MEM-52");
    given(await press(m01.browser, verifyMember, { personId: entered.personId, evidence: [...evidence] }));
    expect(await unverified()).toEqual([]);
    expect((await listHistory(entered.personId))[0]).toMatchObject({
      kind: "CERTIFIED",
      note: "核实团员身份：团员证（2017或2018年注册过）",
    });
    expect(refusal(await press(m01.browser, verifyMember, { personId: entered.personId, evidence: ["FORM"] }))).toBe("E-GEN-02");
  });

  it("录入时有依据的不提醒、不标，依据记着", async () => {
    const { personId } = given(await enter(2, { evidence: ["LETTER"] })) as { personId: string };
    expect(await db().person.findUniqueOrThrow({ where: { id: personId } })).toMatchObject({
      unverified: false,
      membershipEvidence: ["LETTER"],
    });
  });
});
