import { describe, expect, it } from "vitest";
import { DEFAULTS, REGISTRY, SETTING_KEYS, type SettingKey } from "#lib/settings/registry";
import { resolveSettings, type StoredValue } from "#lib/settings/settings";

/** Appendix A: every key with what holds when nobody set it. */
const AGREED: Readonly<Record<string, unknown>> = {
  "admin.maxPerOrg": 2,
  "reg.codeDays": 20,
  "reg.selfUntil": "2019-12-31",
  "pwd.resetCodeHours": 48,
  "pwd.minLength": 8,
  "join.ageCutDate": "2017-01-01",
  "join.minAgeBefore": 12,
  "join.minAgeAfter": 13,
  "join.strictProvinces": ["65"],
  "join.warnBelow": 14,
  "devNo.requiredFrom": "2017-01-01",
  "devNo.requiredFromStrict": "2016-01-01",
  "devNo.yearInterchange": [],
  "devNo.releaseHoldDays": 30,
  "devNo.acceptSd16": true,
  "devNo.unknownSegment": "REJECT",
  "member.requiredProfile": "V2023",
  "member.branchDelete": false,
  "member.superiorEntryScope": "DIRECT",
  "member.selfEditNeedsApproval": false,
  "member.youthTab": false,
  "org.selfEditNeedsApproval": false,
  "org.lockedFields": ["shortName", "fullName", "category", "industryCategory"],
  "org.requiredByCategory": {},
  "org.deleteGraduateWithMembers": false,
  "org.moveNeedsReceiver": true,
  "org.fullNameStyle": "SHORT",
  "post.allowStaffInCommittee": false,
  "edb.newDevelopmentFrom": "2020-01-01",
  "edb.deadlineDays": 30,
  "edb.maxBytes": 20 * 1024 * 1024,
  "edb.requireAtSingleEntry": true,
  "transfer.bulkMax": 30,
  "transfer.autoReturnDays": 10,
  "transfer.autoReturnSeason": { from: "10-01", to: "04-30" },
  "transfer.externalProvinces": ["11", "35", "44"],
  "special.approvalDays": 15,
  "special.reportDays": 10,
  "special.reportRhythmDays": 5,
  "grad.convertAt": "06-01",
  "grad.markScope": "SUBTREE",
  "grad.markEditable": false,
  "grad.retentionMonths": 6,
  "grad.floatingMaxMonths": 12,
  "rating.maxSelfChanges": 3,
  "rating.lockAt": "12-31 12:00",
  "rating.foundedBefore": { "2020": "2020-10-01" },
  "rating.excludeCategories": [
    "FLOATING_BRANCH",
    "PENDING_TRANSFER_BRANCH",
    "TEMP_BRANCH",
    "SOCIETY_LINK_TEMP_BRANCH",
    "OVERSEAS_STUDY_BRANCH",
    "DELAYED_GRADUATION_ORG",
    "SPECIAL_UNIT_LIBRARY",
  ],
  "rating.criteria": {},
  "rect.window": { from: "09-01", to: "12-31" },
  "rect.poorThreshold": 10,
  "rect.minOrgAgeMonths": 3,
  "appraisal.excellentRatio": 0.3,
  "annual.deferMonths": 3,
  "day.minPerMonth": 1,
  "day.minParticipation": 0.5,
  "stat.completeMode": "ALL",
  "stat.minCadres": 2,
  "stat.minMembers": 3,
  "nav.educationUrl": "",
  "realname.provider": "STUB",
};

/** Kept beyond Appendix A: amendments A2, A3, A11, the figures of the clarifications, addresses of the start page. */
const OWN = [
  "pwd.adminMinLength",
  "pwd.composition",
  "auth.activationMode",
  "auth.activationDays",
  "auth.branchCodeHours",
  "auth.secondFactor",
  "devNo.rejectUnknownFrom",
  "nav.filmUrl",
  "import.maxRows",
  "import.undoHours",
  "member.guardianUnder14",
  "transfer.appealDays",
];

