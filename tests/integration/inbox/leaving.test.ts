import { beforeAll, describe, expect, it } from "vitest";
import { db } from "#lib/db";
import { decidePaper } from "#lib/inbox/actions";
import { askCorrection, waitingAt } from "#tests/support/corrections";
import { withWorld } from "#tests/support/database";
import { CLASS_1, GRADE } from "#tests/support/organizations";
import { given, type Player, send, signedIn, visitor } from "#tests/support/people";
import { call } from "#tests/support/routes";
import { violations } from "#tests/support/soundness";

withWorld();
let k05: Player;
let paperId: string;
beforeAll(async () => {
  k05 = await signedIn("K05", { organization: GRADE });
  given(await askCorrection(await signedIn("M01", { organization: CLASS_1 }), "M03", { name: "何望舒" }));
  paperId = await waitingAt(k05);
});

const sent = (decision: "approve" | "refuse", key: string) => ({ input: { paperId, decision, reason: "" }, key });
const leave = async (browser: Player["browser"], what: object) => {
  const body = new TextEncoder().encode(JSON.stringify(what));
  const answer = await call(browser, "/api/inbox/decisions", { method: "POST", body, headers: { "content-type": "application/json" } });
  return [answer.status, ((await answer.json()) as { code?: string }).code] as const;
};
const steps = () => db().paperStep.count({ where: { paperId, kind: { in: ["FORWARDED", "REFUSED", "APPROVED"] } } });

describe("离开页面时送出的决定（OPS-03 的十秒）", () => {
  it("同一道门：没有登录的、不是这张桌的、乱写的都进不来，什么也没有决定", async () => {
    const key = crypto.randomUUID();
    expect(await leave(visitor(), sent("approve", key))).toEqual([401, "E-PERM-03"]);
    expect((await leave((await signedIn("M18")).browser, sent("approve", key)))[0]).toBe(404);
    for (const ugly of [{}, { input: null }, { input: { paperId: "x" }, key }, []]) expect((await leave(k05.browser, ugly))[0]).toBe(400);
    expect(await steps()).toBe(0);
  });

  it("按钮和离开都送出了同一个：只算一次；同一把钥匙换了内容不认（E-GEN-07）", async () => {
    const key = crypto.randomUUID();
    const [left, pressed] = await Promise.all([
      leave(k05.browser, sent("approve", key)),
      send(k05.browser, decidePaper, sent("approve", key)),
    ]);
    expect([left[0], pressed.ok]).toEqual([200, true]);
    expect(await steps()).toBe(1);
    expect(await leave(k05.browser, sent("refuse", key))).toEqual([400, "E-GEN-07"]);
    expect(await steps()).toBe(1);
    expect(await violations()).toEqual([]);
  });
});
