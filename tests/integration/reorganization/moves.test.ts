import { describe, expect, it } from "vitest";
import { foldCounters } from "#lib/counters/jobs";
import { readTotal } from "#lib/counters/queries";
import { createOrganization } from "#lib/organizations/actions";
import { withdrawPaper } from "#lib/inbox/actions";
import { getPaper } from "#lib/inbox/queries";
import { listRoster } from "#lib/members/roster/queries";
import { rosterFilterSchema } from "#lib/members/schema";
import { previewMove, searchTargets } from "#lib/reorganization/moves/queries";
import { setSetting } from "#lib/settings/settings";
import { SYSTEM } from "#lib/audit/record";
import { db, transaction } from "#lib/db";
import { withFreshWorld } from "#tests/support/database";
import { askFor, appoint, decide, lettersTo, papersOf } from "#tests/support/desks";
import { violations } from "#tests/support/facts";
import { fingerprint } from "#tests/support/fingerprint";
import { agree, askToMove, CITY, decideMoveAt, DISTRICT, placeOf, SHIPYARD, WORKSHOP } from "#tests/support/moves";
import { childForm, COLLEGE, GRADE, organizationOf, PROVINCE, UNIVERSITY } from "#tests/support/organizations";
import { asOwner, together } from "#tests/support/owner";
import { given, organizationId, type Player, press, refusal, scopeFor, signedIn } from "#tests/support/people";

withFreshWorld();

const shipyard = (): Promise<Player> => signedIn("K21", { organization: SHIPYARD });
const district = (): Promise<Player> => signedIn("K10", { organization: DISTRICT });
const city = (): Promise<Player> => signedIn("K09", { organization: CITY });

const membersOf = async (fullName: string): Promise<number> => (await readTotal(db(), await organizationOf(fullName))).members;
const state = async (): Promise<string | undefined> => (await db().orgMove.findFirst({ orderBy: { createdAt: "desc" } }))?.state;

