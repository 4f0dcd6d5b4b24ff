import { beforeAll, expect, it } from "vitest";
import { setClock } from "#lib/clock";
import { newId } from "#lib/crypto/ids";
import { laterByMinutes } from "#lib/dates";
import { db } from "#lib/db";
import { readMessages } from "#lib/inbox/actions";
import { countUnread, listMessages } from "#lib/inbox/queries";
import { withWorld } from "#tests/support/database";
import { given, type Player, press, refusal, selfFor, signedIn, visitor } from "#tests/support/people";
import { BASE_DATE } from "#world/plant";

withWorld();
let m03: Player;
let m04: Player;

async function letters(player: Player, n: number): Promise<string[]> {
  const ids = Array.from({ length: n }, newId);
  await db().message.createMany({
    data: ids.map((id, i) => ({
      id,
      personId: player.personId,
      title: `第${i}封`,
      body: "",
      href: null,
      createdAt: laterByMinutes(BASE_DATE, -i),
    })),
  });
  return ids;
}
const unread = async (player: Player) => countUnread(await selfFor(player));
const readAt = async (player: Player, id: string) => (await listMessages(await selfFor(player))).find((l) => l.id === id)?.readAt;

beforeAll(async () => {
  m03 = await signedIn("M03");
  m04 = await signedIn("M04");
  await db().message.deleteMany({ where: { personId: { in: [m03.personId, m04.personId] } } });
});

it("点开一条，只有这一条算看过；再点一次，时间还是第一次的", async () => {
  const [first = "", second = ""] = await letters(m03, 3);
  expect(await unread(m03)).toBe(3);
  given(await press(m03.browser, readMessages, { messageIds: [first] }));
  expect([await unread(m03), await readAt(m03, second)]).toEqual([2, null]);
  const at = await readAt(m03, first);
  expect(at).toBeInstanceOf(Date);
  setClock(laterByMinutes(BASE_DATE, 30));
  given(await press(m03.browser, readMessages, { messageIds: [first] }));
  expect(await readAt(m03, first)).toEqual(at);
  setClock(BASE_DATE);
});

it("全部标为已读：自己的都算看过，别人的一条没动；同时按两次也一样", async () => {
  await letters(m04, 2);
  const answers = await Promise.all([1, 2].map(() => press(m03.browser, readMessages, { messageIds: [] })));
  expect(answers.map(refusal)).toEqual([undefined, undefined]);
  expect([await unread(m03), await unread(m04)]).toEqual([0, 2]);
});

it("别人的消息标不了，也看不到；没有登录的人标不了", async () => {
  const [theirs = ""] = await letters(m04, 1);
  const before = await unread(m04);
  given(await press(m03.browser, readMessages, { messageIds: [theirs] }));
  expect([await unread(m04), await readAt(m03, theirs)]).toEqual([before, undefined]);
  expect(refusal(await press(visitor(), readMessages, { messageIds: [theirs] }))).toBe("E-PERM-03");
  expect(refusal(await press(m03.browser, readMessages, { messageIds: ["不是编号"] }))).toMatch(/^E-GEN/);
});
