import { describe, expect, it } from "vitest";
import { type Deed, reachesOf, type Role } from "#lib/auth/matrix";
import type { ActionName } from "#lib/auth/inventory";
import { now } from "#lib/clock";
import { db } from "#lib/db";
import { later, MINUTE, setRule, withAccounts } from "#tests/support/accounts";
import { accessOf, DOORS, NAMES, NONSENSE } from "#tests/support/doors";
import { ORIGIN } from "#tests/support/environment";
import type { Browser } from "#tests/support/next-headers";
import { actorFor, personId, refusal, send, signedIn, visitor } from "#tests/support/people";

withAccounts();

const knock = async (browser: Browser, name: ActionName) => refusal(await send(browser, DOORS[name], NONSENSE)) ?? "open";
/** What every door says to this browser. */
async function knockAll(browser: Browser): Promise<Record<string, string>> {
  const said: Record<string, string> = {};
  for (const name of NAMES) said[name] = await knock(browser, name);
  return said;
}
const expected = (say: (name: ActionName) => string) => Object.fromEntries(NAMES.map((name) => [name, say(name)]));
const open = (name: ActionName) => accessOf(name).who === "anyone";
const atDesk = (name: ActionName) => accessOf(name).who === "manager";
const events = () => db().auditEvent.count();

describe("每一扇门（S1、S2）：谁到得了格式检查，谁在门外", () => {
  it("登记的操作全在这里，一个不少", () => {
    expect(NAMES.filter((name) => typeof DOORS[name] !== "function")).toEqual([]);
    expect(Object.keys(DOORS).sort()).toEqual([...NAMES].sort());
  });

  it("没有登录：只有登录、激活、注册、重置这些", async () => {
    expect(await knockAll(visitor())).toEqual(expected((name) => (open(name) ? "E-GEN-09" : "E-PERM-03")));
    expect(NAMES.filter(open).sort()).toEqual([
      ...["activate", "demoSignIn", "forgetApplication", "openApplication"],
      ...["registerAdministrator", "registerMember", "resetPassword", "signIn"],
    ]);
  });

  it("没激活的受限会话：只能设密码和退出（§4.5）", async () => {
    const { browser } = await signedIn("M04", { restricted: true });
    const allowed = (name: ActionName) => open(name) || name === "setFirstPassword" || name === "signOut";
    expect(await knockAll(browser)).toEqual(expected((name) => (allowed(name) ? "E-GEN-09" : "E-PWD-03")));
  });

  it("团员、没有管理权限的团干部：管理的门一扇也不开", async () => {
    const cadre = await signedIn("M08");
    await db().orgAdmin.updateMany({ where: { personId: cadre.personId }, data: { status: "ENDED", endedAt: now() } });
    for (const { browser } of [await signedIn("M03"), cadre])
      expect(await knockAll(browser)).toEqual(expected((name) => (atDesk(name) ? "E-PERM-01" : "E-GEN-09")));
    await db().orgAdmin.updateMany({ where: { personId: cadre.personId }, data: { status: "ACTIVE", endedAt: null } });
  });

  it("激活了没确认的管理员：管理的门不开", async () => {
    const { browser } = await signedIn("M01");
    await db().account.update({ where: { personId: await personId("M01") }, data: { assurance: 1 } });
    expect(await knockAll(browser)).toEqual(expected((name) => (atDesk(name) ? "E-PERM-06" : "E-GEN-09")));
  });

  it("放久了的、要口令而没启用的：先确认、先启用", async () => {
    const stale = await signedIn("K05");
    later(31 * MINUTE);
    expect(await knockAll(stale.browser)).toEqual(expected((name) => (atDesk(name) ? "E-PERM-04" : "E-GEN-09")));
    await setRule("auth.secondFactor", true);
    const weak = await signedIn("M08", { secondFactor: false });
    expect(await knockAll(weak.browser)).toEqual(expected((name) => (atDesk(name) ? "E-PERM-05" : "E-GEN-09")));
  });

  it("各级管理员：只有矩阵里有的功能（2.3）", async () => {
    const DESKS: Record<string, Role> = {
      M01: "BRANCH_ADMIN",
      K05: "GENERAL_ADMIN",
      M08: "COMMITTEE_ADMIN",
      K10: "LEADING_ADMIN",
      K02: "PROVINCIAL_ADMIN",
      K01: "CENTRAL_ADMIN",
      K90: "OPERATOR",
    };
    for (const [key, role] of Object.entries(DESKS)) {
      const player = await signedIn(key);
      expect([key, (await actorFor(player)).role]).toEqual([key, role]);
      const may = (name: ActionName) => {
        const access = accessOf(name);
        return access.who !== "manager" || reachesOf(role, access.deed as Deed).length > 0;
      };
      expect([role, await knockAll(player.browser)]).toEqual([role, expected((name) => (may(name) ? "E-GEN-09" : "E-PERM-01"))]);
    }
  });
});

describe("来源（滥用案例 20）", () => {
  const VARIANTS: Record<string, Record<string, string>> = {
    别处: { origin: "https://evil.example" },
    空的: { origin: "null" },
    子域: { origin: "http://a.tuan.test" },
    协议不同: { origin: "https://tuan.test" },
    端口不同: { origin: `${ORIGIN}:8080` },
    跨站: { origin: ORIGIN, "sec-fetch-site": "cross-site" },
    同站: { origin: ORIGIN, "sec-fetch-site": "same-site" },
    地址栏: { origin: ORIGIN, "sec-fetch-site": "none" },
    没有: { origin: "" },
  };

  it("来源不对的，每一扇门都不开，有没有登录都一样，也不留痕迹", async () => {
    const { browser } = await signedIn("K05");
    const before = await events();
    const refused = expected(() => "E-GEN-06");
    for (const [word, sent] of Object.entries(VARIANTS)) {
      const forged = visitor(sent);
      if (sent.origin === "") delete forged.sent.origin;
      forged.jar.set("session", browser.jar.get("session") ?? "");
      expect([word, await knockAll(forged)]).toEqual([word, refused]);
    }
    expect(await events()).toBe(before);
  });
});

describe("太快", () => {
  it("一个人一分钟120次，没登录的一个地址60次；过一分钟再来", async () => {
    const [member, guest] = [(await signedIn("M03")).browser, visitor()];
    const times = async (browser: Browser, name: ActionName, n: number) => {
      const said: string[] = [];
      for (let i = 0; i < n; i++) said.push(await knock(browser, name));
      return [said.filter((s) => s === "E-GEN-09").length, said.filter((s) => s === "E-GEN-04").length];
    };
    expect(await times(member, "readMessages", 125)).toEqual([120, 5]);
    expect(await times(guest, "activate", 65)).toEqual([60, 5]);
    later(MINUTE);
    expect([await knock(member, "readMessages"), await knock(guest, "activate")]).toEqual(["E-GEN-09", "E-GEN-09"]);
  });
});
