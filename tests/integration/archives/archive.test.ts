import { readFileSync } from "node:fs";
import { beforeEach, describe, expect, it } from "vitest";
import { setPaperFiled, uploadArchive } from "#lib/archives/actions";
import { reseatArchives } from "#lib/archives/commands";
import { foldCounters } from "#lib/counters/jobs";
import { db, transaction } from "#lib/db";
import { decidePaper } from "#lib/inbox/actions";
import { countInbox, getPaper, listMessages } from "#lib/inbox/queries";
import { editMember } from "#lib/members/actions";
import { formOfDraft, type PersonForm } from "#lib/members/entry/schema";
import { getEditable } from "#lib/members/queries";
import { archiveFigures, archiveStateOf, decideOn, uploadedPdf, uploadFor, waitingPaper } from "#tests/support/archives";
import { withFreshWorld } from "#tests/support/database";
import { violations } from "#tests/support/facts";
import { CLASS_1, CLASS_2, COLLEGE, GRADE, PROVINCE, UNIVERSITY } from "#tests/support/organizations";
import { given, organizationId, personId, type Player, press, refusal, scopeFor, selfFor, signedIn } from "#tests/support/people";

withFreshWorld();

const PUPILS = "临澜市第九中学2023级3班团支部";
const at = (key: string, organization: string) => signedIn(key, { organization });
let secretary: Player;
let college: Player;
beforeEach(async () => {
  secretary = await at("M01", CLASS_1);
  college = await at("M08", COLLEGE);
});

const versionsOf = async (key: string) =>
  (await db().archiveVersion.findMany({ where: { personId: await personId(key) }, orderBy: { uploadedAt: "asc" } })).map((v) => v.state);

async function correct(player: Player, key: string, change: Partial<PersonForm>) {
  const page = await getEditable(await scopeFor(player), await personId(key));
  if (!page) throw new Error("out of reach");
  const person = { ...formOfDraft(page.draft), ...change };
  return press(player.browser, editMember, { personId: page.personId, version: page.version, acceptWarnings: true, person });
}