describe("设置目录（附录 A、A17）", () => {
  it("规格有的一项不少，本系统自己加的只有列出的几项", () => {
    expect([...SETTING_KEYS].sort()).toEqual([...Object.keys(AGREED), ...OWN].sort());
  });

  it.each(Object.entries(AGREED))("%s 在目录里，默认值与规格一样", (key, value) => {
    expect(DEFAULTS[key as SettingKey]).toEqual(value);
  });

  it("每一项都有含义、依据，默认值自己合规", () => {
    for (const key of SETTING_KEYS) {
      expect(REGISTRY[key].meaning, key).toMatch(/\p{Script=Han}/u);
      expect(REGISTRY[key].source, key).not.toBe("");
      expect(REGISTRY[key].schema.safeParse(DEFAULTS[key]).success, key).toBe(true);
    }
  });

  it.each([
    ["admin.maxPerOrg", [0, 4, 1.5, "2", null]],
    ["reg.codeDays", [0, -1, "20"]],
    ["reg.selfUntil", ["2019-13-01", "2019-02-29", "2019年", 20191231]],
    ["pwd.minLength", [7, 0]],
    ["auth.branchCodeHours", [73, 0]],
    ["annual.deferMonths", [2, 7]],
    ["nav.filmUrl", ["javascript:alert(1)", "data:text/html,x", "/my", "x", null]],
    ["appraisal.excellentRatio", [-0.1, 1.1]],
    ["member.requiredProfile", ["V2020", ""]],
    ["rect.window", [{ from: "9-1", to: "12-31" }, { from: "09-31", to: "12-31" }, { from: "09-01" }]],
  ] as [SettingKey, unknown[]][])("%s 不接受超出范围的值", (key, values) => {
    expect(values.filter((v) => REGISTRY[key].schema.safeParse(v).success)).toEqual([]);
  });
});

describe("取值：离得最近的一级优先，其次全国，最后默认", () => {
  const stored = (value: unknown, path: string | null, effectiveFrom = "2025-01-01"): StoredValue => ({
    key: "admin.maxPerOrg",
    value,
    path,
    effectiveFrom: new Date(effectiveFrom),
  });
  const most = (values: StoredValue[], path: string | null) => resolveSettings(values, path)["admin.maxPerOrg"];

  it("没人设过用默认；全国的管所有人", () => {
    expect(most([], "00010002")).toBe(2);
    expect(most([stored(3, null)], "00010002")).toBe(3);
    expect(most([stored(3, null)], null)).toBe(3);
  });

  it("近的盖住远的，和先后无关；别处的、下级的不算", () => {
    const values = [stored(1, "0001", "2025-02-01"), stored(3, "00010002", "2024-01-01"), stored(2, null, "2025-03-01")];
    expect(most(values, "000100020003")).toBe(3);
    expect(most(values, "00010003")).toBe(1);
    expect(most(values, "0009")).toBe(2);
    expect(most(values, null)).toBe(2);
    expect(most([stored(3, "000100020003")], "00010002")).toBe(2);
  });

  it("同一级里后生效的算数；同时生效的，后写的算数", () => {
    const earlier = stored(1, "0001", "2025-01-01");
    const later = stored(3, "0001", "2025-02-01");
    expect([most([earlier, later], "0001"), most([later, earlier], "0001")]).toEqual([3, 3]);
    expect(most([stored(1, null), stored(3, null)], "0001")).toBe(3);
  });

  it("存着的值已经不合规，就跳过它看下一个", () => {
    expect(most([stored(9, "0001"), stored(1, null)], "0001")).toBe(1);
    expect(most([stored("x", null)], "0001")).toBe(2);
  });

  it("目录里没有的键不起作用，也碰不到别的键", () => {
    const settings = resolveSettings(
      [
        { ...stored(1, null), key: "__proto__" },
        { ...stored(1, null), key: "no.such" },
      ],
      null,
    );
    expect(settings).toEqual(DEFAULTS);
  });
});
