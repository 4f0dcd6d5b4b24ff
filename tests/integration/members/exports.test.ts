import { beforeAll, describe, expect, it } from "vitest";
import { confirmSignIn } from "#lib/accounts/actions";
import { setClock } from "#lib/clock";
import { laterByMinutes } from "#lib/dates";
import { db } from "#lib/db";
import { decidePaper, withdrawPaper } from "#lib/inbox/actions";
import { getPaper } from "#lib/inbox/queries";
import { requestExport } from "#lib/members/actions";
import { listViewers } from "#lib/members/disclosures/queries";
import { listExports } from "#lib/members/exports/queries";
import { EXPORT } from "#lib/members/exports/rules";
import { newId } from "#lib/crypto/ids";
import { terminalStates } from "#lib/workflow";
import { withWorld } from "#tests/support/database";
import { leaksIn } from "#tests/support/leaks";
import { CLASS_1, COLLEGE, PROVINCE, UNIVERSITY } from "#tests/support/organizations";
import { given, organizationId, personId, type Player, press, refusal, scopeFor, selfFor, signedIn } from "#tests/support/people";
import { readBytes } from "#tests/support/reading";
import { call } from "#tests/support/routes";
import { growWorld } from "#world/crowd";
import { DEMO_PASSWORD } from "#tests/support/accounts";
import { BASE_DATE } from "#world/plant";

const MANY = 520;

withWorld();
let asker: Player;
let second: Player;
beforeAll(async () => {
  await growWorld(MANY);
  const at = await organizationId(PROVINCE);
  const other = await personId("K03");
  await db().orgAdmin.create({ data: { id: newId(), organizationId: at, personId: other, seat: 2, grantedAt: BASE_DATE } });
  asker = await signedIn("K02", { organization: PROVINCE });
  second = await signedIn("K03", { organization: PROVINCE });
}, 240_000);

const ask = async (player = asker, query = "") => press(player.browser, requestExport, { query, reason: "年度团籍注册核对" });
const paperOf = async (requestId: string) => (await db().paper.findFirstOrThrow({ where: { subjectId: requestId } })).id;
const decide = async (player: Player, requestId: string, decision: "approve" | "refuse" = "approve") =>
  press(player.browser, decidePaper, { paperId: await paperOf(requestId), decision, reason: decision === "refuse" ? "用不着" : "" });
const fetchIt = (player: Player, requestId: string) => call(player.browser, `/api/exports/members/${requestId}`);

