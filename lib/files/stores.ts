// 存放处：本机磁盘（默认），或 S3 兼容的对象存储。文件先在本机收完、查过，再放进去。
import { createReadStream } from "node:fs";
import { mkdir, readdir, readFile, rename, rm, stat } from "node:fs/promises";
import { dirname, relative } from "node:path";
import { Readable } from "node:stream";
import { AwsClient } from "aws4fetch";
import type { FileStore } from "#generated/enums";
import { readEnvironment } from "#lib/env";
import { filesRoot, pathOf } from "#lib/files/names";

export type Stored = { location: string; sha256: Uint8Array };

type Store = {
  /** Takes a whole file from a path of this machine; the path is gone afterwards. */
  put: (path: string, stored: Stored) => Promise<void>;
  read: (location: string) => Promise<Readable>;
  remove: (location: string) => Promise<void>;
  /** Every location at which something lies. */
  list: () => Promise<string[]>;
};

const disk: Store = {
  async put(path, { location }) {
    const target = pathOf(location);
    await mkdir(dirname(target), { recursive: true, mode: 0o700 });
    await rename(path, target);
  },
  async read(location) {
    const path = pathOf(location);
    await stat(path);
    return createReadStream(path);
  },
  remove: (location) => rm(pathOf(location), { force: true }),
  async list() {
    const entries = await readdir(filesRoot(), { recursive: true, withFileTypes: true }).catch(() => []);
    return entries.filter((e) => e.isFile()).map((e) => relative(filesRoot(), `${e.parentPath}/${e.name}`));
  },
};

/** A request to the object store, signed; what it refuses is an error. */
async function ask(method: string, path: string, more: RequestInit = {}): Promise<Response> {
  const { S3_ENDPOINT, S3_BUCKET, S3_REGION: region, S3_KEY_ID: accessKeyId, S3_SECRET: secretAccessKey } = readEnvironment();
  const client = new AwsClient({ accessKeyId, secretAccessKey, region, service: "s3", retries: 2 });
  const { url, headers } = await client.sign(`${S3_ENDPOINT}/${S3_BUCKET}${path}`, { method, headers: more.headers ?? {} });
  const answer = await fetch(url, { method, ...more, headers });
  if (!answer.ok && !(method === "DELETE" && answer.status === 404)) throw new Error(`object store ${method} ${answer.status}`);
  return answer;
}

async function listKeys(): Promise<string[]> {
  const keys: string[] = [];
  let token = "";
  do {
    const page = await (await ask("GET", `?list-type=2${token ? `&continuation-token=${encodeURIComponent(token)}` : ""}`)).text();
    for (const [, key = ""] of page.matchAll(/<Key>([^<]+)<\/Key>/g)) keys.push(key);
    token = /<NextContinuationToken>([^<]+)</.exec(page)?.[1] ?? "";
  } while (token);
  return keys;
}

const objects: Store = {
  async put(path, { location, sha256 }) {
    const headers = { "x-amz-content-sha256": Buffer.from(sha256).toString("hex") };
    await ask("PUT", `/${location}`, { body: await readFile(path), headers });
    await rm(path, { force: true });
  },
  async read(location) {
    const { body } = await ask("GET", `/${location}`);
    return Readable.fromWeb(body as never);
  },
  remove: async (location) => void (await ask("DELETE", `/${location}`)),
  list: listKeys,
};

const STORES: Readonly<Record<FileStore, Store>> = { DISK: disk, S3: objects };
export const storeOf = (store: FileStore): Store => STORES[store];

/** Where new files of the archive go. */
export const chosenStore = (): FileStore => (readEnvironment().FILE_STORE === "s3" ? "S3" : "DISK");
