// 地址：像浏览器一样去敲 /api/… 的门，按地址找到那一扇。
import { existsSync, readdirSync } from "node:fs";
import { join, resolve } from "node:path";
import { ORIGIN } from "#tests/support/environment";
import { asBrowser, type Browser } from "#tests/support/next-headers";

const APP = resolve(import.meta.dirname, "../../app");
type Params = Record<string, string>;
type Handler = (request: Request, context: { params: Promise<Params> }) => Promise<Response>;

/** A folder, or one of its groups, in which this part of an address lies; groups are no part of addresses. */
function within(folder: string, part: string): string {
  const groups = readdirSync(folder).filter((name) => /^\([\w-]+\)$/.test(name));
  return [folder, ...groups.map((name) => join(folder, name))].find((f) => existsSync(join(f, part))) ?? folder;
}

/** The folder of an address; a folder in brackets takes whatever stands there. */
function folderOf(address: string): { folder: string; params: Params } {
  const params: Params = {};
  let folder = APP;
  for (const part of address.split("/").filter(Boolean)) {
    folder = within(folder, part);
    const open = readdirSync(folder).find((name) => /^\[\w+\]$/.test(name));
    const fixed = existsSync(join(folder, part));
    if (!fixed && !open) throw new Error(`no such address: ${address}`);
    if (!fixed && open) params[open.slice(1, -1)] = decodeURIComponent(part);
    folder = join(folder, fixed ? part : (open ?? ""));
  }
  return { folder, params };
}

export type Call = {
  method?: "GET" | "POST" | "HEAD" | "PUT";
  body?: Uint8Array | ReadableStream<Uint8Array>;
  headers?: Record<string, string>;
};

/** What a route answers to this browser. */
export async function call(browser: Browser, address: string, { method = "GET", body, headers = {} }: Call = {}): Promise<Response> {
  const url = new URL(address, ORIGIN);
  const { folder, params } = folderOf(url.pathname);
  const route = (await import(join(folder, "route.ts"))) as Partial<Record<string, Handler>>;
  const handler = route[method];
  if (!handler) return new Response(null, { status: 405 });
  const sent = body ? { body: body as BodyInit, duplex: "half" as const } : {};
  const request = new Request(url, { method, headers: { ...browser.sent, ...headers }, ...sent });
  return asBrowser(browser, () => handler(request, { params: Promise.resolve(params) }));
}
