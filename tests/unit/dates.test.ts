import fc from "fast-check";
import { anyText } from "#tests/support/texts";
import { describe, expect, it } from "vitest";
import {
  addDays,
  addYears,
  ageAt,
  completedYears,
  dayFromDb,
  dayOf,
  dayToDb,
  endOfMonth,
  isFuture,
  isRealDay,
  laterByDays,
  laterByMinutes,
  parseDate,
  showDay,
  showFullMoment,
  showMoment,
  showMonth,
  showRemaining,
  showSecond,
  showShortDay,
  showTime,
  startOfDay,
  weekday,
} from "#lib/dates";

const instants = fc.date({ min: new Date("1950-01-01"), max: new Date("2090-01-01"), noInvalidDate: true });
const days = instants.map((at) => dayOf(at));

describe("一天从上海的零点开始（0.3）", () => {
  it("年末最后一秒还是旧年，再过一秒就是新年", () => {
    expect(dayOf(new Date("2025-12-31T15:59:59.999Z"))).toBe("2025-12-31");
    expect(dayOf(new Date("2025-12-31T16:00:00.000Z"))).toBe("2026-01-01");
  });

  it("闰日有二十四小时，平年没有这一天", () => {
    expect(dayOf(new Date("2024-02-28T16:00:00Z"))).toBe("2024-02-29");
    expect(dayOf(new Date("2024-02-29T16:00:00Z"))).toBe("2024-03-01");
    expect(dayOf(new Date("2025-02-28T16:00:00Z"))).toBe("2025-03-01");
  });

  it("零点属于当天，前一毫秒属于昨天；与机器的时区无关", () => {
    fc.assert(
      fc.property(days, (day) => {
        const start = startOfDay(day);
        expect(dayOf(start)).toBe(day);
        expect(dayOf(new Date(start.getTime() - 1))).toBe(addDays(day, -1));
      }),
    );
  });

  it("存进数据库再取出来是同一天", () => {
    fc.assert(fc.property(days, (day) => dayFromDb(dayToDb(day)) === day));
    expect([dayToDb(null), dayToDb(undefined), dayFromDb(null)]).toEqual([null, null, null]);
  });
});

describe("期限按自然日，到同一钟点（0.3、REG-04）", () => {
  it("二十天后的同一时刻", () => {
    const made = new Date("2025-03-03T09:00:00+08:00");
    expect(laterByDays(made, 20).toISOString()).toBe("2025-03-23T01:00:00.000Z");
  });

  it("跨闰日、跨年都数自然日", () => {
    expect(addDays("2024-02-20", 10)).toBe("2024-03-01");
    expect(addDays("2025-02-20", 10)).toBe("2025-03-02");
    expect(addDays("2025-12-25", 10)).toBe("2026-01-04");
    expect(laterByMinutes(new Date("2025-12-31T23:50:00+08:00"), 15).toISOString()).toBe("2025-12-31T16:05:00.000Z");
  });
});

describe("周岁（0.3、MEM-06）", () => {
  it("生日当天满岁，前一天不满", () => {
    expect(completedYears("2006-03-15", "2018-12-01")).toBe(12);
    expect(completedYears("2004-06-20", "2017-06-19")).toBe(12);
    expect(completedYears("2004-06-20", "2017-06-20")).toBe(13);
  });

  it("闰日出生的，平年三月一日满岁，闰年当天满岁", () => {
    expect(completedYears("2004-02-29", "2022-02-28")).toBe(17);
    expect(completedYears("2004-02-29", "2022-03-01")).toBe(18);
    expect(completedYears("2004-02-29", "2024-02-29")).toBe(20);
    expect(addYears("2004-02-29", 18)).toBe("2022-03-01");
    expect(addYears("2004-02-29", 20)).toBe("2024-02-29");
  });

  it("只知年月的按当月最后一天算，从宽", () => {
    expect(ageAt("2004-06-20", { day: "2017-06-01", precision: "MONTH" })).toBe(13);
    expect(ageAt("2004-06-20", { day: "2017-06-01", precision: "DAY" })).toBe(12);
    expect([endOfMonth("2024-02-01"), endOfMonth("2025-02-01"), endOfMonth("2025-12-05")]).toEqual([
      "2024-02-29",
      "2025-02-28",
      "2025-12-31",
    ]);
  });

  it("满 n 岁的那天恰好 n 岁，前一天还差一岁", () => {
    fc.assert(
      fc.property(days, fc.integer({ min: 1, max: 60 }), (birth, n) => {
        const grown = addYears(birth, n);
        expect(completedYears(birth, grown)).toBe(n);
        expect(completedYears(birth, addDays(grown, -1))).toBe(n - 1);
      }),
    );
  });
});

