import { describe, expect, it } from "vitest";
import { SYSTEM } from "#lib/audit/record";
import { recordSecretary } from "#lib/cadres/secretary/commands";
import { now } from "#lib/clock";
import { readTotal } from "#lib/counters/queries";
import { db, transaction } from "#lib/db";
import { nameOf } from "#tests/support/accounts";
import { withFreshWorld } from "#tests/support/database";
import { idNumberOf, personId } from "#tests/support/people";
import { violations } from "#tests/support/soundness";

const ABROAD = "江海海洋大学出国（境）学习研究团员团支部";

withFreshWorld();

const desk = (fullName: string) => db().organization.findFirstOrThrow({ where: { fullName } });
/** Records somebody the system knows as the secretary of an organization that has none. */
async function appoint(key: string, fullName = ABROAD): Promise<void> {
  const at = await desk(fullName);
  const form = { name: await nameOf(key), idNumber: idNumberOf(key), mobile: "19900000123" };
  await transaction((tx) => recordSecretary(tx, SYSTEM, at, form));
}
const personOf = async (key: string) =>
  db().person.findUniqueOrThrow({ where: { id: await personId(key) }, include: { memberships: { where: { status: "ACTIVE" } } } });

describe("信息表里的书记是认识的人（ORG-13）", () => {
  it("只任职的团干部成了支部书记，就是团员：资料按团员重新算，事实都成立", async () => {
    expect(await personOf("K21")).toMatchObject({ profile: "CADRE", memberships: [] });
    const before = await readTotal(db(), await desk(ABROAD));
    await appoint("K21");
    const person = await personOf("K21");
    expect(person).toMatchObject({ profile: "MEMBER", complete: false, memberships: [{ complete: false, postRank: 1, activated: true }] });
    expect(person.missing).toEqual(expect.arrayContaining(["postMode", "cadreNature"]));
    expect(person.missing).not.toContain("dutyStatus");
    const after = await readTotal(db(), await desk(ABROAD));
    expect([after.members - before.members, after["members.incomplete"] - before["members.incomplete"]]).toEqual([1, 1]);
    expect(await violations()).toEqual([]);
  });

  it("本支部的团员当上书记，缺的任职内容写进缺项", async () => {
    const { id, path } = await desk("望潮街道流动团员团支部");
    await db().cadrePost.updateMany({ where: { organizationId: id }, data: { status: "ENDED", endedAt: now() } });
    await db().counterDelta.create({ data: { path, measure: "posts", delta: -1 } });
    await appoint("M11", "望潮街道流动团员团支部");
    const person = await personOf("M11");
    expect(person.missing).toEqual(expect.arrayContaining(["postMode", "cadreNature"]));
    expect(person.memberships[0]).toMatchObject({ complete: false, postRank: 1 });
    expect((await violations()).filter((v) => v.startsWith("I12"))).toEqual([]);
  });

  it("当委员会的书记，团员关系与资料都不动", async () => {
    const at = await desk("共青团北京市委");
    const before = await personOf("M03");
    await appoint("M03", at.fullName);
    expect(await personOf("M03")).toMatchObject({ profile: "MEMBER", missing: before.missing, memberships: before.memberships });
    expect(await violations()).toEqual([]);
  });
});