describe("申请组织迁移（ORG-24、5.9）", () => {
  it("海澜船舶团委从东屿区到临澜市：两级都同意之后，四级和五级，数字跟着走", async () => {
    const before = { district: await membersOf(DISTRICT), city: await membersOf(CITY), moved: await membersOf(SHIPYARD) };
    given(await askToMove(await shipyard(), SHIPYARD, CITY));
    const [k10, k09] = [await district(), await city()];
    expect((await papersOf(k09)).filter((p) => p.type === "ORG_MOVE")).toEqual([]);
    given(await decideMoveAt(k10));
    expect([await state(), (await placeOf(SHIPYARD)).level]).toEqual(["PENDING_RECEIVE", 5]);
    given(await decideMoveAt(k09));
    expect(await placeOf(SHIPYARD)).toEqual({ level: 4, parentId: await organizationId(CITY) });
    expect(await placeOf(WORKSHOP)).toEqual({ level: 5, parentId: await organizationId(SHIPYARD) });
    expect([await membersOf(DISTRICT), await membersOf(CITY), await membersOf(SHIPYARD)]).toEqual([
      before.district - before.moved,
      before.city,
      before.moved,
    ]);
    await foldCounters();
    expect(await membersOf(DISTRICT)).toBe(before.district - before.moved);
    const { organizations, members } = await db().orgMove.findFirstOrThrow();
    expect([organizations, members]).toEqual([2, before.moved]);
    const roster = await listRoster(await scopeFor(k10), rosterFilterSchema.parse({}));
    expect(roster?.rows.filter((r) => r.branchName.includes("机电"))).toEqual([]);
    expect(await lettersTo("K10")).toContain("海澜船舶有限公司团委已迁出");
    expect(await violations()).toEqual([]);
  });

  it("上级不能替它申请，别人看不见它；它自己可以撤回，撤回后可以再申请", async () => {
    expect(refusal(await askToMove(await district(), SHIPYARD, CITY))).toBe("E-PERM-02");
    expect(refusal(await askToMove(await signedIn("M08", { organization: COLLEGE }), SHIPYARD, CITY))).toBe("E-GEN-08");
    expect(refusal(await askToMove(await signedIn("K02", { organization: PROVINCE }), PROVINCE, CITY))).toBe("E-PERM-01");
    const k21 = await shipyard();
    given(await askToMove(k21, SHIPYARD, CITY));
    expect(refusal(await askToMove(k21, SHIPYARD, CITY))).toBe("E-ORG-26");
    const [paper] = await papersOf(k21, "mine");
    given(await press(k21.browser, withdrawPaper, { paperId: paper?.id ?? "" }));
    expect(await state()).toBe("WITHDRAWN");
    given(await askToMove(k21, SHIPYARD, CITY));
    given(await decideMoveAt(await district(), "隶属关系没有变化"));
    expect(await state()).toBe("REFUSED");
    expect(await violations()).toEqual([]);
  });

  it("迁不得的各有一句话：下级之下、类别不合、同名、现在的上级", async () => {
    const k21 = await shipyard();
    expect(refusal(await askToMove(k21, SHIPYARD, SHIPYARD))).toBe("E-ORG-24");
    expect(refusal(await askToMove(k21, SHIPYARD, WORKSHOP))).toBe("E-ORG-24");
    expect(refusal(await askToMove(k21, SHIPYARD, GRADE))).toBe("E-ORG-25");
    expect(refusal(await askToMove(k21, SHIPYARD, DISTRICT))).toBe("E-ORG-28");
    expect(refusal(await askToMove(k21, SHIPYARD, CITY, ""))).toBe("E-GEN-01");
    const k09 = await city();
    given(
      await press(
        k09.browser,
        createOrganization,
        await childForm(CITY, { shortName: "海澜船舶有限公司团委", category: "COMMITTEE", fullName: "临澜市海澜船舶有限公司团委" }),
      ),
    );
    expect(refusal(await askToMove(k21, SHIPYARD, CITY))).toBe("E-ORG-03");
  });

  it("同意之前冒出来的同名，最后一步当场查出，什么也没动", async () => {
    given(await askToMove(await shipyard(), SHIPYARD, CITY));
    given(await decideMoveAt(await district()));
    const k09 = await city();
    given(
      await press(
        k09.browser,
        createOrganization,
        await childForm(CITY, { shortName: "海澜船舶有限公司团委", category: "COMMITTEE", fullName: "临澜市海澜船舶有限公司团委" }),
      ),
    );
    expect(refusal(await decideMoveAt(k09))).toBe("E-ORG-03");
    expect([await state(), (await placeOf(SHIPYARD)).level]).toEqual(["PENDING_RECEIVE", 5]);
  });

  it("规则定为不要接收方同意：原上级同意就迁（Q29）", async () => {
    const value = { key: "org.moveNeedsReceiver", value: false, organizationId: null, source: "测试" } as const;
    await transaction((tx) => setSetting(tx, SYSTEM, value));
    given(await askToMove(await shipyard(), SHIPYARD, CITY));
    given(await decideMoveAt(await district()));
    expect([await state(), (await placeOf(SHIPYARD)).level]).toEqual(["DONE", 4]);
  });

  it("两人同时同意：一人办成，另一人听说由谁处理（E-OPS-06）", async () => {
    given(await askToMove(await shipyard(), SHIPYARD, CITY));
    given(await decideMoveAt(await district()));
    const k09 = await city();
    const again = await signedIn("K09", { organization: CITY });
    const [paper] = (await papersOf(k09)).filter((p) => p.type === "ORG_MOVE");
    const answers = await together("paper", 1, () => Promise.all([k09, again].map((p) => decide(p, paper?.id ?? ""))));
    expect(answers.map(refusal).sort()).toEqual(["E-OPS-06", undefined]);
    expect((await placeOf(SHIPYARD)).level).toBe(4);
    expect(await db().auditEvent.count({ where: { action: "organization.moved" } })).toBe(1);
    expect(await violations()).toEqual([]);
  });

  it("互相迁到对方之下：先成的成，后成的绕成了环，做不成（I7）", async () => {
    const [k03, m09] = [await signedIn("K03", { organization: UNIVERSITY }), await signedIn("M08", { organization: COLLEGE })];
    const { id } = given(
      await press(k03.browser, createOrganization, await childForm(UNIVERSITY, { shortName: "文学院团委", category: "COMMITTEE" })),
    );
    await appoint("M18", "江海海洋大学文学院团委", "SECRETARY");
    given(await askFor(k03, "江海海洋大学文学院团委", "M18"));
    const m18 = await signedIn("M18", { organization: "江海海洋大学文学院团委" });
    given(await askToMove(m09, COLLEGE, "江海海洋大学文学院团委"));
    given(await askToMove(m18, "江海海洋大学文学院团委", COLLEGE));
    const papers = (await papersOf(k03)).filter((p) => p.type === "ORG_MOVE");
    for (const paper of papers) given(await decide(k03, paper.id));
    const last = async (player: Player) => decideMoveAt(player);
    const answers = await Promise.all([last(m09), last(m18)]);
    expect(answers.map(refusal).sort()).toEqual(["E-ORG-24", undefined]);
    expect((await db().organization.findUniqueOrThrow({ where: { id } })).status).not.toBe("DELETED");
    expect(await violations()).toEqual([]);
  });
});

