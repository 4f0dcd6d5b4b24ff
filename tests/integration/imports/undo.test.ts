import { beforeAll, describe, expect, it } from "vitest";
import { db } from "#lib/db";
import { undoImport } from "#lib/imports/actions";
import { editMember } from "#lib/members/actions";
import { getEditable } from "#lib/members/queries";
import { formOfDraft } from "#lib/members/entry/schema";
import { withWorld } from "#tests/support/database";
import { violations } from "#tests/support/facts";
import { check, confirm, rowsOf } from "#tests/support/imports";
import { given, organizationId, type Player, press, refusal, scopeFor, signedIn } from "#tests/support/people";
import { stateOf } from "#tests/support/snapshot";
import { sheetOfTexts, studentOf, type Texts, worldTexts } from "#tests/support/students";
import { CLASS_1 } from "#tests/support/organizations";

const EMPTY = "江海海洋大学信息学院计算机专业2022级1班团支部";

withWorld();
let m01: Player;
let path: string;
beforeAll(async () => {
  m01 = await signedIn("M01", { organization: CLASS_1 });
  path = (await db().organization.findUniqueOrThrow({ where: { id: await organizationId(CLASS_1) } })).path;
});

async function written(...rows: Texts[]): Promise<{ batchId: string; ids: string[] }> {
  const batch = await confirm(m01, (await check(m01, "MEMBERS", sheetOfTexts(rows))).id);
  expect(batch.state).toBe("APPLIED");
  return { batchId: batch.id, ids: (await rowsOf(batch.id)).map((r) => r.targetId ?? "") };
}
const undo = (batchId: string) => press(m01.browser, undoImport, { batchId });

async function edit(personId: string, change: Record<string, string>): Promise<void> {
  const page = await getEditable(await scopeFor(m01), personId);
  if (!page) throw new Error("nobody there");
  const person = { ...formOfDraft(page.draft), ...change };
  given(await press(m01.browser, editMember, { personId, version: page.version, acceptWarnings: true, person }));
}

describe("有人依赖就不能整批撤销（A7、E-IMP-13）", () => {
  it("改过资料的：说出是谁；一个也没有撤", async () => {
    const { batchId, ids } = await written(studentOf(1), studentOf(2));
    await edit(ids[1] ?? "", { householdAddress: "江海省临澜市东屿区望潮街道2号" });
    const before = await stateOf(path);
    const answer = await undo(batchId);
    expect(answer).toMatchObject({ ok: false, code: "E-IMP-13", because: `有1行在导入之后又有变动，不能整批撤销：${studentOf(2).name}。` });
    expect(await stateOf(path)).toEqual(before);
  });

  it("已经激活的、成了管理员的、又在别处任职的、被后一批改过的", async () => {
    const activated = await written(studentOf(10));
    await db().account.updateMany({ where: { personId: { in: activated.ids } }, data: { state: "ACTIVE" } });
    expect(refusal(await undo(activated.batchId))).toBe("E-IMP-13");
    await db().account.updateMany({ where: { personId: { in: activated.ids } }, data: { state: "PENDING" } });

    const again = await written(studentOf(11));
    await written({ ...studentOf(11), mobile: "19933334444" });
    expect(refusal(await undo(again.batchId))).toBe("E-IMP-13");

    const updated = await written({ ...worldTexts("M03"), mobile: "19933335555" });
    await edit(updated.ids[0] ?? "", { mobile: "19933336666" });
    expect(refusal(await undo(updated.batchId))).toBe("E-IMP-13");
    given(await undo(activated.batchId));
  });

  it("转到别的支部去的", async () => {
    const moved = await written(studentOf(20));
    const branch = await db().organization.findUniqueOrThrow({ where: { id: await organizationId(EMPTY) } });
    const where = { personId: moved.ids[0] ?? "" };
    const old = await db().membership.findFirstOrThrow({ where });
    await db().membership.update({ where: { id: old.id }, data: { status: "ENDED" } });
    await db().membership.create({ data: { ...old, id: crypto.randomUUID(), branchId: branch.id, branchPath: branch.path } });
    expect(refusal(await undo(moved.batchId))).toBe("E-IMP-13");
  });
});

describe("撤销得干净（A7）", () => {
  it("干部、书记、新发展团员、更新都回到原样；组织的完善与人数也是", async () => {
    await violations();
    const before = await stateOf(path);
    const office = {
      isCadre: "是",
      post: "委员",
      postSince: "2023-09",
      postMode: "选任（选举）",
      cadreNature: "兼职",
      isPeerPartyCommitteeMember: "否",
    };
    const { batchId } = await written(
      { ...studentOf(30), ...office },
      { ...studentOf(31), joinLeagueDate: "2021-11-20", developmentNo: "202139700031" },
      { ...worldTexts("M04"), householdAddress: "江海省临澜市东屿区望潮街道9号", wechat: "yanqiu", education: "大学专科" },
      { ...worldTexts("M01"), joinLeagueDate: "2017-05", developmentNo: "201739000124" },
    );
    expect(await stateOf(path)).not.toEqual(before);
    given(await undo(batchId));
    expect(await stateOf(path)).toEqual(before);
    const kinds = await db().changeRecord.groupBy({ by: ["kind"], where: { note: { contains: "撤销批次" } }, _count: true });
    expect(kinds.length).toBe(1);
    expect(refusal(await undo(batchId))).toBe("E-IMP-15");
  });

  it("撤销两次一起按，只撤一次", async () => {
    const { batchId } = await written(studentOf(40), studentOf(41));
    const answers = await Promise.all(Array.from({ length: 8 }, () => undo(batchId)));
    expect(answers.map(refusal).filter((code) => code !== undefined)).toEqual(Array.from({ length: 7 }, () => "E-IMP-15"));
  });

  it("撤销以后，同一个人可以再导入", async () => {
    const { batchId } = await written(studentOf(50));
    given(await undo(batchId));
    await written(studentOf(50));
  });
});
