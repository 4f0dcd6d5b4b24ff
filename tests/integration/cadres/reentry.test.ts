import { describe, expect, it } from "vitest";
import { enterMember } from "#lib/archives/actions";
import { db } from "#lib/db";
import { formOfDraft } from "#lib/members/entry/schema";
import { remove } from "#tests/support/cadres";
import { withFreshWorld } from "#tests/support/database";
import { draftOf } from "#tests/support/drafts";
import { check, rowsOf } from "#tests/support/imports";
import { CLASS_1, COLLEGE, GRADE } from "#tests/support/organizations";
import { given, organizationId, type Player, personId, press, signedIn } from "#tests/support/people";
import { violations } from "#tests/support/soundness";
import { sheetOfTexts, worldTexts } from "#tests/support/students";

withFreshWorld();
const at = (key: string, organization: string): Promise<Player> => signedIn(key, { organization });

describe("注销之后再录入（CAD-08）", () => {
  it("注销的人也能作为团员再录入：同一个人、同一个账号，计数、资料都对；换个姓名录不了（E-ORG-13）；导入说请单个录入", async () => {
    const [m08, m01] = [await at("M08", COLLEGE), await at("M01", CLASS_1)];
    const draft = draftOf("K05");
    given(await remove(m08, COLLEGE, "K05"));
    given(await remove(m08, GRADE, "K05"));
    const person = { ...formOfDraft(draftOf("M03")), idNumber: draft.idNumber, joinLeagueDate: "2014-05-04", developmentNo: "" };
    const form = { branchId: await organizationId(CLASS_1), idNumberConfirm: draft.idNumber, acceptWarnings: true };
    const as = (name: string) => press(m01.browser, enterMember, { ...form, person: { ...person, name } });
    expect(await as("白若水")).toMatchObject({ code: "E-ORG-13" });
    const batch = await check(m01, "MEMBERS", sheetOfTexts([{ ...worldTexts("M03"), name: draft.name, idNumber: draft.idNumber }]));
    expect((await rowsOf(batch.id)).map((r) => r.codes.join())).toEqual([expect.stringContaining("E-MEM-53")]);
    expect(given(await as(draft.name))).toMatchObject({ kind: "entered", personId: await personId("K05") });
    const found = await db().person.findUniqueOrThrow({ where: { id: await personId("K05") }, include: { memberships: true } });
    expect([found.status, found.profile, found.memberships.map((m) => [m.status, m.activated])]).toEqual([
      ...["ACTIVE", "MEMBER", [["ACTIVE", true]]],
    ]);
    expect(await db().account.findUnique({ where: { personId: found.id } })).toMatchObject({ state: "ACTIVE" });
    expect(await as(draft.name)).toMatchObject({ code: "E-MEM-03" });
    expect(await violations()).toEqual([]);
  });
});
