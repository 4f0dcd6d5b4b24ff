import { describe, expect, it } from "vitest";
import { applyForRelease } from "#lib/archives/actions";
import { SYSTEM } from "#lib/audit/record";
import { now } from "#lib/clock";
import { newId } from "#lib/crypto/ids";
import { db, transaction } from "#lib/db";
import type { PaperType } from "#generated/enums";
import { getPaper } from "#lib/inbox/queries";
import { filePaper } from "#lib/papers/commands";
import { FATE } from "#lib/reorganization/deletion/rules";
import { restoreOrganization } from "#lib/reorganization/actions";
import { listDeleted } from "#lib/reorganization/restoring/queries";
import { deletedFilterSchema } from "#lib/reorganization/schema";
import { uploadArchive } from "#lib/archives/actions";
import { uploadedPdf } from "#tests/support/archives";
import { askCorrection, askDeletion } from "#tests/support/corrections";
import { withFreshWorld } from "#tests/support/database";
import { previewOf, remove } from "#tests/support/deletions";
import { appoint, askFor, decide, papersOf } from "#tests/support/desks";
import { violations } from "#tests/support/facts";
import { agree, askToMove, CITY, DISTRICT, SHIPYARD, WORKSHOP } from "#tests/support/moves";
import { CLASS_1, CLASS_2022, COLLEGE, GRADE, organizationOf, PROVINCE, UNIVERSITY } from "#tests/support/organizations";
import { actorFor, given, organizationId, type Player, personId, press, refusal, signedIn } from "#tests/support/people";
import { createOrganization } from "#lib/organizations/actions";
import { childForm } from "#tests/support/organizations";
import { scopeFor } from "#tests/support/people";

withFreshWorld();

const college = (): Promise<Player> => signedIn("M08", { organization: COLLEGE });
const stateOf = async (type: PaperType): Promise<string | undefined> =>
  (await db().paper.findFirst({ where: { type }, orderBy: { createdAt: "desc" } }))?.state;
const deskOf = async (type: PaperType): Promise<string | null> => {
  const paper = await db().paper.findFirstOrThrow({ where: { type, state: "OPEN" } });
  return paper.deskId ? (await db().organization.findUniqueOrThrow({ where: { id: paper.deskId } })).fullName : null;
};

/** Somebody's application to join a branch, as it lies there. */
async function applied(branch: string): Promise<string> {
  const [id, at] = [newId(), await organizationOf(branch)];
  const times = { createdAt: now(), expiresAt: now() };
  await db().selfRegistration.create({
    data: { id, branchId: at.id, formSealed: new Uint8Array(1), idIndex: new Uint8Array(1), ...times },
  });
  const filing = {
    type: "SELF_REGISTRATION",
    subjectId: id,
    title: "某某申请加入",
    originId: null,
    deciderId: at.id,
    shared: true,
  } as const;
  await transaction((tx) => filePaper(tx, { ...SYSTEM, name: "某某" }, filing));
  return id;
}

