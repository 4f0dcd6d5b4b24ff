import { beforeAll, describe, expect, it } from "vitest";
import { withWorld } from "#tests/support/database";
import { type Player, signedIn } from "#tests/support/people";
import { call } from "#tests/support/routes";

withWorld();
let m08: Player;
beforeAll(async () => {
  m08 = await signedIn("M08", { organization: "江海海洋大学信息学院团委" });
});

const TEXTS = ["%00", "a%00b", "%ff", "%ED%A0%80", "'", "%25", "%E2%80%AE", "%F0%9F%98%80", "a".repeat(5000)];
const ID = ["not-a-uuid", "1", "%00", "'", "..%2f..%2fetc", "00000000-0000-0000-0000-000000000000"];
const ADDRESSES = [
  ...TEXTS.flatMap((t) => [
    `/api/organizations/search?q=${t}`,
    `/api/members/branches?q=${t}`,
    `/api/organizations/children?parent=${t}`,
    `/api/exports/members?q=${t}&at=${t}&show=${t}&columns=${t}`,
  ]),
  ...ID.flatMap((id) => [`/api/members/${id}`, `/api/imports/${id}/progress`, `/api/imports/${id}/workbook`, `/api/templates/${id}`]),
  ...TEXTS.map((t) => `/api/registration/organizations?q=${t}`),
];

describe("胡乱的地址（S8）", () => {
  it("没有一个答出5xx，没有一个说出内部的事", async () => {
    const odd: string[] = [];
    for (const address of ADDRESSES) {
      const answer = await call(m08.browser, address);
      if (answer.status >= 500) odd.push(`${answer.status} ${address.slice(0, 80)}`);
      else if (/prisma|select|stack|uuid/i.test(answer.headers.get("content-type")?.includes("json") ? await answer.text() : ""))
        odd.push(`多嘴 ${address}`);
    }
    expect(odd).toEqual([]);
  });
});
