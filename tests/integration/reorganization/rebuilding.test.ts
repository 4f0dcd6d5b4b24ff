import { describe, expect, it } from "vitest";
import { db } from "#lib/db";
import { createOrganization } from "#lib/organizations/actions";
import { showRegistrationCode } from "#lib/registration/actions";
import { transferInBulk, transferOut } from "#lib/transfers/actions";
import { withFreshWorld } from "#tests/support/database";
import { branchOf, previewOf, remove } from "#tests/support/deletions";
import { adminsOf, lettersTo, revoke } from "#tests/support/desks";
import { violations } from "#tests/support/facts";
import { childForm, CLASS_1, COMMUNITY, STREET } from "#tests/support/organizations";
import { given, organizationId, personId, press, refusal, signedIn } from "#tests/support/people";
import { register } from "#tests/support/registration";

withFreshWorld();

const HOLDING = "东屿区望潮街道待接转团支部";

describe("删除并重建（ORG-23）", () => {
  it("听涛社区团支部：撤销管理员、删除、重建、发码、新管理员注册，两名团员批量接转回来", async () => {
    const m09 = await signedIn("M09", { organization: STREET });
    given(await revoke(m09, COMMUNITY, "K13"));
    given(await remove(m09, COMMUNITY));
    expect([await branchOf("M09"), await branchOf("K13")]).toEqual([HOLDING, HOLDING]);
    const { id } = given(await press(m09.browser, createOrganization, await childForm(STREET, { shortName: "听涛社区团支部" })));
    const { code } = given(await press(m09.browser, showRegistrationCode, { organizationId: id }));
    expect(await register({ code }, { at: COMMUNITY })).toBe("registered");
    expect(await adminsOf(COMMUNITY)).toHaveLength(1);
    const personIds = [await personId("M09"), await personId("K13")];
    const bulk = { fromBranchId: await organizationId(HOLDING), toBranchId: id, personIds, reason: "REORGANIZATION" as const };
    given(await press(m09.browser, transferInBulk, { ...bulk, reasonNote: "", memberInformed: false } as never));
    expect([await branchOf("M09"), await branchOf("K13")]).toEqual([COMMUNITY, COMMUNITY]);
    given(await remove(m09, HOLDING));
    expect(await violations()).toEqual([]);
  });
});

describe("转接途中目标没了（ORG-38）", () => {
  it("转给听涛社区的等着接收，街道删了听涛社区：转接终止，支部和本人知道，人留在原支部", async () => {
    const m01 = await signedIn("M01", { organization: CLASS_1 });
    const plan = {
      reason: "RESIDENCE",
      reasonNote: "",
      newUnitName: "听涛社区",
      newUnitAddress: "望潮街道",
      schoolType: null,
      remark: "",
      memberInformed: true,
    };
    const sent = await press(m01.browser, transferOut, {
      personIds: [await personId("M05")],
      toOrgId: await organizationId(COMMUNITY),
      ...plan,
    } as never);
    expect(refusal(sent)).toBeUndefined();
    const m09 = await signedIn("M09", { organization: STREET });
    expect((await previewOf(m09, COMMUNITY)).papers).toMatchObject([{ n: 1, fate: "cancelled" }]);
    given(await remove(m09, COMMUNITY));
    const transfer = await db().transfer.findFirstOrThrow();
    expect([transfer.state, await branchOf("M05")]).toEqual(["CANCELLED", CLASS_1]);
    expect((await lettersTo("M05")).some((l) => l.includes("终止"))).toBe(true);
    expect((await lettersTo("M01")).some((l) => l.includes("作废"))).toBe(true);
    expect(await violations()).toEqual([]);
  });
});