describe("做到一半（5.9 一个事务）", () => {
  it("最后一步出了错：路径、名册、职务、计数、待办一样没动", async () => {
    given(await askToMove(await shipyard(), SHIPYARD, CITY));
    given(await decideMoveAt(await district()));
    await asOwner(["ALTER TABLE path_move ADD CONSTRAINT planted CHECK (from_path = '')"]);
    const k09 = await city();
    const before = await fingerprint();
    expect(refusal(await decideMoveAt(k09))).toBe("E-GEN-05");
    expect(await fingerprint()).toEqual(before);
    await asOwner(["ALTER TABLE path_move DROP CONSTRAINT planted"]);
    given(await decideMoveAt(k09));
    expect(await violations()).toEqual([]);
  });

  it("迁移前写下、迁移后才提交的增量，归并时按路标记到新的上级", async () => {
    const { path } = await organizationOf(WORKSHOP);
    const late = { path, measure: "members", delta: 1 } as const;
    given(await askToMove(await shipyard(), SHIPYARD, CITY));
    await agree(await district(), await city());
    await foldCounters();
    const before = [await membersOf(WORKSHOP), await membersOf(SHIPYARD), await membersOf(DISTRICT), await membersOf(CITY)];
    await db().counterDelta.create({ data: late });
    await foldCounters();
    expect([await membersOf(WORKSHOP), await membersOf(SHIPYARD), await membersOf(DISTRICT), await membersOf(CITY)]).toEqual(
      before.map((n, i) => (i === 2 ? n : n + 1)),
    );
  });
});

describe("迁移时在途的事项（5.18）", () => {
  it("管理员变更归新的直属上级；档案、更正按现在的上级走", async () => {
    const k21 = await shipyard();
    await appoint("K22", SHIPYARD);
    given(await askFor(k21, SHIPYARD, "K22"));
    const [k10, k09] = [await district(), await city()];
    expect((await papersOf(k10)).map((p) => p.type)).toEqual(["ADMIN_CHANGE"]);
    given(await askToMove(k21, SHIPYARD, CITY));
    const preview = await previewMove(await scopeFor(k21), await organizationId(CITY));
    expect(preview).toMatchObject({ organizations: 2, level: 5, newLevel: 4, deepest: 6, newDeepest: 5, abroad: false });
    expect(preview?.papers).toEqual([{ label: "管理员变更审批", n: 1 }]);
    await agree(k10, k09);
    expect((await papersOf(k10)).map((p) => p.type)).toEqual([]);
    expect((await papersOf(k09)).map((p) => p.type)).toEqual(["ADMIN_CHANGE"]);
    expect(await violations()).toEqual([]);
  });
});

describe("选新的上级", () => {
  it("全国的上级按名称找；自己、下级、现在的上级和放不下的不在里面", async () => {
    const scope = await scopeFor(await shipyard());
    const names = async (typed: string) => (await searchTargets(scope, typed)).map((c) => c.fullName);
    expect(await names("临澜")).toEqual([CITY, "临澜市第九中学团委"]);
    expect(await names("东屿区委")).toEqual([]);
    expect(await names("海澜船舶")).toEqual([]);
    expect(await names("听涛")).toEqual([]);
    expect(await names("2021级团总支")).toEqual([]);
  });

  it("审批的人看得到从哪里到哪里、带走多少；不相干的人看不到", async () => {
    given(await askToMove(await shipyard(), SHIPYARD, CITY));
    const k10 = await district();
    const [paper] = (await papersOf(k10)).filter((p) => p.type === "ORG_MOVE");
    const shown = await getPaper(await scopeFor(k10), paper?.id ?? "");
    expect(shown?.facts.map((f) => f.label)).toEqual(["组织", "新的上级", "随之迁移", "层级", "原因"]);
    const m08 = await signedIn("M08", { organization: COLLEGE });
    expect(await getPaper(await scopeFor(m08), paper?.id ?? "")).toBeNull();
  });
});
