import { describe, expect, it } from "vitest";
import { db, transaction } from "#lib/db";
import { once, type Submission } from "#lib/idempotency/commands";
import { Refusal, refuse } from "#lib/verdict";
import { withWorld } from "#tests/support/database";

withWorld();

const form = (more: Partial<Submission> = {}): Submission => ({
  owner: "林晓澜",
  key: crypto.randomUUID(),
  action: "createOrganization",
  input: { shortName: "甲团支部" },
  ...more,
});
/** Work that leaves a trace in the database each time it is really done. */
const leave = (name: string) => async () => {
  await transaction((tx) => tx.counterDelta.create({ data: { path: "zzzz", measure: name, delta: 1 } }));
  return { done: name, at: await traces(name) };
};
const traces = (name: string) => db().counterDelta.count({ where: { measure: name } });
const code = async (work: Promise<unknown>) => work.then(() => "ok").catch((e) => (e instanceof Refusal ? e.code : String(e)));

describe("同一张表单（案例 13）", () => {
  it("一百次同时交：做一次，一百个答复都一样", async () => {
    const sent = form();
    const answers = await Promise.all(Array.from({ length: 100 }, () => once(sent, leave("百次"))));
    expect(await traces("百次")).toBe(1);
    expect(new Set(answers.map((a) => JSON.stringify(a)))).toEqual(new Set(['{"done":"百次","at":1}']));
  });

  it("过后再交：答复是当时的，不是现在的", async () => {
    const sent = form();
    const first = await once(sent, leave("过后"));
    expect(await once(sent, async () => ({ done: "别的", at: 99 }))).toEqual(first);
    expect(await traces("过后")).toBe(1);
  });

  it("内容换了、操作换了：拒绝，什么也不做（E-GEN-07）", async () => {
    const sent = form();
    await once(sent, leave("换了"));
    expect(await code(once({ ...sent, input: { shortName: "乙团支部" } }, leave("换了")))).toBe("E-GEN-07");
    expect(await code(once({ ...sent, action: "orderChildren" }, leave("换了")))).toBe("E-GEN-07");
    expect(await traces("换了")).toBe(1);
  });

  it("别人的同一个键是另一张表，看不到我的答复", async () => {
    const sent = form();
    await once(sent, async () => "给林晓澜的");
    expect(await once({ ...sent, owner: "周望舒" }, async () => "给周望舒的")).toBe("给周望舒的");
  });

  it("被拒绝的、出错的都不占键：改好再交能成，做了一半的不留", async () => {
    const sent = form();
    const half = async () => {
      await leave("一半")();
      refuse("E-ORG-03");
    };
    expect(await code(once(sent, half))).toBe("E-ORG-03");
    expect(await traces("一半")).toBe(0);
    expect(await once(sent, leave("一半"))).toEqual({ done: "一半", at: 1 });
  });

  it("没有答复的操作重复也没有答复", async () => {
    const sent = form();
    await once(sent, async () => undefined);
    expect(await once(sent, async () => "第二次")).toBeUndefined();
  });

  it("没有键的不记，每次都做", async () => {
    await once(form({ key: undefined }), leave("无键"));
    await once(form({ key: undefined }), leave("无键"));
    expect(await traces("无键")).toBe(2);
  });

  it("存着的答复是密文，库里找不到内容", async () => {
    const sent = form();
    await once(sent, async () => ({ code: "Ab3dE9xK" }));
    const [row] = await db().$queryRaw<{ text: string }[]>`SELECT k::text AS text FROM idempotency_key k WHERE key = ${sent.key}::uuid`;
    expect(row?.text).not.toMatch(/Ab3dE9xK|4162336445/i);
  });
});
