import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { ACTIONS } from "#lib/auth/inventory";
import { ROUTES } from "#lib/auth/routes";
import { deedOf, MATRIX } from "#lib/auth/matrix";
import { FILES, ROOT } from "#tests/house/source";

const actionFiles = FILES.filter((f) => f.startsWith("lib/") && f.endsWith("actions.ts"));
const exported = actionFiles.flatMap((file) => {
  const text = readFileSync(join(ROOT, file), "utf8");
  return [...text.matchAll(/^export (?:const (\w+) = (\w+)\("(\w+)"|.*)/gm)].map((m) => ({
    file,
    whole: m[0],
    name: m[1],
    maker: m[2],
    registered: m[3],
  }));
});

/** app/(door)/r/[token]/page.tsx → /r/[token] */
const addressOf = (file: string): string =>
  `/${file
    .split("/")
    .slice(1, -1)
    .filter((part) => !part.startsWith("("))
    .join("/")}`;

describe("写入的门", () => {
  it("每个操作都由 action() 造，名字与登记的一样", () => {
    expect(exported.filter((e) => e.maker !== "action" || e.name !== e.registered).map((e) => `${e.file}: ${e.whole}`)).toEqual([]);
  });

  it("造出来的与登记的一个不多、一个不少", () => {
    expect(exported.map((e) => e.name).sort()).toEqual(Object.keys(ACTIONS).sort());
  });

  it("登记的功能在权限矩阵里有一行", () => {
    const rights = Object.values({ ...ACTIONS, ...ROUTES }).flatMap((access) => ("deed" in access ? [deedOf(access.deed)[0]] : []));
    expect(rights.filter((right) => !(right in MATRIX))).toEqual([]);
  });

  it("每个地址都有登记", () => {
    const addresses = FILES.filter((f) => /^app\/.*(page|route)\.tsx?$/.test(f)).map(addressOf);
    expect([...new Set(addresses)].sort()).toEqual(Object.keys(ROUTES).sort());
  });

  it("操作文件以 use server 开头，别处没有", () => {
    const server = FILES.filter((f) => /^"use server";/m.test(readFileSync(join(ROOT, f), "utf8")));
    expect(server.sort()).toEqual([...actionFiles].sort());
  });
});
