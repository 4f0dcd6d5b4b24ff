// 挡在服务前面的一道门：别的照转，离线线程可以换成新的一版。浏览器自己取它，页面里拦不住。
import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";

export type Forwarder = { origin: string; release: () => void; close: () => void };

const OWN = ["host", "connection", "accept-encoding", "if-none-match", "if-modified-since"];
const UNFIT = ["content-encoding", "content-length", "transfer-encoding", "connection", "keep-alive"];

type Exchange = { request: IncomingMessage; response: ServerResponse; more: string };

async function answerAs(origin: string, { request, response, more }: Exchange): Promise<void> {
  const { url = "/", headers: asked } = request;
  const sent = Object.entries(asked).filter(([name, value]) => !OWN.includes(name) && typeof value === "string") as [string, string][];
  const answer = await fetch(origin + url, { redirect: "manual", headers: sent });
  const headers = [...answer.headers].filter(([name]) => !UNFIT.includes(name));
  response.writeHead(answer.status, headers.flat());
  response.end(Buffer.concat([Buffer.from(await answer.arrayBuffer()), Buffer.from(more)]));
}

/** Forwards looks (never writes) to a server; `release` makes its worker another version from then on. */
export async function forwardTo(origin: string): Promise<Forwarder> {
  let version = "";
  const door = createServer((request, response) => {
    void answerAs(origin, { request, response, more: request.url === "/sw.js" ? version : "" }).catch(() => response.destroy());
  });
  await new Promise<void>((done) => door.listen(0, "127.0.0.1", done));
  const release = () => {
    version += "\n// 新的一版";
  };
  const close = () => {
    door.closeAllConnections();
    door.close();
  };
  return { origin: `http://127.0.0.1:${(door.address() as AddressInfo).port}`, release, close };
}
