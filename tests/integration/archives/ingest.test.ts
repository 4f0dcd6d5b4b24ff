import { existsSync } from "node:fs";
import { readdir } from "node:fs/promises";
import { join } from "node:path";
import { buffer } from "node:stream/consumers";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { uploadArchive } from "#lib/archives/actions";
import { forgive } from "#lib/auth/throttle";
import { setClock } from "#lib/clock";
import { laterByDays } from "#lib/dates";
import { db } from "#lib/db";
import { forgetEnvironment, readEnvironment } from "#lib/env";
import { fileName, openFile } from "#lib/files/queries";
import { purge } from "#lib/jobs/purge";
import { withWorld } from "#tests/support/database";
import { violations } from "#tests/support/facts";
import { type ObjectStore, startObjectStore } from "#tests/support/object-store";
import { CLASS_1, CLASS_2 } from "#tests/support/organizations";
import { HOSTILE, pdfOf, pdfOfSize } from "#tests/support/pdfs";
import { given, personId, type Player, press, signedIn, visitor } from "#tests/support/people";
import { call } from "#tests/support/routes";
import { addressFor, type Arrived, ask, codeOf, heldAt, sendTo, sha256Of } from "#tests/support/uploads";
import { BASE_DATE } from "#world/plant";

withWorld();

const MIB = 1024 * 1024;
let m01: Player;
let m07: Player;
beforeAll(async () => {
  m01 = await signedIn("M01", { organization: CLASS_1 });
  m07 = await signedIn("M07", { organization: CLASS_2 });
});

const stored = (fileId: string) => db().storedFile.findUniqueOrThrow({ where: { id: fileId } });
const contentOf = async (fileId: string) => buffer(await openFile(await stored(fileId)));
const partials = async () => {
  const folder = join(readEnvironment().DATA_DIR, "uploads");
  return existsSync(folder) ? readdir(folder) : [];
};