describe("删除时在途的事项（5.18、ORG-38）", () => {
  it("自行注册不通过，管理员变更、信息变更作废，更正与删除继续，预览先说过", async () => {
    const m18 = await signedIn("M18", { organization: CLASS_2022 });
    const id = await applied(CLASS_2022);
    await appoint("M19", CLASS_2022);
    given(await askFor(m18, CLASS_2022, "M19"));
    given(await askDeletion(m18, "M19"));
    const preview = await previewOf(await college(), CLASS_2022);
    expect(preview.papers.map((p) => [p.label, p.n, p.fate])).toEqual([
      ["团员团干部注册审批", 1, "refused"],
      ["管理员变更审批", 1, "cancelled"],
      ["删除申请", 1, "goes-on"],
    ]);
    given(await remove(await college(), CLASS_2022));
    const row = await db().selfRegistration.findUniqueOrThrow({ where: { id } });
    expect([row.state, row.reason]).toEqual(["REFUSED", "团支部已撤销"]);
    expect(await stateOf("ADMIN_CHANGE")).toBe("CANCELLED");
    expect([await stateOf("DELETION"), await deskOf("DELETION")]).toEqual(["OPEN", COLLEGE]);
    const m08 = await college();
    const [paper] = (await papersOf(m08)).filter((p) => p.type === "DELETION");
    expect((await getPaper(await scopeFor(m08), paper?.id ?? ""))?.facts.length).toBeGreaterThan(0);
    given(await decide(m08, paper?.id ?? ""));
    expect(await deskOf("DELETION")).toBe(UNIVERSITY);
    expect(await violations()).toEqual([]);
  });

  it("电子档案继续，仍由上级团委审；本支部的编号释放作废", async () => {
    const m01 = await signedIn("M01", { organization: CLASS_1 });
    given(await press(m01.browser, uploadArchive, { personId: await personId("M04"), fileId: await uploadedPdf(m01) }));
    const number = (await db().person.findFirstOrThrow({ where: { developmentNo: { not: null } } })).developmentNo ?? "";
    const k05 = await signedIn("K05", { organization: GRADE });
    const form = { number, name: "某某", idNumber: "379901200408159685", branchId: await organizationId(CLASS_1) };
    given(await press(k05.browser, applyForRelease, { ...form, fileId: await uploadedPdf(k05) }));
    given(await remove(k05, CLASS_1));
    expect([await stateOf("ARCHIVE"), await deskOf("ARCHIVE")]).toEqual(["OPEN", COLLEGE]);
    expect(await stateOf("NUMBER_RELEASE")).toBe("CANCELLED");
    expect((await db().numberRelease.findFirstOrThrow()).state).toBe("CANCELLED");
    expect(await violations()).toEqual([]);
  });

  it("要迁到它之下的申请作废，申请人知道", async () => {
    const k03 = await signedIn("K03", { organization: UNIVERSITY });
    given(await press(k03.browser, createOrganization, await childForm(UNIVERSITY, { shortName: "文学院团委", category: "COMMITTEE" })));
    const target = "江海海洋大学文学院团委";
    given(await askToMove(await signedIn("K05", { organization: GRADE }), GRADE, target));
    expect((await previewOf(k03, target)).papers.map((p) => [p.label, p.fate])).toEqual([["组织迁移审批", "cancelled"]]);
    given(await remove(k03, target));
    expect([await stateOf("ORG_MOVE"), (await db().orgMove.findFirstOrThrow()).state]).toEqual(["CANCELLED", "CANCELLED"]);
    expect(await violations()).toEqual([]);
  });

  it("每一种事项都写明了去处", () => {
    expect(Object.values(FATE).filter(({ says }) => says === "")).toEqual([]);
  });
});