describe("人们写日期的样子（0.3）", () => {
  it.each([
    ["2021-11-20", "2021-11-20", "DAY"],
    ["2021-1-5", "2021-01-05", "DAY"],
    ["2021/11/20", "2021-11-20", "DAY"],
    ["2021.11.20", "2021-11-20", "DAY"],
    ["20211120", "2021-11-20", "DAY"],
    ["2021年11月20日", "2021-11-20", "DAY"],
    ["２０２１－１１－２０", "2021-11-20", "DAY"],
    [" 2021 - 11 - 20 ", "2021-11-20", "DAY"],
    ["2021-11", "2021-11-01", "MONTH"],
    ["2021/11", "2021-11-01", "MONTH"],
    ["2021.11", "2021-11-01", "MONTH"],
    ["202111", "2021-11-01", "MONTH"],
    ["2021年11月", "2021-11-01", "MONTH"],
    ["2024-02-29", "2024-02-29", "DAY"],
  ])("%s", (typed, day, precision) => {
    expect(parseDate(typed)).toEqual({ day, precision });
  });

  it.each(["", "2025-02-29", "2021-13-01", "2021-00", "2021-11-31", "21-11-20", "2021", "11/20/2021", "去年", "2021-11-20T00:00", "0"])(
    "“%s”不是日期",
    (typed) => {
      expect(parseDate(typed)).toBeNull();
    },
  );

  it("任何一天照标准写法写出来，读回来还是它", () => {
    fc.assert(fc.property(days, (day) => parseDate(day)?.day === day && parseDate(day.replaceAll("-", ""))?.day === day));
  });

  it("任意文字都读得完，不是日期就说不是", () => {
    fc.assert(fc.property(anyText(), (text) => parseDate(text) === null || isRealDay(parseDate(text)?.day ?? "")));
  });
});

describe("将来（Q12）", () => {
  it("今天不是将来，明天是；本月不是将来，下月是", () => {
    expect(isFuture({ day: "2025-03-03", precision: "DAY" }, "2025-03-03")).toBe(false);
    expect(isFuture({ day: "2025-03-04", precision: "DAY" }, "2025-03-03")).toBe(true);
    expect(isFuture({ day: "2025-03-01", precision: "MONTH" }, "2025-03-01")).toBe(false);
    expect(isFuture({ day: "2025-04-01", precision: "MONTH" }, "2025-03-31")).toBe(true);
    expect(isFuture({ day: "2026-01-01", precision: "MONTH" }, "2025-12-31")).toBe(true);
  });
});

describe("写给人看（7.11）", () => {
  const at = new Date("2025-03-03T10:05:09+08:00");
  it("日、月、星期、时刻", () => {
    expect([showDay("2025-03-03"), showMonth("2025-03"), weekday("2025-03-03")]).toEqual(["2025年3月3日", "2025年3月", "星期一"]);
    expect([showTime(at), showSecond(at), showFullMoment(at)]).toEqual(["10:05", "10:05:09", "2025年3月3日 10:05"]);
  });

  it("今年的不写年，别的年写", () => {
    expect([showShortDay("2025-03-23", "2025-03-03"), showShortDay("2024-12-31", "2025-01-01")]).toEqual(["3月23日", "2024年12月31日"]);
    expect(showMoment(new Date("2024-12-31T23:59:00+08:00"), "2025-01-01")).toBe("2024年12月31日 23:59");
  });

  it("还剩多久：天、小时、分钟；过了就没有", () => {
    const left = (text: string) => showRemaining(new Date(text), at)?.replaceAll("\u00a0", " ") ?? null;
    expect(left("2025-03-06T10:05:08+08:00")).toBe("2 天");
    expect(left("2025-03-04T10:05:08+08:00")).toBe("23 小时");
    expect(left("2025-03-03T10:05:20+08:00")).toBe("1 分钟");
    expect([left("2025-03-03T10:05:09+08:00"), left("2025-03-03T09:00:00+08:00")]).toEqual([null, null]);
  });
});
