import { beforeEach, describe, expect, it } from "vitest";
import { SYSTEM } from "#lib/audit/record";
import { now, setClock } from "#lib/clock";
import { laterByDays } from "#lib/dates";
import { db, transaction } from "#lib/db";
import { listSettings } from "#lib/settings/queries";
import { DEFAULTS, SETTING_KEYS } from "#lib/settings/registry";
import { type NewValue, readSettings, setSetting } from "#lib/settings/settings";
import { withWorld } from "#tests/support/database";
import { CLASS_1, COLLEGE, organizationOf, PROVINCE, STREET } from "#tests/support/organizations";
import { BASE_DATE } from "#world/plant";

withWorld();
beforeEach(async () => {
  setClock(BASE_DATE);
  await db().settingValue.deleteMany({ where: { source: "测试" } });
});

const set = async (given: Omit<NewValue, "source" | "organizationId"> & { at?: string }) => {
  const { at, ...value } = given;
  const organizationId = at ? (await organizationOf(at)).id : null;
  await transaction((tx) => setSetting(tx, SYSTEM, { ...value, organizationId, source: "测试" } as NewValue));
};
const codeDays = async (name: string | null) => (await readSettings(name ? (await organizationOf(name)).path : null))["reg.codeDays"];

describe("按级别取值（A17）", () => {
  it("没人设过是默认；全国的管所有人，省里的管全省，近的盖住远的", async () => {
    expect(await codeDays(CLASS_1)).toBe(20);
    await set({ key: "reg.codeDays", value: 30 });
    expect([await codeDays(null), await codeDays(CLASS_1), await codeDays("共青团北京市委")]).toEqual([30, 30, 30]);
    await set({ key: "reg.codeDays", value: 10, at: PROVINCE });
    await set({ key: "reg.codeDays", value: 5, at: COLLEGE });
    expect([await codeDays(CLASS_1), await codeDays(STREET), await codeDays(PROVINCE), await codeDays("共青团北京市委")]).toEqual([
      5, 10, 10, 30,
    ]);
  });

  it("后设的算数，同一刻设的也是后写的算数", async () => {
    await set({ key: "reg.codeDays", value: 10 });
    await set({ key: "reg.codeDays", value: 11 });
    expect(await codeDays(null)).toBe(11);
    const effectiveFrom = now();
    await set({ key: "reg.codeDays", value: 12, effectiveFrom });
    await set({ key: "reg.codeDays", value: 13, effectiveFrom });
    expect(await codeDays(null)).toBe(13);
  });
});

describe("按生效日期取值", () => {
  it("明天起的今天还不算；到期之后回到原来的；旧值留着", async () => {
    const [tomorrow, later] = [laterByDays(BASE_DATE, 1), laterByDays(BASE_DATE, 3)];
    await set({ key: "reg.codeDays", value: 40 });
    await set({ key: "reg.codeDays", value: 7, effectiveFrom: tomorrow, effectiveTo: later });
    expect(await codeDays(CLASS_1)).toBe(40);
    setClock(tomorrow);
    expect(await codeDays(CLASS_1)).toBe(7);
    setClock(later);
    expect(await codeDays(CLASS_1)).toBe(40);
    expect(await db().settingValue.count({ where: { key: "reg.codeDays" } })).toBe(2);
  });
});

describe("写入与展示", () => {
  it("不合规的值写不进去；每次改动都有审计，谁、什么键、什么值", async () => {
    await expect(set({ key: "admin.maxPerOrg", value: 9 })).rejects.toThrow();
    expect(await db().settingValue.count({ where: { key: "admin.maxPerOrg" } })).toBe(0);
    await set({ key: "admin.maxPerOrg", value: 3 });
    const [event] = await db().auditEvent.findMany({ where: { action: "setting.changed" }, orderBy: { id: "desc" }, take: 1 });
    expect(event).toMatchObject({ actorName: "系统", detail: { key: "admin.maxPerOrg", value: 3 } });
  });

  it("规则中心：每一项都写成人话，设过的标出来源与日期", async () => {
    await set({ key: "join.minAgeAfter", value: 14, at: PROVINCE });
    const shown = await listSettings((await organizationOf(CLASS_1)).path);
    expect(shown.map((s) => s.key)).toEqual(SETTING_KEYS);
    expect(shown.find((s) => s.key === "join.minAgeAfter")).toMatchObject({
      value: "14",
      own: true,
      source: "测试",
      since: "2025年3月3日",
    });
    expect(shown.find((s) => s.key === "pwd.composition")).toMatchObject({ value: "否", own: false, since: null });
    expect(shown.every((s) => s.meaning !== "" && s.source !== "" && !/\[object|undefined|true|false/.test(s.value))).toBe(true);
    const elsewhere = await listSettings((await organizationOf("共青团北京市委")).path);
    expect(elsewhere.find((s) => s.key === "join.minAgeAfter")).toMatchObject({ value: "13", own: false });
  });

  it("库里存着已经不合规的值：当作没有，展示的也是实际管用的", async () => {
    await set({ key: "reg.codeDays", value: 30 });
    await db().settingValue.updateMany({ where: { key: "reg.codeDays" }, data: { value: "三十" } });
    expect(await codeDays(null)).toBe(DEFAULTS["reg.codeDays"]);
    expect((await listSettings(null)).find((s) => s.key === "reg.codeDays")).toMatchObject({ value: "20", own: false });
  });
});
