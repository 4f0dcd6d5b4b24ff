import { beforeEach, describe, expect, it } from "vitest";
import { db } from "#lib/db";
import { decidePaper } from "#lib/inbox/actions";
import { getPaper } from "#lib/inbox/queries";
import { listMessages } from "#lib/inbox/queries";
import { editMember, editOwnRecord } from "#lib/members/actions";
import { formOfDraft } from "#lib/members/entry/schema";
import { getEditable, getOwnRecord, listHistory } from "#lib/members/queries";
import { SELF_EDIT } from "#lib/members/self-edits/rules";
import { terminalStates } from "#lib/workflow";
import { setRule } from "#tests/support/accounts";
import { withFreshWorld } from "#tests/support/database";
import { leaksIn } from "#tests/support/leaks";
import { CLASS_1, COMMUNITY, GRADE } from "#tests/support/organizations";
import { given, type Player, press, refusal, scopeFor, selfFor, signedIn } from "#tests/support/people";

withFreshWorld();
let m03: Player;
let m01: Player;
beforeEach(async () => {
  m03 = await signedIn("M03");
  m01 = await signedIn("M01", { organization: CLASS_1 });
  await setRule("member.selfEditNeedsApproval", true);
});

const record = async () => getOwnRecord(await selfFor(m03));
const change = async (more: object) => {
  const page = await record();
  const person = { ...formOfDraft(page?.draft as never), ...more };
  return press(m03.browser, editOwnRecord, { personId: m03.personId, version: page?.version ?? 0, acceptWarnings: true, person } as never);
};
const waiting = async () => (await db().paper.findFirstOrThrow({ where: { type: "SELF_EDIT", state: "OPEN" } })).id;
const decide = async (player: Player, decision: "approve" | "refuse") =>
  press(player.browser, decidePaper, { paperId: await waiting(), decision, reason: decision === "refuse" ? "与实际不符" : "" });

describe("本人修改资料要审批的时候（MEM-17）", () => {
  it("走到头的状态", () => expect(terminalStates(SELF_EDIT).sort()).toEqual(["APPROVED", "CANCELLED", "REFUSED"]));

  it("交上去不生效；支部看到新旧对照，打了码；同意之后生效，本人收到消息", async () => {
    expect(given(await change({ qq: "123456789", mobile: "19911112222" }))).toEqual({ kind: "filed", changed: 2 });
    expect((await record())?.draft.qq).toBeNull();
    const paper = await getPaper(await scopeFor(m01), await waiting());
    expect(paper?.facts.map((f) => f.label).sort()).toEqual(["QQ", "手机号码"]);
    expect(leaksIn(paper?.facts)).toEqual([]);
    given(await decide(m01, "approve"));
    expect((await record())?.draft).toMatchObject({ qq: "123456789", mobile: "19911112222" });
    expect((await listHistory(m03.personId)).map((l) => l.kind)).toContain("EDITED");
    expect((await listMessages(await selfFor(m03)))[0]?.title).toBe("陈听雨修改资料：已同意");
  });

  it("没有同意，什么也没变；又交一次，前一份作废", async () => {
    given(await change({ qq: "111111" }));
    given(await change({ qq: "222222" }));
    expect(await db().paper.count({ where: { type: "SELF_EDIT", state: "OPEN" } })).toBe(1);
    given(await decide(await signedIn("K05", { organization: GRADE }), "refuse"));
    expect((await record())?.draft.qq).toBeNull();
    expect((await db().selfEdit.findMany({ orderBy: { createdAt: "asc" } })).map((e) => e.state).sort()).toEqual(["CANCELLED", "REFUSED"]);
  });

  it("其间资料被管理员改过：不能照旧的同意；外面的人看不到", async () => {
    given(await change({ qq: "111111" }));
    const page = await getEditable(await scopeFor(m01), m03.personId);
    const person = { ...formOfDraft(page?.draft as never), wechat: "cty-2002" };
    given(await press(m01.browser, editMember, { personId: m03.personId, version: page?.version ?? 0, acceptWarnings: true, person }));
    expect(refusal(await decide(m01, "approve"))).toBe("E-GEN-02");
    expect(refusal(await decide(await signedIn("K13", { organization: COMMUNITY }), "approve"))).toBe("E-GEN-08");
    given(await decide(m01, "refuse"));
  });

  it("没有设这一条，改了立即生效", async () => {
    await setRule("member.selfEditNeedsApproval", false);
    expect(given(await change({ qq: "333333" }))).toEqual({ kind: "saved", changed: 1 });
    expect((await record())?.draft.qq).toBe("333333");
  });
});