describe("收文件（stack 6、R11、案例18）", () => {
  it.each([1, 10, 10.5, 19.9, 20])("%d MiB：断在中间，接着传，散列一样", async (mib) => {
    const bytes = await pdfOfSize(Math.floor(mib * MIB));
    expect(bytes.length).toBe(Math.floor(mib * MIB));
    const address = await addressFor(m01, bytes);
    expect(await heldAt(m01, address)).toBe(0);
    const cut = Math.floor(bytes.length * 0.4);
    expect(await codeOf(await sendTo(m01, [address, bytes], { breakAfter: cut }))).toBe("E-EDB-11");
    const held = await heldAt(m01, address);
    expect(held).toBeGreaterThan(0);
    expect(held).toBeLessThanOrEqual(cut);
    const answer = await sendTo(m01, [address, bytes], { start: held });
    expect(answer.status).toBe(200);
    const { fileHash, serverData } = (await answer.json()) as Arrived;
    expect(fileHash).toBe(sha256Of(bytes));
    expect(sha256Of(await contentOf(serverData.fileId))).toBe(sha256Of(bytes));
    expect(await stored(serverData.fileId)).toMatchObject({ pages: 1, size: bytes.length, store: "DISK", purpose: "archive" });
    expect(await partials()).toEqual([]);
  });

  it("传完的再传一次，答复一样，不多一个文件；收到的名字收拾过，存放处是随机的（案例12、19）", async () => {
    const bytes = await pdfOf(2);
    const address = await addressFor(m01, bytes, { name: "../../志愿书\u202e.pdf\r\nX: y" });
    const first = (await (await sendTo(m01, [address, bytes])).json()) as Arrived;
    const again = (await (await sendTo(m01, [address, bytes])).json()) as Arrived;
    expect(again).toEqual(first);
    expect(await heldAt(m01, address)).toBe(bytes.length);
    const file = await stored(first.serverData.fileId);
    expect(fileName(file)).toBe("....志愿书.pdfX y");
    expect(file.location).toMatch(/^[0-9a-f]{2}\/[0-9a-f]{32}$/);
  });

  it("收尾落在任何一个字节上，内容都一样", async () => {
    const bytes = await pdfOf(1);
    for (const chunk of [1, 7, 29, 333]) {
      const answer = await sendTo(m01, [await addressFor(m01, bytes), bytes], { chunk });
      expect(((await answer.json()) as Arrived).fileHash).toBe(sha256Of(bytes));
    }
  });

  it("20 MiB 多一个字节：不给地址（E-EDB-02）；说得小、传得大：当场停下，什么也不留", async () => {
    const bytes = await pdfOf(1);
    const answer = await ask(m01, bytes, { size: 20 * MIB + 1 });
    expect([answer.status, await codeOf(answer)]).toEqual([413, "E-EDB-02"]);
    const larger = await pdfOfSize(MIB);
    const lied = await sendTo(m01, [await addressFor(m01, larger, { size: 1000, sha256: "" }), larger]);
    expect([lied.status, await codeOf(lied)]).toEqual([413, "E-EDB-02"]);
    expect(await partials()).toEqual([]);
  });

  it("不像样的请求：不是JSON、没有文件、两个文件、负的大小、太长的名字，都得到一句话（S8）", async () => {
    const bytes = await pdfOf(1);
    const raw = (body: string) =>
      call(m01.browser, "/api/uploadthing?actionType=upload&slug=archive", { method: "POST", body: Buffer.from(body) });
    const file = { name: "a.pdf", size: 10, type: "application/pdf" };
    const forms = [
      { files: [], input: { sha256: "" } },
      { files: [file, file], input: { sha256: "" } },
      { files: [file] },
      { files: [{ ...file, size: -1 }], input: { sha256: "" } },
    ];
    for (const body of ["{", "null", "[]", ...forms.map((f) => JSON.stringify(f))])
      expect([body, await codeOf(await raw(body))]).toEqual([body, "E-EDB-01"]);
    expect(await codeOf(await ask(m01, bytes, { name: "长".repeat(501) }))).toBe("E-EDB-01");
    expect(await codeOf(await ask(m01, bytes, { sha256: "x" }))).toBe("E-EDB-01");
  });

  it("换了地址再传同一份，从断的地方接着；别人传同一份，从头来", async () => {
    const bytes = await pdfOfSize(700_000);
    await sendTo(m01, [await addressFor(m01, bytes), bytes], { breakAfter: 400_000 });
    const again = await addressFor(m01, bytes);
    const held = await heldAt(m01, again);
    expect(held).toBeGreaterThan(300_000);
    expect(await heldAt(m07, await addressFor(m07, bytes))).toBe(0);
    const answer = await sendTo(m01, [again, bytes], { start: held });
    expect(((await answer.json()) as Arrived).fileHash).toBe(sha256Of(bytes));
  });

  it("内容与选择的不一致、少了一截：拒绝，不存（R11）", async () => {
    const bytes = await pdfOfSize(100_000);
    const before = await db().storedFile.count();
    const other = await sendTo(m01, [await addressFor(m01, bytes, { sha256: "0".repeat(64) }), bytes]);
    expect(await codeOf(other)).toBe("E-EDB-12");
    expect(await codeOf(await sendTo(m01, [await addressFor(m01, bytes), bytes.subarray(0, 90_000)]))).toBe("E-EDB-12");
    expect(await db().storedFile.count()).toBe(before);
  });

  it("每一份不该收的都得到自己那一句，都是4xx，什么也不留（S9）", async () => {
    const before = await db().storedFile.count();
    const wrong: string[] = [];
    for (const { name, code, make } of HOSTILE.filter((_, i) => i % 3 === 0)) {
      await forgive(["archives", "actions"], [m01.personId]);
      const bytes = await make();
      const asked = await ask(m01, bytes);
      const answer = asked.ok ? await sendTo(m01, [await addressFor(m01, bytes), bytes]) : asked;
      const told = await codeOf(answer);
      if (told !== code || answer.status < 400 || answer.status >= 500) wrong.push(`${name}：${answer.status} ${told}`);
    }
    expect(wrong).toEqual([]);
    expect(await db().storedFile.count()).toBe(before);
    expect(await partials()).toEqual([]);
  }, 240_000);
});

