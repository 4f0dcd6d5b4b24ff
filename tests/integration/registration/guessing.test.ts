import { describe, expect, it } from "vitest";
import { db } from "#lib/db";
import { HOUR, later, MINUTE, tally } from "#tests/support/accounts";
import { withFreshWorld } from "#tests/support/database";
import { personId, type Player, signedIn, visitor } from "#tests/support/people";
import { CLASS_TWO, codeFor, inventedId, register } from "#tests/support/registration";
import { CLASS_1, GRADE } from "#tests/support/organizations";

withFreshWorld();

const superior = (): Promise<Player> => signedIn("K05", { organization: GRADE });

describe("猜注册码（S6、滥用案例 6）", () => {
  const guess = (at = CLASS_TWO, address?: string) =>
    register({ code: "2Fwy Cm6K" }, { at, browser: address ? visitor({ "x-forwarded-for": address }) : visitor() });

  it("一个地址一小时五次，换组织也不行；同时来五十次也只算五次", async () => {
    const came = await tally(Array.from({ length: 50 }, (_, i) => guess(i % 2 ? CLASS_TWO : CLASS_1, "192.0.2.5")));
    expect(came).toEqual({ "E-REG-01": 5, "E-GEN-04": 45 });
    const code = await codeFor(await superior());
    const browser = () => visitor({ "x-forwarded-for": "192.0.2.5" });
    expect(await register({ code }, { browser: browser() })).toBe("E-GEN-04");
    later(HOUR);
    expect(await register({ code }, { browser: browser() })).toBe("registered");
  });

  it("一个组织一小时五次，从哪里来都一样；别的组织不受影响", async () => {
    expect(await tally(Array.from({ length: 30 }, () => guess()))).toEqual({ "E-REG-01": 5, "E-GEN-04": 25 });
    expect(await guess(CLASS_1)).toBe("E-REG-01");
  });

  it("一个组织一天二十次就停24小时，上级收到一封信；对的码也要等", async () => {
    const code = await codeFor(await superior());
    for (let hour = 0; hour < 4; hour++) {
      expect(await tally(Array.from({ length: 5 }, () => guess()))).toEqual({ "E-REG-01": 5 });
      later(HOUR + MINUTE);
    }
    expect(await register({ code })).toBe("E-REG-09");
    const letters = await db().message.findMany({ where: { title: { contains: "输错管理员注册码" } } });
    expect(letters.map((l) => l.personId)).toEqual([await personId("K05")]);
    later(20 * HOUR);
    expect(await register({ code })).toBe("registered");
  });

  it("填对了不算次数：表单改几遍都不会把人关在外面", async () => {
    const code = await codeFor(await superior());
    const browser = visitor({ "x-forwarded-for": "192.0.2.6" });
    for (let i = 0; i < 8; i++) expect(await register({ code, confirm: inventedId(i) }, { browser })).toBe("E-ID-02");
    expect(await register({ code }, { browser })).toBe("registered");
  });
});
