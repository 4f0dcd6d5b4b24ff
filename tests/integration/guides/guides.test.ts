import { beforeAll, describe, expect, it } from "vitest";
import { setClock } from "#lib/clock";
import { laterByDays } from "#lib/dates";
import { db } from "#lib/db";
import { replaceGuide, restoreGuide } from "#lib/guides/actions";
import { findGuideFile, listGuideFiles } from "#lib/guides/queries";
import { MAX_BYTES } from "#lib/guides/rules";
import { purge } from "#lib/jobs/purge";
import { withWorld } from "#tests/support/database";
import { violations } from "#tests/support/facts";
import { given, type Player, press, refusal, signedIn, visitor } from "#tests/support/people";
import { smallPdf } from "#tests/support/pdfs";
import { call } from "#tests/support/routes";
import { COLLEGE } from "#tests/support/organizations";
import { BASE_DATE } from "#world/plant";

withWorld();
let operator: Player;
beforeAll(async () => {
  operator = await signedIn("K90");
});

const send = (player: Pick<Player, "browser">, bytes: Uint8Array, name = "指南.pdf") =>
  call(player.browser, "/api/uploads/guides", { method: "POST", body: bytes, headers: { "x-file-name": encodeURIComponent(name) } });
const fileOf = async (bytes: Uint8Array, name?: string): Promise<string> =>
  ((await (await send(operator, bytes, name)).json()) as { data: { fileId: string } }).data.fileId;
const put = async (bytes: Uint8Array, name?: string) =>
  press(operator.browser, replaceGuide, { slug: "activation", fileId: await fileOf(bytes, name) });
const download = (slug: string) => call(visitor(), `/guides/${slug}/file`);

describe("系统后台更换操作指南（NAV-02）", () => {
  it("换上 PDF：没有登录的人下载到的就是它；再换一次是新的；恢复之后没有文件", async () => {
    expect((await download("activation")).status).toBe(404);
    given(await put(smallPdf("/One 1"), "激活 2025"));
    const answer = await download("activation");
    expect(Buffer.from(await answer.arrayBuffer())).toEqual(smallPdf("/One 1"));
    expect([answer.headers.get("content-type"), answer.headers.get("content-disposition")]).toEqual([
      "application/pdf",
      expect.stringContaining(`filename*=UTF-8''${encodeURIComponent("激活 2025.pdf")}`),
    ]);
    given(await put(smallPdf("/Two 2")));
    expect(Buffer.from(await (await download("activation")).arrayBuffer())).toEqual(smallPdf("/Two 2"));
    expect(Object.keys(await listGuideFiles())).toEqual(["activation"]);
    given(await press(operator.browser, restoreGuide, { slug: "activation" }));
    expect([(await download("activation")).status, await findGuideFile("activation")]).toEqual([404, null]);
    expect(refusal(await press(operator.browser, restoreGuide, { slug: "activation" }))).toBe("E-GEN-08");
    const kept = await db().auditEvent.findMany({ where: { action: { startsWith: "guide." } }, orderBy: { id: "asc" } });
    expect(kept.map((e) => [e.action, e.actorId])).toEqual(
      ["guide.replaced", "guide.replaced", "guide.restored"].map((action) => [action, operator.personId]),
    );
  });

  it("同时换两次，看到的是其中一份；换下的三十天后收走，在用的留着", async () => {
    const ids = [await fileOf(smallPdf("/A 1")), await fileOf(smallPdf("/B 2"))];
    await Promise.all(ids.map((fileId) => press(operator.browser, replaceGuide, { slug: "member-entry", fileId })));
    const shown = Buffer.from(await (await download("member-entry")).arrayBuffer()).toString();
    expect(shown).toMatch(/\/(A 1|B 2)/);
    setClock(laterByDays(BASE_DATE, 31));
    await purge();
    expect(Buffer.from(await (await download("member-entry")).arrayBuffer()).toString()).toBe(shown);
    expect(await db().storedFile.count({ where: { purpose: "guide" } })).toBe(0);
    expect(await violations()).toEqual([]);
    setClock(BASE_DATE);
  });

  it.each([
    ["不是 PDF", Buffer.from("PK\u0003\u0004 一个压缩包"), "E-EDB-01"],
    ["只有一半", smallPdf().subarray(0, 100), "E-EDB-03"],
    ["带脚本", smallPdf("/OpenAction<</S/JavaScript/JS(app.alert)>>"), "E-EDB-04"],
    ["带附件", smallPdf("/Names<</EmbeddedFiles 4 0 R>>"), "E-EDB-04"],
    ["加了密", smallPdf("/Encrypt 9 0 R"), "E-EDB-04"],
  ])("%s的换不上，原来的还在", async (_, bytes, code) => {
    const before = await findGuideFile("activation");
    const answer = await send(operator, bytes);
    expect([answer.status, (await answer.json()).code]).toEqual([400, code]);
    expect(await findGuideFile("activation")).toEqual(before);
  });

  it("空的、太大的传不上来", async () => {
    const nothing = await call(operator.browser, "/api/uploads/guides", { method: "POST" });
    expect([nothing.status, (await nothing.json()).code]).toEqual([400, "E-EDB-01"]);
    const huge = new ReadableStream<Uint8Array>({ pull: (to) => to.enqueue(new Uint8Array(1024 * 1024)) });
    const answer = await call(operator.browser, "/api/uploads/guides", { method: "POST", body: huge });
    expect([answer.status, (await answer.json()).code, MAX_BYTES]).toEqual([413, "E-EDB-02", 20 * 1024 * 1024]);
  });

  it("别的管理员、没有登录的人传不了也换不了；别人传的、别处传的文件也换不上", async () => {
    const fileId = await fileOf(smallPdf());
    const committee = await signedIn("K01", { organization: COLLEGE });
    expect([(await send(committee, smallPdf())).status, (await send({ browser: visitor() }, smallPdf())).status]).toEqual([403, 401]);
    for (const { browser } of [committee, { browser: visitor() }])
      expect(refusal(await press(browser, replaceGuide, { slug: "activation", fileId }))).toMatch(/^E-PERM/);
    const { data } = (await (await call(committee.browser, "/api/uploads", { method: "POST", body: smallPdf() })).json()) as {
      data: { fileId: string };
    };
    expect(refusal(await press(operator.browser, replaceGuide, { slug: "activation", fileId: data.fileId }))).toBe("E-GEN-08");
    expect(refusal(await press(operator.browser, replaceGuide, { slug: "../etc" as never, fileId }))).toMatch(/^E-GEN/);
  });
});