describe("大批导出（滥用案例 23）", () => {
  it("走到头的状态：没同意、撤回、导出过", () => expect(terminalStates(EXPORT).sort()).toEqual(["REFUSED", "USED", "WITHDRAWN"]));

  it("不到五百行不用申请；直接下载五百行以上还是不行", async () => {
    expect(refusal(await ask(asker, "q=林晓澜"))).toBe("E-EXP-02");
    expect((await call(asker.browser, "/api/exports/members")).status).toBe(400);
  });

  it("自己不能同意自己的；另一位同意之后导出一次，每一行有水印，没有完整号码，本人看得到", async () => {
    const { requestId } = given(await ask());
    expect((await fetchIt(asker, requestId)).status).toBe(400);
    expect(refusal(await decide(asker, requestId))).toBe("E-OPS-07");
    const paper = await getPaper(await scopeFor(second), await paperOf(requestId));
    expect(paper?.facts.map((f) => f.label)).toEqual(["范围", "人数", "用途"]);
    given(await decide(second, requestId));
    expect((await fetchIt(second, requestId)).status).toBe(404);
    const answer = await fetchIt(asker, requestId);
    expect(answer.status).toBe(200);
    const { rows } = await readBytes(new Uint8Array(await answer.arrayBuffer()));
    expect(rows.length).toBeGreaterThan(MANY);
    for (const { cells } of rows.slice(1)) expect(cells.at(-1)).toMatch(/^江予川 2025年3月3日.*导出，顾书白同意$/);
    expect(leaksIn(rows)).toEqual([]);
    expect((await listViewers(await selfFor(await signedIn("M03"))))[0]).toMatchObject({ viewerName: "江予川", reason: "导出名单" });
    expect((await fetchIt(asker, requestId)).status).toBe(400);
    expect((await listExports(await scopeFor(asker)))[0]).toMatchObject({ state: "USED", decidedBy: "顾书白", open: false });
  }, 120_000);

  it("拿走之前再输一次密码：确认过了十分钟的先去确认，名单没有动；确认了就能拿", async () => {
    const { requestId } = given(await ask());
    given(await decide(second, requestId));
    setClock(laterByMinutes(BASE_DATE, 11));
    const sent = await fetchIt(asker, requestId);
    expect([sent.status, sent.headers.get("location")]).toEqual([303, "/confirm?to=/manage/exports"]);
    expect(await db().exportRequest.findUniqueOrThrow({ where: { id: requestId } })).toMatchObject({ state: "APPROVED", usedAt: null });
    given(await press(asker.browser, confirmSignIn, { password: DEMO_PASSWORD, totp: "" }));
    expect((await fetchIt(asker, requestId)).status).toBe(200);
    setClock(BASE_DATE);
    asker = await signedIn("K02", { organization: PROVINCE });
  }, 120_000);

  it("催办说的是筛选出来的全部，不只一页：写出五百位，其余说个数；管不到的地方没有", async () => {
    const told = async (player: Player, query = "show=unactivated") => {
      const answer = await call(player.browser, `/api/members/laggards?${query}`);
      return { status: answer.status, ...((await answer.json()) as { laggards?: { name: string; note: string }[]; more?: number }) };
    };
    const all = await told(asker);
    const waiting = await db().membership.count({ where: { status: "ACTIVE", activated: false } });
    expect([all.laggards?.length, all.more]).toEqual([500, waiting - 500]);
    expect(leaksIn(all)).toEqual([]);
    const own = await told(await signedIn("M01", { organization: CLASS_1 }), "show=incomplete");
    expect(own.laggards?.every((l) => l.note.includes("补上"))).toBe(true);
    expect((await told(await signedIn("M01", { organization: CLASS_1 }), `at=${await organizationId(PROVINCE)}`)).status).toBe(404);
  });

  it("两个窗口同时下载，只有一个拿到", async () => {
    const { requestId } = given(await ask());
    given(await decide(second, requestId));
    const answers = await Promise.all([fetchIt(asker, requestId), fetchIt(asker, requestId)]);
    expect(answers.map((a) => a.status).sort()).toEqual([200, 400]);
  }, 120_000);

  it("四小时之后过期；没有同意的、撤回的导不出；别的组织看不到也拿不到", async () => {
    const [late, refused, back] = [given(await ask()).requestId, given(await ask()).requestId, given(await ask()).requestId];
    given(await decide(second, late));
    given(await decide(second, refused, "refuse"));
    given(await press(asker.browser, withdrawPaper, { paperId: await paperOf(back) }));
    const stranger = await signedIn("M08", { organization: UNIVERSITY });
    expect((await fetchIt(stranger, late)).status).toBe(404);
    expect(await listExports(await scopeFor(stranger))).toEqual([]);
    setClock(laterByMinutes(BASE_DATE, 4 * 60 + 5));
    asker = await signedIn("K02", { organization: PROVINCE });
    for (const id of [late, refused, back]) expect((await fetchIt(asker, id)).status).toBe(400);
    setClock(BASE_DATE);
  });

  it("管辖之外的范围申请不了", async () => {
    const stranger = await signedIn("M08", { organization: COLLEGE });
    expect(refusal(await ask(stranger, `at=${await organizationId(PROVINCE)}`))).toBe("E-GEN-08");
  });
});
