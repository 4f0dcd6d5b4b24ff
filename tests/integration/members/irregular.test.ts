import { beforeAll, describe, expect, it } from "vitest";
import { db } from "#lib/db";
import { countCorrectable, listIrregular } from "#lib/members/irregular/queries";
import { findIrregularNumbers } from "#lib/members/irregular/jobs";
import { irregularCause } from "#lib/members/irregular/rules";
import { DEFAULTS } from "#lib/settings/registry";
import { withWorld } from "#tests/support/database";
import { SEGMENTS } from "#tests/support/drafts";
import { CLASS_1, COLLEGE, COMMUNITY, GRADE } from "#tests/support/organizations";
import { personId, scopeFor, signedIn } from "#tests/support/people";

const cause = (number: string, joined: string | null, occupied = false) =>
  irregularCause({ number, joined, occupied, branchProvince: "39", settings: DEFAULTS }, SEGMENTS);

describe("四种不规范（MEM-25）", () => {
  it.each([
    ["2019ABC", "2019-12-01", "FORMAT"],
    ["２０１９", "2019-12-01", "FORMAT"],
    ["201939700001", "2018-12-01", "YEAR"],
    ["2019397001", "2019-12-01", "LENGTH"],
    ["2019397000011", "2019-12-01", "LENGTH"],
    ["2014", "2014-12-01", "LENGTH"],
    ["2013123", "2014-12-01", "YEAR"],
    ["202199700001", "2021-12-01", "LENGTH"],
    ["202139700001", "2021-11-20", null],
    ["201439", "2014-12-01", null],
    ["2015161234567890", "2016-05-04", null],
    ["202139700001", null, null],
  ])("%s，%s 入团：%s", (number, joined, expected) => expect(cause(number, joined)).toBe(expected));

  it("被别人占用的排在年份之前", () => expect(cause("201939700001", "2018-12-01", true)).toBe("OCCUPIED"));
});

describe("不规范编号的名单", () => {
  withWorld();
  let m04: string;
  beforeAll(async () => {
    m04 = await personId("M04");
    await db().person.update({ where: { id: m04 }, data: { developmentNo: "2019ABC" } });
    await findIrregularNumbers();
  });
  const scope = async (key: string, organization: string) => scopeFor(await signedIn(key, { organization }));
  const listed = async (key: string, organization: string) => (await listIrregular(await scope(key, organization))).map((r) => r.personId);

  it("规格的例子：存着 2019ABC 的，原因是格式不对", async () => {
    expect(await listIrregular(await scope("M01", CLASS_1))).toContainEqual(
      expect.objectContaining({ personId: m04, name: "赵砚秋", number: "2019ABC", cause: "FORMAT" }),
    );
  });

  it("上级看得到下级的，邻居看不到；登录后的提示只数自己改得了的", async () => {
    expect(await listed("M08", COLLEGE)).toContain(m04);
    expect(await listed("K13", COMMUNITY)).not.toContain(m04);
    const [own, parent, above] = [await scope("M01", CLASS_1), await scope("K05", GRADE), await scope("M08", COLLEGE)];
    const before = [await countCorrectable(own), await countCorrectable(parent)];
    expect(before[0]).toBeGreaterThan(0);
    expect(before[1]).toBeGreaterThanOrEqual(before[0] ?? 0);
    expect((await listIrregular(above)).length).toBeGreaterThan(await countCorrectable(above));
  });

  it("改好了马上不再列；第二天连记录也没有了", async () => {
    await db().person.update({ where: { id: m04 }, data: { developmentNo: "202139700001" } });
    expect(await listed("M01", CLASS_1)).not.toContain(m04);
    await findIrregularNumbers();
    expect(await db().numberIrregularity.count({ where: { personId: m04 } })).toBe(0);
  });
});