describe("上传与审批（EDB-03、EDB-07）", () => {
  it("支书上传，纸在上级团委——学院团委的桌上；退回写了理由，支书看得到并替换，同意之后各级的数都变", async () => {
    expect(await archiveFigures(COLLEGE)).toEqual([1, 1, 0]);
    expect(given(await uploadFor(secretary, "M04"))).toEqual({ state: "PENDING" });
    const paper = await waitingPaper("M04");
    expect([paper.type, paper.deciderId]).toEqual(["ARCHIVE", await organizationId(COLLEGE)]);
    expect((await countInbox(await scopeFor(college))).waiting).toBe(1);
    expect(await archiveFigures(COLLEGE)).toEqual([1, 0, 0]);
    const view = await getPaper(await scopeFor(college), paper.id);
    expect(view?.facts.map((f) => [f.label, f.value, f.ok])).toEqual([
      ["入团时间", "2021年11月20日", "时年18岁"],
      ["编号", "202139700001", "高校号段，未占用"],
      ["身份证", "379901********9315", undefined],
    ]);

    expect(refusal(await press(college.browser, decidePaper, { paperId: paper.id, decision: "refuse", reason: "" }))).toBe("E-EDB-07");
    given(await decideOn(college, "M04", "第3页缺失"));
    expect(await archiveStateOf("M04")).toBe("REJECTED");
    const told = await listMessages(await selfFor(await signedIn("M04")));
    expect(told[0]).toMatchObject({ title: "你的入团志愿书没有通过审核", body: "第3页缺失" });
    expect((await countInbox(await scopeFor(secretary))).feedback).toBe(1);

    expect(given(await uploadFor(secretary, "M04"))).toEqual({ state: "PENDING" });
    given(await decideOn(college, "M04"));
    expect(await archiveStateOf("M04")).toBe("APPROVED");
    for (const place of [CLASS_1, GRADE, COLLEGE, UNIVERSITY]) expect(await archiveFigures(place)).toEqual([1, 0, 1]);
    expect(await versionsOf("M04")).toEqual(["REFUSED", "CURRENT"]);
    expect(await violations()).toEqual([]);
  });

  it("团总支替直属支部上传也要审批；隔级不能上传，邻班看不见，普通团员不行（EDB-21）", async () => {
    expect(refusal(await uploadFor(await at("K03", UNIVERSITY), "M04"))).toBe("E-PERM-02");
    expect(refusal(await uploadFor(college, "M04"))).toBe("E-PERM-02");
    expect(refusal(await uploadFor(await at("M07", CLASS_2), "M04"))).toBe("E-GEN-08");
    const member = await signedIn("M03");
    const input = { personId: await personId("M04"), fileId: await uploadedPdf(secretary) };
    expect(refusal(await press(member.browser, uploadArchive, input))).toBe("E-PERM-01");
    expect(given(await uploadFor(await at("K05", GRADE), "M04"))).toEqual({ state: "PENDING" });
    expect((await waitingPaper("M04")).deciderId).toBe(await organizationId(COLLEGE));
  });

  it("学院团委替直属的2022级1班上传，立即认证（EDB-04）；支书自己传的要等", async () => {
    await db().person.update({ where: { id: await personId("M19") }, data: { joinLeagueDate: new Date("2021-12-09") } });
    const younger = await at("M18", "江海海洋大学信息学院计算机专业2022级1班团支部");
    given(await correct(younger, "M19", { joinLeagueDate: "2021-12-10", developmentNo: "202139700888" }));
    expect(await archiveStateOf("M19")).toBe("NOT_UPLOADED");
    expect(given(await uploadFor(college, "M19"))).toEqual({ state: "APPROVED" });
    expect(await db().paper.count({ where: { personId: await personId("M19") } })).toBe(0);
  });

  it("在等决定的谁也不能再传，告诉在谁手里（E-OPS-06）；2020年以前的不用传（EDB-01）", async () => {
    given(await uploadFor(secretary, "M04"));
    const again = await uploadFor(secretary, "M04");
    expect(again).toMatchObject({ code: "E-OPS-06", because: "该事项已由林晓澜处理。" });
    expect(refusal(await uploadFor(secretary, "M03"))).toBe("E-EDB-06");
  });

  it("一个文件只用一次，别人传的不能用，编出来的不能用（EDB-05、E-EDB-01）", async () => {
    const fileId = await uploadedPdf(secretary);
    const id = await personId("M04");
    const general = await at("K05", GRADE);
    expect(refusal(await press(general.browser, uploadArchive, { personId: id, fileId }))).toBe("E-EDB-01");
    given(await press(secretary.browser, uploadArchive, { personId: id, fileId }));
    given(await decideOn(college, "M04", "缺页"));
    expect(refusal(await press(secretary.browser, uploadArchive, { personId: id, fileId }))).toBe("E-EDB-01");
  });

  it("两个人同时上传，只有一份在等（EDB-05）", async () => {
    const second = await at("M02", CLASS_1);
    const id = await personId("M04");
    const files = [await uploadedPdf(secretary), await uploadedPdf(second)];
    const answers = await Promise.all(
      [secretary, second].map((p, i) => press(p.browser, uploadArchive, { personId: id, fileId: files[i] ?? "" })),
    );
    expect(answers.filter((a) => a.ok)).toHaveLength(1);
    expect(answers.filter((a) => !a.ok).map(refusal)).toEqual(["E-OPS-06"]);
    expect(await versionsOf("M04")).toEqual(["PENDING"]);
  });

  it("两个人同时决定，一个算数，另一个知道是谁办的（OPS-06）", async () => {
    given(await uploadFor(secretary, "M04"));
    const { id: paperId } = await waitingPaper("M04");
    const decide = (decision: "approve" | "refuse") => press(college.browser, decidePaper, { paperId, decision, reason: "缺页" });
    const answers = await Promise.all([decide("approve"), decide("refuse"), decide("approve")]);
    expect(answers.filter((a) => a.ok)).toHaveLength(1);
    expect([...new Set(answers.filter((a) => !a.ok).map(refusal))]).toEqual(["E-OPS-06"]);
    expect(await violations()).toEqual([]);
  });
});

describe("替换已认证的档案（EDB-10）", () => {
  async function certify(): Promise<void> {
    given(await uploadFor(secretary, "M04"));
    given(await decideOn(college, "M04"));
  }

  it("支部没有权限；学院团委替换，等团江海省委决定，其间旧的照用；不同意，旧的仍在", async () => {
    await certify();
    const [before] = await db().archiveVersion.findMany({ where: { personId: await personId("M04"), state: "CURRENT" } });
    expect(refusal(await uploadFor(secretary, "M04"))).toBe("E-EDB-10");
    expect(refusal(await uploadFor(await at("K05", GRADE), "M04"))).toBe("E-EDB-10");
    expect(refusal(await uploadFor(await at("K03", UNIVERSITY), "M04"))).toBe("E-PERM-02");
    expect(given(await uploadFor(college, "M04"))).toEqual({ state: "REPLACE_PENDING" });
    const paper = await waitingPaper("M04");
    expect([paper.type, paper.deciderId]).toEqual(["ARCHIVE_REPLACEMENT", await organizationId(PROVINCE)]);
    expect(await archiveFigures(COLLEGE)).toEqual([1, 0, 1]);
    const province = await at("K02", PROVINCE);
    given(await decideOn(province, "M04", "新文件不如原文件清楚"));
    expect(await archiveStateOf("M04")).toBe("APPROVED");
    expect(await versionsOf("M04")).toEqual(["CURRENT", "REFUSED"]);
    expect(await db().archiveVersion.findUnique({ where: { id: before?.id ?? "" } })).toMatchObject({ state: "CURRENT" });
    expect(await violations()).toEqual([]);
  });

  it("同意之后换成新的，旧的留着", async () => {
    await certify();
    given(await uploadFor(college, "M04"));
    given(await decideOn(await at("K02", PROVINCE), "M04"));
    expect(await versionsOf("M04")).toEqual(["REPLACED", "CURRENT"]);
    expect(await archiveStateOf("M04")).toBe("APPROVED");
    expect(await violations()).toEqual([]);
  });

  it("早已认证、系统里没有文件的也能替换", async () => {
    expect(refusal(await uploadFor(await at("M17", PUPILS), "M10"))).toBe("E-EDB-10");
    expect(given(await uploadFor(await at("K23", "临澜市第九中学团委"), "M10"))).toEqual({ state: "REPLACE_PENDING" });
    expect((await waitingPaper("M10")).deciderId).toBe(await organizationId("共青团东屿区委"));
    expect(await violations()).toEqual([]);
  });
});

