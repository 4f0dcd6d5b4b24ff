import { beforeEach, describe, expect, it } from "vitest";
import { issueActivationCodes } from "#lib/accounts/actions";
import { db } from "#lib/db";
import { exportOwnData, recordConsent, revealPerson } from "#lib/members/actions";
import { getMemberCard } from "#lib/members/card/queries";
import { needsGuardian } from "#lib/members/guardian/rules";
import { activateWith, giveCode } from "#tests/support/accounts";
import { withFreshWorld } from "#tests/support/database";
import { CLASS_1, COLLEGE, COMMUNITY, GRADE } from "#tests/support/organizations";
import { actorFor, given, idNumberOf, personId, type Player, press, refusal, scopeFor, signedIn } from "#tests/support/people";
import { readBytes } from "#tests/support/reading";
import { unzip } from "#tests/support/zip";

const CHILD_BIRTH = new Date("2011-03-04");

withFreshWorld();
let m01: Player;
let child: string;
beforeEach(async () => {
  m01 = await signedIn("M01", { organization: CLASS_1 });
  child = await personId("M04");
  await db().person.update({ where: { id: child }, data: { birthDate: CHILD_BIRTH } });
});

const consent = { guardianName: "赵远航", relation: "父亲", manner: "当面同意", consentedOn: "2025-03-01" } as const;
const agree = async (player: Player, more: object = {}) =>
  press(player.browser, recordConsent, { personId: child, ...consent, ...more } as never);
const slip = async () => press(m01.browser, issueActivationCodes, { personIds: [child] });

describe("监护人同意（S18）", () => {
  it("满十四周岁的前一天还要，当天不要了", () => {
    expect([needsGuardian("2011-03-04", "2025-03-03"), needsGuardian("2011-03-03", "2025-03-03")]).toEqual([true, false]);
  });

  it("没有登记，激活条发不出，已有的激活码也打不开；登记之后都可以", async () => {
    expect(refusal(await slip())).toBe("E-PWD-23");
    const code = await giveCode("M04", "ACTIVATION");
    const open = async () => refusal(await activateWith("M04", code));
    expect(await open()).toBe("E-PWD-23");
    expect((await db().account.findUniqueOrThrow({ where: { personId: child } })).state).toBe("PENDING");
    given(await agree(m01));
    expect(await open()).toBeUndefined();
    expect((await db().account.findUniqueOrThrow({ where: { personId: child } })).state).toBe("ACTIVE");
  });

  it("谁、怎样、哪天同意，谁登记的，都在详情页和变动记录里", async () => {
    given(await agree(m01));
    const card = await getMemberCard(await actorFor(m01), await scopeFor(m01), child);
    expect(card?.guardian?.consent).toMatchObject({ ...consent, recordedBy: "林晓澜" });
    expect(card?.history[0]).toMatchObject({ by: "林晓澜", note: "监护人（父亲）当面同意，2025-03-01" });
  });

  it("本级和直属上级可以登记；隔级、外面的、满了十四周岁的、还没到的日子不行", async () => {
    given(await agree(await signedIn("K05", { organization: GRADE })));
    expect(refusal(await agree(await signedIn("M08", { organization: COLLEGE })))).toMatch(/E-PERM-02|E-GEN-08/);
    expect(refusal(await agree(await signedIn("K13", { organization: COMMUNITY })))).toBe("E-GEN-08");
    expect(refusal(await agree(m01, { personId: await personId("M03") }))).toBe("E-PWD-24");
    expect(refusal(await agree(m01, { consentedOn: "2025-03-04" }))).toBe("E-MEM-42");
  });
});

describe("下载我的全部资料（S18）", () => {
  it("资料、变动、谁看过都在里面，只有自己的，号码是完整的", async () => {
    const m03 = await signedIn("M03");
    given(await press(m01.browser, revealPerson, { personId: m03.personId, reason: "核对转接" }));
    const { name, base64 } = given(await press(m03.browser, exportOwnData, {}));
    expect(name).toBe("我的资料 2025-03-03.xlsx");
    const bytes = Buffer.from(base64, "base64");
    const { rows } = await readBytes(bytes);
    const facts = new Map(rows.map(({ cells: [label = "", value = ""] }) => [label, value]));
    expect(facts.get("姓名")).toBe("陈听雨");
    expect(facts.get("身份证号码")).toBe(idNumberOf("M03"));
    const all = [...unzip(bytes).values()].join("\n");
    for (const told of ["核对转接", "林晓澜", "变动记录", "登录设备"]) expect(all).toContain(told);
    expect(all).not.toContain(idNumberOf("M01"));
  });

  it("支部还没有确认是本人的，下载不了", async () => {
    const m03 = await signedIn("M03");
    await db().account.update({ where: { personId: m03.personId }, data: { assurance: 1 } });
    expect(refusal(await press(m03.browser, exportOwnData, {}))).toBe("E-PERM-06");
  });
});
