// 代替 S3 的小服务器：同样的地址、同样的签名（SigV4），签名不对一律 403。
import { createHash, createHmac } from "node:crypto";
import { createServer, type IncomingMessage, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { buffer } from "node:stream/consumers";

const KEYS = { id: "test-key", secret: "test-secret" };
const BUCKET = "zhtj";
const REGION = "auto";

export type ObjectStore = {
  environment: Record<string, string>;
  objects: Map<string, Buffer>;
  refused: () => number;
  close: () => Promise<void>;
};

const hmac = (key: Buffer | string, text: string): Buffer => createHmac("sha256", key).update(text).digest();
const hex = (bytes: Buffer | string): string => createHash("sha256").update(bytes).digest("hex");

/** The signature that the protocol demands for what arrived. */
function signatureOf(request: IncomingMessage, url: URL, signed: string): string {
  const at = String(request.headers["x-amz-date"]);
  const day = at.slice(0, 8);
  const query = [...url.searchParams]
    .map(([k, v]) => `${encodeURIComponent(k)}=${encodeURIComponent(v)}`)
    .sort()
    .join("&");
  const headers = signed.split(";").map((name) => `${name}:${request.headers[name]}\n`);
  const asked = [request.method, url.pathname, query, headers.join(""), signed, request.headers["x-amz-content-sha256"]].join("\n");
  const scope = `${day}/${REGION}/s3/aws4_request`;
  const key = ["s3", "aws4_request"].reduce(hmac, hmac(hmac(`AWS4${KEYS.secret}`, day), REGION));
  return hmac(key, ["AWS4-HMAC-SHA256", at, scope, hex(asked)].join("\n")).toString("hex");
}

function isSigned(request: IncomingMessage, url: URL, body: Buffer): boolean {
  const [, id, signed = "", signature] =
    /^AWS4-HMAC-SHA256 Credential=([^/]+)\/[^,]+, SignedHeaders=([^,]+), Signature=(\w+)$/.exec(request.headers.authorization ?? "") ?? [];
  const digest = request.headers["x-amz-content-sha256"];
  return id === KEYS.id && signature === signatureOf(request, url, signed) && (digest === "UNSIGNED-PAYLOAD" || digest === hex(body));
}

type Answer = { status: number; body?: Buffer | string };

function serve(objects: Map<string, Buffer>, { request, url, body }: { request: IncomingMessage; url: URL; body: Buffer }): Answer {
  const key = url.pathname.slice(`/${BUCKET}/`.length);
  if (request.method === "PUT") objects.set(key, body);
  if (request.method === "DELETE") objects.delete(key);
  if (request.method !== "GET") return { status: 200 };
  if (url.searchParams.has("list-type")) {
    const keys = [...objects.keys()].map((k) => `<Contents><Key>${k}</Key></Contents>`).join("");
    return { status: 200, body: `<ListBucketResult>${keys}</ListBucketResult>` };
  }
  const found = objects.get(key);
  return found ? { status: 200, body: found } : { status: 404 };
}

/** Starts a store of its own on a free port. */
export async function startObjectStore(): Promise<ObjectStore> {
  const objects = new Map<string, Buffer>();
  let refused = 0;
  const server: Server = createServer(async (request, response) => {
    const url = new URL(request.url ?? "/", "http://store.test");
    const body = await buffer(request);
    const signed = isSigned(request, url, body);
    if (!signed) refused += 1;
    const answer = signed ? serve(objects, { request, url, body }) : { status: 403 };
    response.writeHead(answer.status).end(answer.body);
  });
  await new Promise<void>((ready) => server.listen(0, "127.0.0.1", ready));
  const { port } = server.address() as AddressInfo;
  const environment = {
    ...{ FILE_STORE: "s3", S3_ENDPOINT: `http://127.0.0.1:${port}`, S3_BUCKET: BUCKET, S3_REGION: REGION },
    ...{ S3_KEY_ID: KEYS.id, S3_SECRET: KEYS.secret },
  };
  const close = () => new Promise<void>((done) => server.close(() => done()));
  return { environment, objects, refused: () => refused, close };
}