describe("团干部的档案（CAD-19）", () => {
  it("团总支传自己的团干部，等学院团委；学院团委传自己的，立即认证", async () => {
    for (const key of ["K05", "M08"])
      await db().person.update({
        where: { id: await personId(key) },
        data: { joinLeagueDate: new Date("2021-05-04"), archiveState: "NOT_UPLOADED" },
      });
    const general = await at("K05", GRADE);
    expect(given(await uploadFor(general, "K05"))).toEqual({ state: "PENDING" });
    expect((await waitingPaper("K05")).deciderId).toBe(await organizationId(COLLEGE));
    expect(given(await uploadFor(college, "M08"))).toEqual({ state: "APPROVED" });
  });
});

describe("入团时间更正（5.3）", () => {
  it("更正到2020年以前：不再需要，在等的作废，桌上没有了；更正回来又要传", async () => {
    given(await uploadFor(secretary, "M04"));
    given(await correct(secretary, "M04", { joinLeagueDate: "2019-11-20", developmentNo: "201939700001" }));
    expect([await archiveStateOf("M04"), await versionsOf("M04")]).toEqual(["NOT_REQUIRED", ["DROPPED"]]);
    expect((await countInbox(await scopeFor(college))).waiting).toBe(0);
    expect(await archiveFigures(COLLEGE)).toEqual([0, 0, 0]);
    given(await correct(secretary, "M04", { joinLeagueDate: "2021-11-20", developmentNo: "202139700001" }));
    expect(await archiveStateOf("M04")).toBe("NOT_UPLOADED");
    expect(await archiveFigures(COLLEGE)).toEqual([1, 1, 0]);
    expect(await violations()).toEqual([]);
  });
});

describe("纸质档案归档（EDB-19）", () => {
  it("认证之前不能勾，之后能勾、能取消", async () => {
    const id = await personId("M04");
    const tick = (filed: boolean) => press(secretary.browser, setPaperFiled, { personId: id, filed });
    expect(refusal(await tick(true))).toBe("E-EDB-13");
    given(await uploadFor(secretary, "M04"));
    given(await decideOn(college, "M04"));
    given(await tick(true));
    expect((await db().person.findUniqueOrThrow({ where: { id } })).paperFiledAt).not.toBeNull();
    given(await tick(false));
    expect((await db().person.findUniqueOrThrow({ where: { id } })).paperFiledAt).toBeNull();
  });
});

describe("支部换了上级（5.3、5.18）", () => {
  it("在等的那份到现在的上级团委桌上，状态不变；替换的不动", async () => {
    given(await uploadFor(secretary, "M04"));
    const home = await db().organization.findFirstOrThrow({ where: { fullName: "望潮街道听涛社区团支部" } });
    const moved = { branchId: home.id, branchPath: home.path };
    await transaction(async (tx) => {
      await tx.membership.updateMany({ where: { personId: await personId("M04"), status: "ACTIVE" }, data: moved });
      await reseatArchives(tx, [await personId("M04")]);
    });
    expect((await waitingPaper("M04")).deciderId).toBe(await organizationId("东屿区望潮街道团工委"));
    expect((await countInbox(await scopeFor(college))).waiting).toBe(0);
    expect((await countInbox(await scopeFor(await at("M09", "东屿区望潮街道团工委")))).waiting).toBe(1);
    expect(await archiveStateOf("M04")).toBe("PENDING");
  });
});

describe("已有的库升级", () => {
  it("新发展与已认证的人数从现有的团员数出来，与重新数的一致（R12、I12）", async () => {
    while ((await foldCounters()) > 0);
    await db().$executeRaw`DELETE FROM counter_total WHERE measure IN ('members.new', 'members.certified')`;
    expect((await violations()).join()).toContain("members.new");
    const script = readFileSync("prisma/migrations/20261120180000_archives/migration.sql", "utf8");
    await db().$executeRawUnsafe(script.slice(script.indexOf('INSERT INTO "counter_total"')));
    expect(await violations()).toEqual([]);
  });
});
