import { beforeEach, describe, expect, it } from "vitest";
import { applyForRelease, enterMember } from "#lib/archives/actions";
import { setClock } from "#lib/clock";
import { laterByDays } from "#lib/dates";
import { db } from "#lib/db";
import { decidePaper, withdrawPaper } from "#lib/inbox/actions";
import { getPaper, listMessages } from "#lib/inbox/queries";
import { countsOf } from "#lib/imports/batches/queries";
import { editMember } from "#lib/members/actions";
import { formOfDraft } from "#lib/members/entry/schema";
import { getEditable } from "#lib/members/queries";
import { uploadedPdf } from "#tests/support/archives";
import { withFreshWorld } from "#tests/support/database";
import { formOfTexts } from "#tests/support/entries";
import { violations } from "#tests/support/facts";
import { check, confirm, rowsOf } from "#tests/support/imports";
import { CLASS_1, CLASS_2, COLLEGE, GRADE, UNIVERSITY } from "#tests/support/organizations";
import { given, organizationId, personId, type Player, press, refusal, scopeFor, selfFor, signedIn } from "#tests/support/people";
import { sheetOfTexts, studentOf } from "#tests/support/students";
import { BASE_DATE } from "#world/plant";

withFreshWorld();

const NUMBER = "202139700001";
const at = (key: string, organization: string) => signedIn(key, { organization });
let class2: Player;
let owner: Player;
beforeEach(async () => {
  class2 = await at("M07", CLASS_2);
  owner = await at("K03", UNIVERSITY);
});

/** Somebody who was really given M04's number, as class 2 types them. */
const rightful = { ...studentOf(20), joinLeagueDate: "2021-11-20", developmentNo: NUMBER };
const stranger = { ...studentOf(21), joinLeagueDate: "2021-11-20", developmentNo: NUMBER };

async function enter(player: Player, texts: typeof rightful, withFile = true) {
  const form = formOfTexts(texts, await organizationId(CLASS_2));
  const archiveFileId = withFile ? await uploadedPdf(player) : undefined;
  return press(player.browser, enterMember, { ...form, acceptWarnings: true, archiveFileId });
}

async function apply(player: Player, texts = rightful) {
  const { name = "", idNumber = "" } = texts as Record<string, string>;
  const input = { branchId: await organizationId(CLASS_2), number: NUMBER, name, idNumber, fileId: await uploadedPdf(player) };
  return press(player.browser, applyForRelease, input);
}

/** Somebody of class 1 gets another number from their secretary. */
async function renumber(key: string, developmentNo: string) {
  const secretary = await at("M01", CLASS_1);
  const page = await getEditable(await scopeFor(secretary), await personId(key));
  if (!page) throw new Error("out of reach");
  const person = { ...formOfDraft(page.draft), developmentNo, joinLeagueDate: "2021-11-20" };
  return press(secretary.browser, editMember, { personId: page.personId, version: page.version, acceptWarnings: true, person });
}

const openPaper = () => db().paper.findFirstOrThrow({ where: { type: "NUMBER_RELEASE", state: "OPEN" } });
const decide = async (player: Player, decision: "approve" | "refuse", reason = "") =>
  press(player.browser, decidePaper, { paperId: (await openPaper()).id, decision, reason });
const stored = async (key: string) => db().person.findUniqueOrThrow({ where: { id: await personId(key) } });