describe("地址（签名、期限、归谁）", () => {
  it("改了大小、改了名字、签名短一位、没有签名、过了一天：都不行", async () => {
    const bytes = await pdfOf(1);
    const address = await addressFor(m01, bytes);
    const spoiled = [
      address.replace(/x-ut-file-size=\d+/, "x-ut-file-size=99999999"),
      address.replace(/x-ut-file-name=[^&]+/, "x-ut-file-name=b.pdf"),
      address.slice(0, -1),
      address.replace(/&signature=.*/, ""),
      address.replace(/signature=.*/, `signature=hmac-sha256%3D${"0".repeat(64)}`),
      `${address}&x-ut-file-size=1`,
      address.replace(/expires=\d+/, "expires=99999999999999"),
    ];
    for (const at of spoiled) expect([at, await codeOf(await sendTo(m01, [at, bytes]))]).toEqual([at, "E-EDB-11"]);
    setClock(laterByDays(new Date(Number(new URL(address, "http://x").searchParams.get("expires"))), 1));
    m01 = await signedIn("M01", { organization: CLASS_1 });
    expect(await codeOf(await sendTo(m01, [address, bytes]))).toBe("E-EDB-11");
    setClock(BASE_DATE);
    m01 = await signedIn("M01", { organization: CLASS_1 });
    expect(await codeOf(await sendTo(m01, [address, bytes]))).toBe("ok");
  });

  it("别人的地址用不了；没有登录、普通团员、别的来源都不行", async () => {
    const bytes = await pdfOf(1);
    const address = await addressFor(m01, bytes);
    expect(await codeOf(await sendTo(m07, [address, bytes]))).toBe("E-GEN-08");
    expect(await heldAt(m07, address)).toBe(-404);
    const stranger = { browser: visitor() };
    expect(await codeOf(await sendTo(stranger, [address, bytes]))).toBe("E-PERM-03");
    expect(await codeOf(await ask(stranger, bytes))).toBe("E-PERM-03");
    expect(await codeOf(await ask(await signedIn("M03"), bytes))).toBe("E-PERM-01");
    const foreign = await signedIn("M01", { organization: CLASS_1 });
    foreign.browser.sent.origin = "https://evil.example";
    expect(await codeOf(await ask(foreign, bytes))).toBe("E-GEN-06");
    expect(await codeOf(await sendTo(foreign, [address, bytes]))).toBe("E-GEN-06");
  });

  it("跳过一段、倒过来的范围不行；两条线同时传，留下一份完整的", async () => {
    const bytes = await pdfOfSize(2 * MIB);
    const address = await addressFor(m01, bytes);
    expect(await codeOf(await sendTo(m01, [address, bytes], { start: 500 }))).toBe("E-EDB-11");
    const answers = await Promise.all([sendTo(m01, [address, bytes], { chunk: 9000 }), sendTo(m01, [address, bytes], { chunk: 9000 })]);
    const through = answers.filter((a) => a.ok);
    expect(through.length).toBeGreaterThan(0);
    for (const answer of through) expect(((await answer.json()) as Arrived).fileHash).toBe(sha256Of(bytes));
    expect(await db().upload.count({ where: { key: new URL(address, "http://x").pathname.split("/").at(-1) ?? "" } })).toBe(1);
  });
});

describe("清理（JOB-20）", () => {
  it("断了一天没有接着传的、传完没有用上的，都清掉；用上的留着", async () => {
    const bytes = await pdfOfSize(300_000);
    await sendTo(m01, [await addressFor(m01, bytes), bytes], { breakAfter: 200_000 });
    expect(await partials()).toHaveLength(1);
    const { serverData } = (await (await sendTo(m01, [await addressFor(m01, bytes), bytes])).json()) as Arrived;
    given(await press(m01.browser, uploadArchive, { personId: await personId("M04"), fileId: serverData.fileId }));
    setClock(laterByDays(BASE_DATE, 2));
    await purge();
    setClock(BASE_DATE);
    expect(await partials()).toEqual([]);
    expect((await db().storedFile.findMany({ where: { purpose: "archive" } })).map((f) => f.id)).toEqual([serverData.fileId]);
    expect(await db().upload.count()).toBe(0);
    expect(await violations()).toEqual([]);
  });
});

describe("对象存储（S3 兼容，由配置选择）", () => {
  let store: ObjectStore;
  beforeAll(async () => {
    store = await startObjectStore();
    Object.assign(process.env, store.environment);
    forgetEnvironment();
  });
  afterAll(async () => {
    for (const name of Object.keys(store.environment)) delete process.env[name];
    forgetEnvironment();
    await store.close();
  });

  it("收完放进对象存储，读出来一样；核对得到，少了看得出来；清掉的那边也没有了（I16）", async () => {
    const bytes = await pdfOfSize(MIB);
    m01 = await signedIn("M01", { organization: CLASS_1 });
    const { serverData } = (await (await sendTo(m01, [await addressFor(m01, bytes), bytes])).json()) as Arrived;
    const { location, store: where } = await stored(serverData.fileId);
    expect([where, [...store.objects.keys()], store.refused()]).toEqual(["S3", [location], 0]);
    expect(sha256Of(await contentOf(serverData.fileId))).toBe(sha256Of(bytes));
    expect(await violations()).toEqual([]);
    store.objects.set("00/stray", Buffer.from("?"));
    expect((await violations()).join()).toContain("没有记录的文件 00/stray");
    store.objects.delete("00/stray");
    setClock(laterByDays(BASE_DATE, 2));
    await purge();
    setClock(BASE_DATE);
    expect(store.objects.size).toBe(0);
  });

  it("签名不对，对象存储不收：说系统繁忙，不留半份", async () => {
    const bytes = await pdfOf(1);
    process.env.S3_SECRET = "wrong";
    forgetEnvironment();
    m01 = await signedIn("M01", { organization: CLASS_1 });
    const before = await db().storedFile.count();
    expect(await codeOf(await sendTo(m01, [await addressFor(m01, bytes), bytes]))).toBe("E-GEN-05");
    expect([await db().storedFile.count(), store.objects.size]).toEqual([before, 0]);
  });
});
