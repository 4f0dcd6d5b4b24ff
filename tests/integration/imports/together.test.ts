import { beforeAll, describe, expect, it } from "vitest";
import { blindIndex } from "#lib/crypto/blind";
import { db } from "#lib/db";
import { applyImport, beginImport } from "#lib/imports/actions";
import { countsOf } from "#lib/imports/batches/queries";
import { enterMember } from "#lib/archives/actions";
import { withWorld } from "#tests/support/database";
import { formOfTexts } from "#tests/support/entries";
import { violations } from "#tests/support/facts";
import { batchOf, begin, check, store } from "#tests/support/imports";
import { work } from "#tests/support/jobs";
import { given, organizationId, type Player, press, refusal, send, signedIn } from "#tests/support/people";
import { sheetOfTexts, studentOf } from "#tests/support/students";
import { CLASS_1, CLASS_2 } from "#tests/support/organizations";

let players: Player[];

withWorld();
beforeAll(async () => {
  players = [await signedIn("M01", { organization: CLASS_1 }), await signedIn("M07", { organization: CLASS_2 })];
});

const homesOf = (idNumber: string) =>
  db().membership.findMany({ where: { person: { idIndex: new Uint8Array(blindIndex("id-number", idNumber)) } } });

describe("同一个号码，32份名单一起写（S2、R2、MEM-04）", () => {
  it("只有一人进来，别的名单说清楚这一行没有写，其余的人照样写入", async () => {
    const same = studentOf(9000);
    const batches = [];
    for (let i = 0; i < 32; i++) {
      const player = players[i % 2] as Player;
      const other = studentOf(9001 + i);
      // Half of them have the common person first, so that batches lock in opposite orders.
      const rows = i % 4 < 2 ? [same, other] : [other, same];
      batches.push({ id: await begin(player, "MEMBERS", sheetOfTexts(rows)), player });
    }
    await work(2);
    for (const { id } of batches) expect(countsOf(await batchOf(id)).NEW).toBe(2);
    await Promise.all(batches.map(async ({ id, player }) => given(await press(player.browser, applyImport, { batchId: id }))));
    await work(8);
    const after = await Promise.all(batches.map(({ id }) => batchOf(id)));
    expect(after.map((b) => b.state)).toEqual(after.map(() => "APPLIED"));
    expect(after.filter((b) => countsOf(b).NEW === 2).length).toBe(1);
    expect(after.filter((b) => countsOf(b).NEW === 1 && countsOf(b).SKIP === 1).length).toBe(31);
    expect((await homesOf(same.idNumber ?? "")).length).toBe(1);
    expect(await db().person.count({ where: { name: same.name ?? "" } })).toBe(1);
    const late = await db().importRow.findMany({ where: { verdict: "SKIP" }, select: { findings: true } });
    expect(
      new Set(late.map((r) => JSON.stringify((r.findings as { code: string; because: string }[]).map((f) => [f.code, f.because])))),
    ).toEqual(new Set([JSON.stringify([["E-IMP-19", "检查之后有变动，这一行没有写入，请重新导入这一行。"]])]));
    expect(await violations()).toEqual([]);
  });

  it("同一批按32次确认，只写一次；别人得到一句话", async () => {
    const [m01] = players as [Player];
    const batch = await check(m01, "MEMBERS", sheetOfTexts([studentOf(9100)]));
    const answers = await Promise.all(Array.from({ length: 32 }, () => press(m01.browser, applyImport, { batchId: batch.id })));
    expect(answers.filter((a) => a.ok).length).toBe(1);
    expect(new Set(answers.filter((a) => !a.ok).map(refusal))).toEqual(new Set(["E-IMP-15"]));
    await work(2);
    expect((await homesOf(studentOf(9100).idNumber ?? "")).length).toBe(1);
  });
});

describe("同一张表单×100（R6、NFR-04）", () => {
  it("导入：同一个键按100次，只有一批", async () => {
    const [m01] = players as [Player];
    const fileId = await store(m01, sheetOfTexts([studentOf(9200)]));
    const key = crypto.randomUUID();
    await db().$executeRaw`DELETE FROM rate_limit`;
    const sent = { input: { kind: "MEMBERS" as const, fileId }, key };
    const answers = await Promise.all(Array.from({ length: 100 }, () => send(m01.browser, beginImport, sent)));
    expect(new Set(answers.map((a) => JSON.stringify(a))).size).toBe(1);
    expect(await db().importBatch.count({ where: { fileId } })).toBe(1);
    await work();
  });

  it("单个录入：同一个键按100次，只有一人；内容换了就不认", async () => {
    const [m01] = players as [Player];
    const input = formOfTexts(studentOf(9300), await organizationId(CLASS_1));
    const key = crypto.randomUUID();
    await db().$executeRaw`DELETE FROM rate_limit`;
    const answers = await Promise.all(Array.from({ length: 100 }, () => send(m01.browser, enterMember, { input, key })));
    expect(new Set(answers.map((a) => JSON.stringify(a))).size).toBe(1);
    expect(answers[0]).toMatchObject({ ok: true, data: { kind: "entered" } });
    const other = { input: { ...input, person: { ...input.person, mobile: "19911112222" } }, key };
    await db().$executeRaw`DELETE FROM rate_limit`;
    expect(refusal(await send(m01.browser, enterMember, other))).toBe("E-GEN-07");
  });

  it("单个录入：同一个号码32张表单一起交，只有一人", async () => {
    const forms = await Promise.all(
      Array.from({ length: 32 }, async (_, i) => ({
        player: players[i % 2] as Player,
        input: formOfTexts(studentOf(9400), await organizationId(i % 2 === 0 ? CLASS_1 : CLASS_2)),
      })),
    );
    const answers = await Promise.all(forms.map(({ player, input }) => press(player.browser, enterMember, input)));
    expect(answers.filter((a) => a.ok).length).toBe(1);
    const codes = new Set(answers.map(refusal).filter(Boolean));
    expect([...codes].filter((c) => !["E-MEM-03", "E-GEN-02"].includes(c ?? ""))).toEqual([]);
    expect((await homesOf(studentOf(9400).idNumber ?? "")).length).toBe(1);
    expect(await violations()).toEqual([]);
  });
});
