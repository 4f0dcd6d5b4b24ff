import { beforeEach, describe, expect, it } from "vitest";
import { setClock } from "#lib/clock";
import { readTotal } from "#lib/counters/queries";
import { newId } from "#lib/crypto/ids";
import { db } from "#lib/db";
import { listHistory } from "#lib/members/queries";
import { withFreshWorld } from "#tests/support/database";
import { adminsOf, askFor, lettersTo, papersOf } from "#tests/support/desks";
import { CLASS_1, CLASS_2, CLASS_2022, COLLEGE, COMMUNITY, organizationOf, OVERSEAS, UNIVERSITY } from "#tests/support/organizations";
import { actorFor, organizationId, personId, signedIn } from "#tests/support/people";
import { violations } from "#tests/support/soundness";
import { branchOf, DELAYED, HOLDING, LIBRARY, move } from "#tests/support/transfers";

withFreshWorld();

const person = async (key: string) => db().person.findUniqueOrThrow({ where: { id: await personId(key) } });
const markAs = async (key: string, mark: "GRADUATE" | "DELAYED" | "TEACHER") =>
  db().person.update({
    where: { id: await personId(key) },
    data: {
      graduateMark: mark,
      ...(mark === "DELAYED" ? { ownGraduationMonth: "2026-06", branchGraduationMonth: "2025-06", delayReason: "休学" } : {}),
    },
  });
const convert = async (name: string) =>
  db().organization.update({ where: { id: await organizationId(name) }, data: { category: "GRADUATE_ORG" } });
const cohorts = async (key: string) => db().graduateCohort.findMany({ where: { personId: await personId(key) } });

describe("换团支部（5.1、TRF-28、TRF-29）", () => {
  it("旧关系结束、新关系开始；两边与两边上级的数当场对得上；历史里有一条", async () => {
    const [one, two, college] = await Promise.all([CLASS_1, CLASS_2022, COLLEGE].map(organizationOf));
    const members = async (o: typeof one) => (o ? (await readTotal(db(), o)).members : 0);
    const before = [await members(one), await members(two), await members(college)];
    await move(["M03", "M05"], CLASS_2022);
    expect([await branchOf("M03"), await branchOf("M05")]).toEqual([CLASS_2022, CLASS_2022]);
    expect([await members(one), await members(two), await members(college)]).toEqual([
      (before[0] ?? 0) - 2,
      (before[1] ?? 0) + 2,
      before[2],
    ]);
    const past = await db().membership.findFirst({ where: { personId: await personId("M03"), status: "ENDED" } });
    expect(past).toMatchObject({ branchId: one?.id, endReason: "组织调整", until: expect.any(Date) });
    expect((await listHistory(await personId("M03")))[0]).toMatchObject({
      kind: "TRANSFERRED",
      note: "组织调整",
      changes: [{ field: "所在团支部", oldValue: CLASS_1, newValue: CLASS_2022 }],
    });
    expect(await violations()).toEqual([]);
  });

  it("M02 转走：O06 的职务与管理员权限结束，上级收到通知；团委的职务还在（TRF-28）", async () => {
    const m02 = await personId("M02");
    const { id: organization, path } = await organizationOf(UNIVERSITY);
    const held = { organizationId: organization, organizationPath: path, post: "COMMITTEE_MEMBER", startedAt: new Date() } as const;
    await db().cadrePost.create({ data: { id: newId(), personId: m02, ...held } });
    await db().counterDelta.create({ data: { path, measure: "posts", delta: 1 } });
    const player = await signedIn("M02", { organization: CLASS_1 });
    expect((await actorFor(player)).role).toBe("BRANCH_ADMIN");
    await move(["M02"], CLASS_2);
    const posts = await db().cadrePost.findMany({ where: { personId: m02, status: "ACTIVE" } });
    expect(posts.map((p) => p.organizationId)).toEqual([organization]);
    expect(await adminsOf(CLASS_1)).toEqual(["林晓澜"]);
    expect((await actorFor(player)).role).not.toBe("BRANCH_ADMIN");
    expect(await lettersTo("M02")).toContain("你不再是计算机专业2021级1班团支部的管理员");
    expect((await person("M02")).missing).toEqual([]);
    expect(await violations()).toEqual([]);
  });

  it("书记转走：支部信息不再完整，没有管理员时上级接手；本人在旧支部的管理员申请作废（5.18）", async () => {
    const m01 = await signedIn("M01", { organization: CLASS_1 });
    await askFor(m01, CLASS_1, "M02");
    await move(["M01", "M02"], CLASS_2);
    expect((await organizationOf(CLASS_1)).infoComplete).toBe(false);
    expect(await adminsOf(CLASS_1)).toEqual([]);
    expect(await lettersTo("K05")).toContain("计算机专业2021级1班团支部已无管理员");
    const k05 = await signedIn("K05", { organization: "江海海洋大学信息学院2021级团总支" });
    expect(await papersOf(k05)).toEqual([]);
    expect(await violations()).toEqual([]);
  });

  it("一个不行就都不动：已在那里的 E-TRF-10b，没有关系的、支部没了的一概不动", async () => {
    await expect(move(["M03", "M07"], CLASS_2)).rejects.toMatchObject({ code: "E-TRF-10b" });
    await expect(move(["M03", "M08"], CLASS_2)).rejects.toMatchObject({ code: "E-GEN-02" });
    await expect(move(["M03"], COLLEGE)).rejects.toMatchObject({ code: "E-ORG-27" });
    await db().organization.update({ where: { id: await organizationId(OVERSEAS) }, data: { status: "DELETED" } });
    await expect(move(["M03"], OVERSEAS)).rejects.toMatchObject({ code: "E-GEN-08" });
    expect(await branchOf("M03")).toBe(CLASS_1);
    expect(await db().membership.count({ where: { status: "ENDED" } })).toBe(0);
  });

  it("两边同时挪同一个人：只有一个成", async () => {
    const both = await Promise.allSettled([move(["M03"], CLASS_2), move(["M03"], COMMUNITY)]);
    expect(both.filter((b) => b.status === "fulfilled").length).toBeGreaterThanOrEqual(1);
    expect(await db().membership.count({ where: { personId: await personId("M03"), status: "ACTIVE" } })).toBe(1);
    expect(await violations()).toEqual([]);
  });

  it("去特殊单位专属库的，资料照那边的省份重算，库里查得到", async () => {
    await move(["M05"], LIBRARY);
    expect(await branchOf("M05")).toBe(LIBRARY);
    expect(await violations()).toEqual([]);
  });
});

