import { describe, expect, it } from "vitest";
import { verify } from "#lib/audit/verify";
import { ancestorPaths } from "#lib/auth/reach";
import { count } from "#lib/counters/commands";
import { foldCounters } from "#lib/counters/jobs";
import { readTotal, readTotals } from "#lib/counters/queries";
import { MEASURES, type Delta } from "#lib/counters/rules";
import { db, transaction } from "#lib/db";
import { createOrganization } from "#lib/organizations/actions";
import { readOwnTotals } from "#lib/organizations/queries";
import { withWorld } from "#tests/support/database";
import { childForm, CLASS_1, COLLEGE, GRADE, organizationOf, PROVINCE, STREET, UNIVERSITY } from "#tests/support/organizations";
import { given, press, scopeFor, signedIn } from "#tests/support/people";

withWorld();

const ROOT = "中国共产主义青年团中央委员会";
const WRITERS = 40;
const EACH = 25;

const members = async (name: string) => (await readTotal(db(), await organizationOf(name))).members;
const add = async (name: string, delta: number, measure: Delta["measure"] = "members") => {
  const { path } = await organizationOf(name);
  await transaction((tx) => count(tx, [{ path, measure, delta }]));
};
const waiting = () => db().counterDelta.count();
const fold = async () => {
  while ((await foldCounters()) > 0);
};

describe("随时看得到的数（A5）", () => {
  it("世界种好时：支部六人，团总支、学院、大学、省里一级一级加上去", async () => {
    expect([await members(CLASS_1), await members(GRADE), await members(COLLEGE)]).toEqual([6, 7, 9]);
    expect(await members(UNIVERSITY)).toBe(9);
    expect(await members(ROOT)).toBe(await db().membership.count({ where: { status: "ACTIVE" } }));
  });

  it("还没归并就看得到：自己和每一级上级都多一个，邻居不变；归并之后数不变", async () => {
    await fold();
    await add(CLASS_1, 1);
    expect([await members(CLASS_1), await members(GRADE), await members(COLLEGE), await members(PROVINCE)]).toEqual([
      7,
      8,
      10,
      (await db().membership.count({ where: { status: "ACTIVE", branchPath: { startsWith: (await organizationOf(PROVINCE)).path } } })) + 1,
    ]);
    expect(await members("江海海洋大学信息学院计算机专业2021级2班团支部")).toBe(1);
    const before = [await members(CLASS_1), await members(ROOT), await members(STREET)];
    expect(await waiting()).toBe(1);
    expect(await foldCounters()).toBe(1);
    expect(await waiting()).toBe(0);
    expect([await members(CLASS_1), await members(ROOT), await members(STREET)]).toEqual(before);
    await add(CLASS_1, -1);
  });

  it("没有要归并的就什么也不做；加减抵消的不留行", async () => {
    await fold();
    expect(await foldCounters()).toBe(0);
    const { path } = await organizationOf(CLASS_1);
    await transaction((tx) =>
      count(tx, [
        { path, measure: "members", delta: 3 },
        { path, measure: "members", delta: -3 },
        { path, measure: "posts", delta: 0 },
      ]),
    );
    expect(await waiting()).toBe(0);
  });

  it("事务回滚，数也回去", async () => {
    const before = await members(ROOT);
    const { path } = await organizationOf(CLASS_1);
    const failing = transaction(async (tx) => {
      await count(tx, [{ path, measure: "members", delta: 100 }]);
      throw new Error("no");
    });
    await expect(failing).rejects.toThrow("no");
    expect(await members(ROOT)).toBe(before);
  });
});

describe("一起写，一起归并，一个不丢", () => {
  it(`${WRITERS} 个人各写 ${EACH} 次，同时有人不停归并：每一级的数都正好`, async () => {
    const places = [CLASS_1, GRADE, STREET, COLLEGE];
    const before = Object.fromEntries(await Promise.all([...places, ROOT].map(async (p) => [p, await members(p)])));
    let writing = true;
    const folding = Promise.all(
      [1, 2, 3].map(async () => {
        while (writing) await foldCounters();
      }),
    );
    const write = async (n: number) => {
      for (let i = 0; i < EACH; i++) await add(places[(n + i) % places.length] ?? ROOT, i % 5 === 0 ? -1 : 1);
    };
    await Promise.all(Array.from({ length: WRITERS }, (_, n) => write(n)));
    writing = false;
    await folding;
    await fold();
    // Of each five writes four add and one takes away; every place has its equal share.
    const share = (WRITERS * EACH * 3) / 5 / places.length;
    const grown = Object.fromEntries(await Promise.all([...places, ROOT].map(async (p) => [p, (await members(p)) - (before[p] ?? 0)])));
    expect(grown).toEqual({ [CLASS_1]: share, [GRADE]: 2 * share, [STREET]: share, [COLLEGE]: 3 * share, [ROOT]: 4 * share });
    for (const place of places) await add(place, -share);
  });

  it("读的人看到的永远是完整的：归并的那一刻也不多不少", async () => {
    await fold();
    const before = await members(ROOT);
    let writing = true;
    const seen = new Set<number>();
    const reading = (async () => {
      while (writing) seen.add(await members(ROOT));
    })();
    for (let i = 0; i < 30; i++) {
      await add(CLASS_1, 1);
      await foldCounters();
      await add(CLASS_1, -1);
      await foldCounters();
    }
    writing = false;
    await reading;
    expect([...seen].filter((n) => n !== before && n !== before + 1)).toEqual([]);
  });

  it("建二十个下级，同时归并：组织数、没填完的数、没登录的数都对，核对也对得上", async () => {
    const m08 = await signedIn("M08", { organization: COLLEGE });
    const before = await readOwnTotals(await scopeFor(m08));
    const forms = await Promise.all(
      Array.from({ length: 20 }, (_, i) => childForm(COLLEGE, { shortName: `软件专业2024级${i + 1}班团支部` })),
    );
    await Promise.all([...forms.map(async (form) => given(await press(m08.browser, createOrganization, form))), fold(), fold()]);
    const after = await readOwnTotals(await scopeFor(m08));
    for (const measure of ["organizations", "organizations.incomplete", "organizations.silent", "branches", "branches.small"] as const)
      expect(after[measure] - before[measure], measure).toBe(20);
    expect((await verify()).filter((f) => f.violations > 0)).toEqual([]);
  });
});

describe("核对认得出记错的数", () => {
  it("合计被改了一个，说出是哪个组织的哪个数，记多少、实多少", async () => {
    await fold();
    const { id, path } = await organizationOf(GRADE);
    await db().counterTotal.update({ where: { organizationId_measure: { organizationId: id, measure: "members" } }, data: { value: 99 } });
    const wrong = (await verify()).filter((f) => f.violations > 0);
    expect(wrong.map((f) => [f.violations, f.examples])).toEqual([[1, [`${path} members：记 99，实 7`]]]);
    await db().counterTotal.update({ where: { organizationId_measure: { organizationId: id, measure: "members" } }, data: { value: 7 } });
  });
});

it("一次问很多组织，各有各的数；问没有的组织是零", async () => {
  const places = await Promise.all([CLASS_1, GRADE, STREET].map(organizationOf));
  const totals = await readTotals(db(), [...places, { id: crypto.randomUUID(), path: "zzzz" }]);
  expect([...totals.values()].map((t) => t.members)).toEqual([6, 7, 4, 0]);
  expect([...totals.values()].every((t) => MEASURES.every((m) => Number.isInteger(t[m])))).toBe(true);
  expect(ancestorPaths(places[0]?.path ?? "")).toHaveLength(5);
  expect((await readTotals(db(), [])).size).toBe(0);
});
