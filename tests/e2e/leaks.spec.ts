import { BRANCH, COMMITTEE, DOOR, MINE } from "#tests/support/addresses";
import { expect, test } from "#tests/support/browser";
import { SERVER_WORDS, secretValues } from "#tests/support/forbidden";
import { leaksIn } from "#tests/support/leaks";
import { idNumberOf, type Player, signedIn, visitor } from "#tests/support/people";
import { takeEnvironment } from "#tests/support/server";
import { OPERATOR } from "#world/people";

/** The demonstration names its accounts, fictional ones, with what one needs to sign in as them. */
const NAMES_ACCOUNTS = "/demo";

/** The whole numbers that a page may hold: one's own on the page about oneself, those of the administrators directly below (ORG-14). */
const ALLOWED: Readonly<Record<string, RegExp>> = {
  "/my/profile": new RegExp(`^(${idNumberOf("M03")}|19900000003)$`),
  "/my/profile/edit": new RegExp(`^(${idNumberOf("M03")}|19900000003)$`),
  "/my/transfers/new": /^19900000003$/,
  "/my/graduation": /^19900000003$/,
  "/manage/organizations": /^199\d{8}$/,
};

test("每一页的源代码里没有密钥、没有服务端的词，没有一个完整的证件号与手机号（S11）", async ({ server }) => {
  takeEnvironment(server);
  const outside = { browser: visitor() };
  const walks: readonly (readonly [string, Pick<Player, "browser">, readonly string[]])[] = [
    ["门外", outside, DOOR.filter((address) => address !== NAMES_ACCOUNTS)],
    ["团员", await signedIn("M03"), MINE],
    ["支部", await signedIn("M01", { organization: "江海海洋大学信息学院计算机专业2021级1班团支部" }), BRANCH],
    ["团委", await signedIn("M08", { organization: "江海海洋大学信息学院团委" }), COMMITTEE],
    ["后台", await signedIn(OPERATOR.key), ["/manage", "/manage/organizations", "/manage/members", "/manage/audit"]],
  ];
  const forbidden = [...SERVER_WORDS, ...secretValues(server.environment)];
  for (const [who, { browser }, addresses] of walks) {
    for (const address of addresses) {
      const cookie = `session=${browser.jar.get("session") ?? ""}`;
      const answer = await fetch(server.origin + address, {
        headers: { cookie, "user-agent": "Mozilla/5.0 Chrome/140" },
        redirect: "manual",
      });
      const source = await answer.text();
      const leaks = leaksIn(source).filter((leak) => !ALLOWED[address]?.test(leak));
      const words = forbidden.filter((word) => source.includes(word));
      expect.soft([answer.status, ...leaks, ...words], `${who} ${address}`).toEqual([200]);
    }
  }
});