describe("编号占用释放（EDB-17）", () => {
  it("2班录入遇到占用，申请，号段所属的大学团委同意：赵砚秋的编号空了、待更正，2班重新录入成功", async () => {
    const taken = await enter(class2, rightful);
    expect(taken).toMatchObject({ code: "E-MEM-09" });
    expect(taken.ok ? "" : taken.because).toContain("赵**");
    given(await apply(class2));
    const paper = await openPaper();
    expect(paper.deciderId).toBe(await organizationId(UNIVERSITY));
    const view = await getPaper(await scopeFor(owner), paper.id);
    expect(view?.facts.map((f) => f.label)).toEqual(["编号", "申请人", "身份证", "现占用人"]);
    expect(JSON.stringify(view?.facts)).toContain("赵**");
    expect(JSON.stringify(view)).not.toContain("赵砚秋");
    given(await decide(owner, "approve"));
    const freed = await stored("M04");
    expect([freed.developmentNo, freed.numberReleasedAt !== null, freed.missing]).toEqual([null, true, ["developmentNo"]]);
    const branch = await listMessages(await selfFor(await signedIn("M01")));
    expect(branch[0]).toMatchObject({ title: "发展团员编号待更正" });
    expect(refusal(await enter(class2, stranger))).toBe("E-EDB-18");
    expect(refusal(await renumber("M03", NUMBER))).toBe("E-EDB-18");
    expect(given(await enter(class2, rightful))).toMatchObject({ kind: "entered", newDevelopment: true });
    expect((await db().numberRelease.findFirstOrThrow()).state).toBe("CLOSED");
    expect(await violations()).toEqual([]);
  });

  it("导入与单个录入一样看保留：别人的一行不写（E-EDB-18），检查以后才释放的也不写；申请人的一行写进来，申请办结", async () => {
    const early = await check(class2, "MEMBERS", sheetOfTexts([{ ...stranger, developmentNo: "202139700031" }]));
    given(await apply(class2));
    given(await decide(owner, "approve"));
    await db().numberRelease.updateMany({ data: { number: "202139700031" } });
    expect(countsOf(await confirm(class2, early.id))).toMatchObject({ NEW: 0, SKIP: 1 });
    expect((await rowsOf(early.id)).map((r) => r.codes.join())).toEqual(["E-IMP-19"]);
    await db().numberRelease.updateMany({ data: { number: NUMBER } });
    const refused = await check(class2, "MEMBERS", sheetOfTexts([stranger]));
    expect((await rowsOf(refused.id)).map((r) => [r.verdict, r.codes.join()])).toEqual([["SKIP", "E-EDB-18"]]);
    const fine = await check(class2, "MEMBERS", sheetOfTexts([rightful]));
    expect(countsOf(await confirm(class2, fine.id))).toMatchObject({ NEW: 1 });
    expect((await db().numberRelease.findFirstOrThrow()).state).toBe("CLOSED");
    expect(await violations()).toEqual([]);
  });

  it("保留三十天；过了之后别人也能用", async () => {
    given(await apply(class2));
    given(await decide(owner, "approve"));
    setClock(laterByDays(BASE_DATE, 31));
    class2 = await at("M07", CLASS_2);
    expect(given(await enter(class2, stranger))).toMatchObject({ kind: "entered" });
    setClock(BASE_DATE);
  });

  it("一个编号同一时间只有一份申请（E-EDB-17）；没人占的不用申请；不相干的支部不能替别人申请", async () => {
    given(await apply(class2));
    expect(await apply(class2)).toMatchObject({ code: "E-EDB-17", because: "该编号的占用释放申请正在审批中。" });
    const { name = "", idNumber = "" } = rightful as Record<string, string>;
    const free = { branchId: await organizationId(CLASS_2), number: "202139700999", name, idNumber, fileId: await uploadedPdf(class2) };
    expect(refusal(await press(class2.browser, applyForRelease, free))).toBe("E-EDB-19");
    expect(refusal(await apply(await at("M01", CLASS_1)))).toBe("E-GEN-08");
    expect(refusal(await apply(await at("M08", COLLEGE)))).toBe("E-PERM-02");
  });

  it("五个人同时申请，只成一份", async () => {
    const general = await at("K05", GRADE);
    const answers = await Promise.all([class2, general, class2, general, class2].map((player) => apply(player)));
    expect(answers.filter((a) => a.ok)).toHaveLength(1);
    expect(answers.filter((a) => !a.ok).map(refusal)).toEqual(Array(4).fill("E-EDB-17"));
  });

  it("不同意：编号不动；撤回：可以再申请", async () => {
    given(await apply(class2));
    given(await decide(owner, "refuse", "志愿书不清楚"));
    expect((await stored("M04")).developmentNo).toBe(NUMBER);
    given(await apply(class2));
    given(await press(class2.browser, withdrawPaper, { paperId: (await openPaper()).id }));
    given(await apply(class2));
    expect((await db().numberRelease.findMany({ orderBy: { filedAt: "asc" } })).map((r) => r.state).sort()).toEqual([
      "CANCELLED",
      "REFUSED",
      "SUBMITTED",
    ]);
    expect(await violations()).toEqual([]);
  });

  it("占用人自己改了编号：申请作废；号段没有登记的，由系统后台决定（5.13）", async () => {
    given(await apply(class2));
    given(await renumber("M04", "202139700002"));
    expect((await db().numberRelease.findFirstOrThrow()).state).toBe("CANCELLED");
    expect(await violations()).toEqual([]);
    await db().person.update({ where: { id: await personId("M04") }, data: { developmentNo: NUMBER } });
    await db().numberSegment.deleteMany();
    given(await apply(class2));
    expect((await openPaper()).deskId).toBeNull();
  });
});

describe("单个录入随表交志愿书（MEM-01）", () => {
  it("新发展团员没有志愿书不能录；有的，人进来、纸在学院团委桌上；设置关掉就可以后传", async () => {
    const fresh = { ...rightful, developmentNo: "202139700020" };
    const refused = await enter(class2, fresh, false);
    expect(refused).toMatchObject({ code: "E-EDB-15" });
    expect(await db().person.count({ where: { developmentNo: "202139700020" } })).toBe(0);
    given(await enter(class2, fresh));
    const person = await db().person.findFirstOrThrow({ where: { developmentNo: "202139700020" } });
    expect(person.archiveState).toBe("PENDING");
    const paper = await db().paper.findFirstOrThrow({ where: { personId: person.id } });
    expect(paper.deciderId).toBe(await organizationId(COLLEGE));
    await db().settingValue.create({
      data: {
        id: crypto.randomUUID(),
        key: "edb.requireAtSingleEntry",
        value: false,
        effectiveFrom: BASE_DATE,
        source: "测试",
        setAt: BASE_DATE,
      },
    });
    given(await enter(class2, { ...stranger, developmentNo: "202139700021" }, false));
    expect((await db().person.findFirstOrThrow({ where: { developmentNo: "202139700021" } })).archiveState).toBe("NOT_UPLOADED");
    expect(await violations()).toEqual([]);
  });
});
