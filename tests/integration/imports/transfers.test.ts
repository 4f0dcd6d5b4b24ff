import { describe, expect, it } from "vitest";
import { db } from "#lib/db";
import { undoImport } from "#lib/imports/actions";
import { importTemplate, listKinds } from "#lib/imports/queries";
import { withFreshWorld } from "#tests/support/database";
import { check, confirm, failureOf, rowsOf } from "#tests/support/imports";
import { CLASS_2, COLLEGE, PROVINCE } from "#tests/support/organizations";
import { actorFor, given, idNumberOf, press, refusal } from "#tests/support/people";
import { violations } from "#tests/support/soundness";
import { assign, at, branchOf, judge, stateOf, STREET_DESK, transferOf } from "#tests/support/transfers";
import { xlsx } from "#tests/support/xlsx";

withFreshWorld();

const HEAD = ["姓名", "身份证号码"];
const sheet = (rows: readonly (readonly string[])[], head = HEAD) => xlsx({ rows: [head, ...rows] });
const M11 = ["沈一苇", idNumberOf("M11")];
const M10 = ["高远山", idNumberOf("M10")];

describe("学校转入专区：成批办理转入（TRF-25）", () => {
  it("O04 交两个人的名单：两份办理转入；名字不对、重复、已在本校、在库里的一行一行说明；撤销即撤回", async () => {
    const m08 = await at("M08", COLLEGE);
    const rows = [M11, M10, ["沈一苇", idNumberOf("M10")], M11, ["陈听雨", idNumberOf("M03")], ["罗季安", idNumberOf("M12")]];
    const batch = await check(m08, "TRANSFERS_IN", await sheet(rows));
    expect(failureOf(batch)).toBeNull();
    expect((await rowsOf(batch.id)).map((r) => r.codes.join())).toEqual(["", "", "E-IMP-04", "E-IMP-04", "E-TRF-05", "E-MEM-47"]);
    await confirm(m08, batch.id);
    expect([await stateOf("M11"), await stateOf("M10")]).toEqual(["PENDING_OUT", "PENDING_OUT"]);
    expect(await transferOf("M11")).toMatchObject({ kind: "IN", reason: "FURTHER_STUDY" });
    given(await press(m08.browser, undoImport, { batchId: batch.id }));
    expect([await stateOf("M11"), await stateOf("M10")]).toEqual(["WITHDRAWN", "WITHDRAWN"]);
    expect((await violations()).filter((line) => !line.startsWith("I16"))).toEqual([]);
  });

  it("原支部同意之后，分配到班；有人决定过的不能再撤销；领导机关没有这一种，别的表不收", async () => {
    const m08 = await at("M08", COLLEGE);
    const batch = await check(
      m08,
      "TRANSFERS_IN",
      await sheet(
        [
          [...M11, "转学"],
          [...M10, "随便"],
        ],
        [...HEAD, "转入原因"],
      ),
    );
    expect((await rowsOf(batch.id)).map((r) => r.codes.join())).toEqual(["", "E-TRF-24"]);
    await confirm(m08, batch.id);
    given(await judge(await STREET_DESK(), "M11"));
    expect(refusal(await press(m08.browser, undoImport, { batchId: batch.id }))).toBe("E-IMP-13");
    given(await assign(m08, "M11", CLASS_2));
    expect(await branchOf("M11")).toBe(CLASS_2);
    const k02 = await actorFor(await at("K02", PROVINCE));
    expect(listKinds(k02)).not.toContain("TRANSFERS_IN");
    expect(() => importTemplate(k02, "TRANSFERS_IN")).toThrow();
    const wrong = await check(m08, "TRANSFERS_IN", await sheet([["某团支部", "团支部"]], ["组织简称", "组织类别"]));
    expect(failureOf(wrong)?.code).toBe("E-IMP-03");
    expect(await db().transfer.count()).toBe(1);
  });
});
