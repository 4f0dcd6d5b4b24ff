// 名册页的底线：一台光秃秃的 node 服务，用 pg 发同样的语句，把结果写成一张表。
import { createServer } from "node:http";
import pg from "pg";
import { say } from "#lib/cli/say";
import type { Statement } from "#tests/bench/statements";

const [url = "", statements = "[]"] = process.argv.slice(2);
const pool = new pg.Pool({ connectionString: url, max: 16 });
const asked = JSON.parse(statements) as Statement[];

const cellOf = (value: unknown): string =>
  `<td>${value === null ? "" : Buffer.isBuffer(value) ? value.toString("hex") : String(value)}</td>`;
const tableOf = (rows: readonly Record<string, unknown>[]): string =>
  `<table>${rows.map((row) => `<tr>${Object.values(row).map(cellOf).join("")}</tr>`).join("")}</table>`;

const server = createServer(async (_, answer) => {
  const results = await Promise.all(asked.map(({ text, values }) => pool.query(text, values)));
  const html = results.map(({ rows }) => tableOf(rows)).join("");
  answer.writeHead(200, { "Content-Type": "text/html; charset=utf-8" }).end(`<!doctype html><title>团员列表</title>${html}`);
});
server.listen(0, "127.0.0.1", () => say(String((server.address() as { port: number }).port)));