describe("毕业生标识（5.12、7.6）", () => {
  beforeEach(() => setClock(new Date("2025-06-10T09:00:00+08:00")));

  it("延迟毕业的进本校的延迟毕业团组织，标识、年月、原因都在", async () => {
    await markAs("M06", "DELAYED");
    await move(["M06"], DELAYED);
    expect(await person("M06")).toMatchObject({
      graduateMark: "DELAYED",
      ownGraduationMonth: "2026-06",
      branchGraduationMonth: "2025-06",
      delayReason: "休学",
    });
  });

  it("去普通支部的标识取消，届别还在；去待接转团支部的不变；进毕业生团组织的成为毕业生，记那一届", async () => {
    for (const [key, mark] of [
      ["M03", "GRADUATE"],
      ["M05", "GRADUATE"],
      ["M06", "TEACHER"],
    ] as const)
      await markAs(key, mark);
    await db().graduateCohort.create({
      data: { personId: await personId("M03"), year: 2025, branchId: await organizationId(CLASS_1), since: new Date() },
    });
    await move(["M03", "M06"], COMMUNITY);
    expect([(await person("M03")).graduateMark, (await person("M06")).graduateMark]).toEqual(["NONE", "NONE"]);
    expect(await cohorts("M03")).toMatchObject([{ year: 2025 }]);
    await move(["M05"], HOLDING);
    expect((await person("M05")).graduateMark).toBe("GRADUATE");
    await convert(CLASS_2);
    await move(["M18"], CLASS_2);
    expect((await person("M18")).graduateMark).toBe("GRADUATE");
    expect(await cohorts("M18")).toMatchObject([{ year: 2025, branchId: await organizationId(CLASS_2) }]);
  });

  it("五月里从标了当年的团支部转走的，补记届别；四月的不记", async () => {
    setClock(new Date("2025-04-30T23:59:00+08:00"));
    await move(["M03"], COMMUNITY);
    setClock(new Date("2025-05-01T00:00:00+08:00"));
    await move(["M05"], COMMUNITY);
    expect([await cohorts("M03"), await cohorts("M05")]).toMatchObject([[], [{ year: 2025, branchId: await organizationId(CLASS_1) }]]);
  });
});