describe("迁移时逐级上报的事项（5.18）", () => {
  const climb = async (players: readonly Player[]) => {
    for (const player of players) {
      const [paper] = (await papersOf(player)).filter((p) => p.type === "IDENTITY_CORRECTION" || p.type === "DELETION");
      given(await decide(player, paper?.id ?? ""));
    }
  };

  it("同省：到了原上级那里的改到新的上级，已经过了的不再回头", async () => {
    const [k21, k10, k09] = [
      await signedIn("K21", { organization: SHIPYARD }),
      await signedIn("K10", { organization: DISTRICT }),
      await signedIn("K09", { organization: CITY }),
    ];
    const k22 = await signedIn("K22", { organization: WORKSHOP });
    given(await askCorrection(k22, "K22", { name: "舟自远" }));
    await climb([k21]);
    expect(await deskOf("IDENTITY_CORRECTION")).toBe(DISTRICT);
    given(await askToMove(k21, SHIPYARD, CITY));
    await agree(k10, k09);
    expect(await deskOf("IDENTITY_CORRECTION")).toBe(CITY);
    await climb([k09]);
    expect(await deskOf("IDENTITY_CORRECTION")).toBe(PROVINCE);
    expect(await violations()).toEqual([]);
  });

  it("到了别的省：从那里的新上级重新开始", async () => {
    const beijing = "北京市澄园街道团委";
    const [k21, k10, k19] = [
      await signedIn("K21", { organization: SHIPYARD }),
      await signedIn("K10", { organization: DISTRICT }),
      await signedIn("K19", { organization: beijing }),
    ];
    given(await askCorrection(await signedIn("K22", { organization: WORKSHOP }), "K22", { name: "舟自远" }));
    await climb([k21, k10, await signedIn("K09", { organization: CITY })]);
    expect(await deskOf("IDENTITY_CORRECTION")).toBe(PROVINCE);
    given(await askToMove(k21, SHIPYARD, beijing));
    await agree(k10, k19);
    expect(await deskOf("IDENTITY_CORRECTION")).toBe(beijing);
    expect((await db().correction.findFirstOrThrow()).state).toBe("SUBMITTED");
    const { provinceCode, externalSystem } = await organizationOf(WORKSHOP);
    expect([provinceCode, externalSystem]).toEqual(["11", true]);
    expect(await violations()).toEqual([]);
  });
});

describe("恢复（5.10）", () => {
  it("系统后台恢复：空的、正常的；名称被用了、上级也删了的恢复不了；别人没有这一页的权限", async () => {
    const [m08, k90] = [await college(), await signedIn("K90")];
    const id = await organizationId(CLASS_2022);
    given(await remove(m08, CLASS_2022));
    expect(refusal(await press(m08.browser, restoreOrganization, { organizationId: id }))).toBe("E-PERM-01");
    const [row] = (await listDeleted(deletedFilterSchema.parse({}))).rows;
    expect(row).toMatchObject({ id, parentName: "信息学院团委", deletedBy: (await actorFor(m08)).name, verdict: { yes: true } });
    const again = given(await press(m08.browser, createOrganization, await childForm(COLLEGE, { shortName: "计算机专业2022级1班团支部" })));
    expect(refusal(await press(k90.browser, restoreOrganization, { organizationId: id }))).toBe("E-ORG-03");
    const renamed = { shortName: "计算机专业2022级9班团支部", fullName: "江海海洋大学信息学院计算机专业2022级9班团支部" };
    await db().organization.update({ where: { id: again.id }, data: renamed });
    given(await press(k90.browser, restoreOrganization, { organizationId: id }));
    expect(refusal(await press(k90.browser, restoreOrganization, { organizationId: id }))).toBe("E-GEN-08");
    expect(await db().organization.findUniqueOrThrow({ where: { id } })).toMatchObject({ status: "ACTIVE", small: true, deletedAt: null });
    expect(again.id).not.toBe(id);
    expect(await violations()).toEqual([]);
  });

  it("上级也删了：先恢复上级", async () => {
    const [k03, k90] = [await signedIn("K03", { organization: UNIVERSITY }), await signedIn("K90")];
    const [committee, branch] = ["江海海洋大学文学院团委", "江海海洋大学文学院远洋团支部"];
    given(await press(k03.browser, createOrganization, await childForm(UNIVERSITY, { shortName: "文学院团委", category: "COMMITTEE" })));
    given(await press(k90.browser, createOrganization, await childForm(committee, { shortName: "远洋团支部" })));
    const ids = [await organizationId(committee), await organizationId(branch)] as const;
    given(await remove(k90, branch));
    given(await remove(k03, committee));
    expect(refusal(await press(k90.browser, restoreOrganization, { organizationId: ids[1] }))).toBe("E-ORG-31");
    for (const organizationId of ids) given(await press(k90.browser, restoreOrganization, { organizationId }));
    expect((await organizationOf(committee)).hollow).toBe(false);
    expect(await violations()).toEqual([]);
  });
});
