// 十四类人各一位：没登录的、没激活的、被撤职的、坐在别处的……每一位带着自己的浏览器和会话。
import type { Role } from "#lib/auth/matrix";
import { db } from "#lib/db";
import { newId } from "#lib/crypto/ids";
import { laterByMinutes } from "#lib/dates";
import { now } from "#lib/clock";
import type { Browser } from "#tests/support/next-headers";
import { organizationId, personId, type Player, signedIn, visitor } from "#tests/support/people";
import { ORGANIZATIONS } from "#world/organizations";

/** Somebody of a class: at which desk they sit and as what; no desk means that nothing administrative may answer. */
export type Part = { name: string; browser: Browser; personId: string | null; role: Role | null; desk: string | null };

const fullName = (key: string): string => ORGANIZATIONS.find((o) => o.key === key)?.fullName ?? "";
export const placeOf = (key: string): Promise<string> => organizationId(fullName(key));

type Seat = { role: Role; desk: string };
const part = (
  name: string,
  { browser, personId: id }: Player,
  seat: Seat | { role: null; desk: null } = { role: null, desk: null },
): Part => ({
  name,
  browser,
  personId: id,
  ...seat,
});

const dismiss = async (key: string): Promise<unknown> =>
  db().orgAdmin.updateMany({ where: { personId: await personId(key) }, data: { status: "ENDED", endedAt: now() } });

/** A second desk for somebody who has one already. */
const addDesk = async (key: string, at: string): Promise<unknown> =>
  db().orgAdmin.create({
    data: { id: newId(), personId: await personId(key), organizationId: await placeOf(at), seat: 2, grantedAt: now() },
  });

const administrator = async (name: string, key: string, seat: Seat): Promise<Part> =>
  part(name, await signedIn(key, { organization: fullName(seat.desk) }), seat);

/** Signed in this morning, too long ago for the desk. */
async function stale(name: string, key: string): Promise<Part> {
  const player = await signedIn(key);
  const longAgo = laterByMinutes(now(), -13 * 60);
  await db().session.updateMany({ where: { personId: player.personId, endedAt: null }, data: { authenticatedAt: longAgo } });
  return part(name, player);
}

async function withoutDesk(): Promise<Part[]> {
  await dismiss("K20");
  const revoked = await signedIn("M02", { organization: fullName("O06") });
  await dismiss("M02");
  await db().account.update({ where: { personId: await personId("K25") }, data: { assurance: 1 } });
  return [
    { name: "没有登录", browser: visitor(), personId: null, role: null, desk: null },
    part("没有激活，受限会话", await signedIn("M04", { restricted: true })),
    part("激活了还没有确认本人的管理员", await signedIn("K25")),
    part("团员", await signedIn("M03")),
    part("不任管理员的团干部", await signedIn("K20")),
    part("刚被撤下、会话还在的管理员", revoked),
    part("没有验动态口令的团委管理员", await signedIn("K19", { secondFactor: false })),
    await stale("登录太久的省级管理员", "K23"),
  ];
}

/** Everybody, each in a role of their own. Every strong role must have shown a second factor. */
export async function assembleCast(): Promise<Part[]> {
  await db().settingValue.updateMany({ where: { key: "auth.secondFactor" }, data: { value: true } });
  await db().account.updateMany({ data: { totpEnabledAt: now() } });
  await addDesk("K13", "O07");
  return [
    ...(await withoutDesk()),
    await administrator("支部管理员", "M01", { role: "BRANCH_ADMIN", desk: "O06" }),
    await administrator("旁边支部的管理员", "M18", { role: "BRANCH_ADMIN", desk: "O08" }),
    await administrator("两处任职、坐在另一处的管理员", "K13", { role: "BRANCH_ADMIN", desk: "O13" }),
    await administrator("团总支管理员", "K05", { role: "GENERAL_ADMIN", desk: "O05" }),
    await administrator("直接上级团委的管理员", "M08", { role: "COMMITTEE_ADMIN", desk: "O04" }),
    await administrator("隔级上级团委的管理员", "K03", { role: "COMMITTEE_ADMIN", desk: "O03" }),
    await administrator("不相干的区委管理员", "K10", { role: "LEADING_ADMIN", desk: "O10" }),
    await administrator("省级管理员", "K02", { role: "PROVINCIAL_ADMIN", desk: "O02" }),
    await administrator("团中央管理员", "K01", { role: "CENTRAL_ADMIN", desk: "O01" }),
    await administrator("系统后台", "K90", { role: "OPERATOR", desk: "O01" }),
  ];
}
