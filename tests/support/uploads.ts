// 上传：像 uploadthing 的浏览器一半那样说话——问地址，问收到哪里，接着传。
import { createHash } from "node:crypto";
import type { Player } from "#tests/support/people";
import { call } from "#tests/support/routes";

export const sha256Of = (bytes: Uint8Array): string => createHash("sha256").update(bytes).digest("hex");

export type Asked = { name?: string; size?: number; sha256?: string };

/** Step 1: asks for an address to send a file to. */
export function ask(
  { browser }: Pick<Player, "browser">,
  bytes: Uint8Array,
  { name = "志愿书.pdf", size, sha256 }: Asked = {},
): Promise<Response> {
  const files = [{ name, size: size ?? bytes.length, type: "application/pdf", lastModified: 1 }];
  const body = Buffer.from(JSON.stringify({ files, input: { sha256: sha256 ?? sha256Of(bytes) } }));
  const headers = { "content-type": "application/json", "x-uploadthing-version": "7.7.4" };
  return call(browser, "/api/uploadthing?actionType=upload&slug=archive", { method: "POST", body, headers });
}

export async function addressFor(player: Player, bytes: Uint8Array, asked: Asked = {}): Promise<string> {
  const answer = await ask(player, bytes, asked);
  if (!answer.ok) throw new Error(`no address: ${answer.status} ${await answer.text()}`);
  const [first] = (await answer.json()) as { url: string }[];
  const { pathname, search } = new URL(first?.url ?? "");
  return pathname + search;
}

/** Step 2: how much is there already. */
export async function heldAt({ browser }: Pick<Player, "browser">, address: string): Promise<number> {
  const answer = await call(browser, address, { method: "HEAD" });
  return answer.ok ? Number(answer.headers.get("x-ut-range-start")) : -answer.status;
}

const BOUNDARY = "----zhtjboundary7x";
const OPENING = `--${BOUNDARY}\r\nContent-Disposition: form-data; name="file"; filename="blob"\r\nContent-Type: application/pdf\r\n\r\n`;
const CLOSING = `\r\n--${BOUNDARY}--\r\n`;

export type Sending = { start?: number; breakAfter?: number; chunk?: number };

/** A form that arrives in pieces, and stops when the line breaks. */
function arriving(bytes: Uint8Array, { start = 0, breakAfter, chunk = 64_000 }: Sending): ReadableStream<Uint8Array> {
  const whole = Buffer.concat([Buffer.from(OPENING), bytes.subarray(start), Buffer.from(CLOSING)]);
  const limit = breakAfter === undefined ? whole.length : OPENING.length + breakAfter;
  let at = 0;
  return new ReadableStream({
    pull(controller) {
      if (at >= limit) return breakAfter === undefined ? controller.close() : controller.error(new Error("the line broke"));
      controller.enqueue(whole.subarray(at, Math.min(at + chunk, limit)));
      at += chunk;
    },
  });
}

type Whereto = readonly [address: string, bytes: Uint8Array];

/** Step 3: sends the rest. */
export function sendTo({ browser }: Pick<Player, "browser">, [address, bytes]: Whereto, sending: Sending = {}): Promise<Response> {
  const headers = { "content-type": `multipart/form-data; boundary=${BOUNDARY}`, range: `bytes=${sending.start ?? 0}-` };
  return call(browser, address, { method: "PUT", body: arriving(bytes, sending), headers });
}

export type Arrived = { fileHash: string; serverData: { fileId: string; pages: number } };

export const codeOf = async (answer: Response): Promise<string> =>
  answer.ok ? "ok" : (((await answer.json().catch(() => ({}))) as { code?: string }).code ?? String(answer.status));
