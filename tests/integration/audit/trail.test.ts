import { beforeAll, describe, expect, it } from "vitest";
import { record, SYSTEM } from "#lib/audit/record";
import { TRAIL_PAGE, trailFilterSchema } from "#lib/audit/schema";
import { listTrail } from "#lib/audit/trail";
import { now, setClock } from "#lib/clock";
import { addDays, dayOf } from "#lib/dates";
import { transaction } from "#lib/db";
import { formOfDraft, type PersonForm } from "#lib/members/entry/schema";
import { editMember } from "#lib/members/actions";
import { getEditable } from "#lib/members/queries";
import { showRegistrationCode } from "#lib/registration/actions";
import { withWorld } from "#tests/support/database";
import { leaksIn } from "#tests/support/leaks";
import { CLASS_1, CLASS_2, COLLEGE, GRADE, saveOwn } from "#tests/support/organizations";
import { actorFor, given, organizationId, personId, type Player, press, scopeFor, signedIn } from "#tests/support/people";
import { OPERATOR, PEOPLE } from "#world/people";

withWorld();
const nameOf = (key: string) => PEOPLE.find((p) => p.key === key)?.name;
let k05: Player;
let m01: Player;
let m07: Player;

async function edit(player: Player, key: string, change: Partial<PersonForm>): Promise<void> {
  const page = await getEditable(await scopeFor(player), await personId(key));
  if (!page) throw new Error("out of reach");
  const person = { ...formOfDraft(page.draft), ...change };
  given(await press(player.browser, editMember, { personId: page.personId, version: page.version, acceptWarnings: true, person }));
}

const seenBy = async (player: Player, asked: Record<string, string> = {}) =>
  listTrail(await scopeFor(player), trailFilterSchema.parse(asked));
const told = async (player: Player, asked: Record<string, string> = {}) =>
  (await seenBy(player, asked)).events.map((e) => [e.by, e.action, e.subject]);

beforeAll(async () => {
  k05 = await signedIn("K05", { organization: GRADE });
  m01 = await signedIn("M01", { organization: CLASS_1 });
  m07 = await signedIn("M07", { organization: CLASS_2 });
  await edit(m01, "M06", { mobile: "19955556666", householdAddress: "江海省临澜市望潮路18号" });
  given(await saveOwn(m07, CLASS_2, { phone: "88880002" }));
  given(await press(k05.browser, showRegistrationCode, { organizationId: await organizationId(CLASS_2) }));
});

describe("直属上级看得到直属下级的审计记录（NFR-02）", () => {
  it("谁、在哪个组织、对谁、由什么改成什么，最近的在前；自己办的不在", async () => {
    const { events } = await seenBy(k05);
    expect(events.slice(0, 2).map(({ by, organization, action, subject }) => [by, organization, action, subject])).toEqual([
      [nameOf("M07"), CLASS_2, "organization.edited", CLASS_2],
      [nameOf("M01"), CLASS_1, "member.edited", nameOf("M06")],
    ]);
    expect(events[0]?.changes).toEqual([{ field: "联系电话", oldValue: null, newValue: "88880002" }]);
    expect(events.some((e) => e.action === "registrationCode.shown")).toBe(false);
  });

  it("手机、住址打码；没有一个完整的号码（S11）", async () => {
    const trail = await seenBy(k05);
    expect(trail.events[1]?.changes).toContainEqual({ field: "手机号码", oldValue: "199****0006", newValue: "199****6666" });
    expect(leaksIn(trail)).toEqual([]);
    expect(JSON.stringify(trail)).not.toContain("望潮路");
  });

  it("隔级的上级、邻居都看不到；直接说出组织也不行", async () => {
    const college = await signedIn("M08", { organization: COLLEGE });
    const district = await signedIn("K10", { organization: "共青团东屿区委" });
    const [class1, grade] = [await organizationId(CLASS_1), await organizationId(GRADE)];
    for (const player of [college, district]) {
      const names = (await seenBy(player)).events.map((e) => e.organization);
      expect(names).not.toContain(CLASS_1);
      expect(await told(player, { at: class1 })).toEqual([]);
    }
    expect((await told(college)).map(([, action]) => action)).toContain("registrationCode.shown");
    expect(await told(k05, { at: grade })).toEqual([]);
    expect((await seenBy(k05)).below.map((o) => o.fullName)).toContain(CLASS_1);
  });

  it("够不到的人不说姓名", async () => {
    const actor = await actorFor(m01);
    const subject = { type: "person", id: await personId("K13") };
    await transaction((tx) =>
      record(tx, { ...actor, organizationId: actor.organization?.id ?? null, sessionId: null }, { action: "member.revealed", subject }),
    );
    expect((await told(k05))[0]).toEqual(["林晓澜", "member.revealed", null]);
    const operator = await signedIn(OPERATOR.key);
    expect((await told(operator))[0]).toEqual(["林晓澜", "member.revealed", "水清浅"]);
  });

  it("系统后台看得到全部，连系统自己做的", async () => {
    await transaction((tx) => record(tx, SYSTEM, { action: "member.cameOfAge", subject: { type: "person", id: null } }));
    const operator = await signedIn(OPERATOR.key);
    expect((await told(operator))[0]).toEqual(["系统", "member.cameOfAge", null]);
    expect((await told(operator, { at: await organizationId(CLASS_2) }))[0]).toEqual([expect.any(String), "organization.edited", CLASS_2]);
    expect(await told(k05)).not.toContainEqual(["系统", "member.cameOfAge", null]);
  });

  it("按类别、操作人、组织、日期筛；认不出的条件当作没有", async () => {
    expect(new Set((await told(k05, { kind: "organizations" })).map(([, action]) => String(action).split(".")[0]))).toEqual(
      new Set(["organization"]),
    );
    expect(new Set((await told(k05, { q: "林晓" })).map(([by]) => by))).toEqual(new Set(["林晓澜"]));
    expect(await told(k05, { q: "%" })).toEqual([]);
    expect((await seenBy(k05, { at: await organizationId(CLASS_1) })).events.every((e) => e.organization === CLASS_1)).toBe(true);
    const today = dayOf(now());
    expect((await told(k05, { day: today })).length).toBeGreaterThan(0);
    expect((await seenBy(k05, { day: addDays(today, -1) })).events.every((e) => e.at < now())).toBe(true);
    expect((await told(k05, { day: addDays(today, -1) })).map(([, action]) => action)).not.toContain("member.edited");
    const all = await told(k05);
    const uglies: Record<string, string>[] = [
      { at: "x" },
      { kind: "'; --" },
      { day: "2025-02-30" },
      { before: "-1" },
      { before: "9".repeat(30) },
      { q: "\u0000" },
    ];
    for (const ugly of uglies) expect(await told(k05, ugly)).toEqual(all);
  });

  it("一页放不下就往前翻，不重不漏", async () => {
    setClock(new Date(now().getTime() + 60_000));
    const actor = await actorFor(m07);
    const who = { ...actor, organizationId: actor.organization?.id ?? null, sessionId: null };
    await transaction(async (tx) => {
      for (let n = 0; n < TRAIL_PAGE + 5; n++)
        await record(tx, who, { action: "import.begun", subject: { type: "importBatch", id: null } });
    });
    const first = await seenBy(k05, { kind: "imports" });
    const second = await seenBy(k05, { kind: "imports", before: first.events.at(-1)?.id ?? "" });
    expect([first.events.length, first.more, second.events.length, second.more]).toEqual([TRAIL_PAGE, true, 5, false]);
    expect(new Set([...first.events, ...second.events].map((e) => e.id)).size).toBe(TRAIL_PAGE + 5);
  });
});
