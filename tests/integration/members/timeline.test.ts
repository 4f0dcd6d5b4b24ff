import { beforeAll, describe, expect, it } from "vitest";
import { laterByMinutes } from "#lib/dates";
import { now, setClock } from "#lib/clock";
import { newId } from "#lib/crypto/ids";
import { transaction } from "#lib/db";
import { editMember } from "#lib/members/actions";
import { formOfDraft } from "#lib/members/entry/schema";
import { getEditable, listHistory } from "#lib/members/queries";
import { cancelPaper, filePaper } from "#lib/papers/commands";
import { withWorld } from "#tests/support/database";
import { CLASS_1, GRADE } from "#tests/support/organizations";
import { actorFor, given, organizationId, personId, type Player, press, scopeFor, signedIn } from "#tests/support/people";

withWorld();
let k05: Player;
let m04: string;
beforeAll(async () => {
  k05 = await signedIn("K05", { organization: GRADE });
  m04 = await personId("M04");
});

describe("变动记录（MEM-32）", () => {
  it("团总支改了赵砚秋的编号：多一行，哪一项、原来、改为、谁（MEM-18）", async () => {
    const before = await listHistory(m04);
    const page = await getEditable(await scopeFor(k05), m04);
    const person = { ...formOfDraft(page?.draft as never), developmentNo: "202139700077" };
    given(await press(k05.browser, editMember, { personId: m04, version: page?.version ?? 0, acceptWarnings: true, person }));
    const [line, ...rest] = await listHistory(m04);
    expect(rest).toHaveLength(before.length);
    expect(line).toMatchObject({ kind: "EDITED", by: "白若溪" });
    expect(line?.changes).toEqual([{ field: "发展团员编号", oldValue: "202139700001", newValue: "202139700077" }]);
  });

  it("申请与审批也在同一条线上，按时间先后；别人的不在", async () => {
    setClock(laterByMinutes(now(), 10));
    const [actor, at] = [await actorFor(k05), await organizationId(CLASS_1)];
    const subjectId = newId();
    const filing = {
      type: "IDENTITY_CORRECTION",
      subjectId,
      title: "赵砚秋的姓名更正",
      personId: m04,
      originId: at,
      deciderId: at,
    } as const;
    await transaction((tx) => filePaper(tx, actor, filing));
    setClock(laterByMinutes(now(), 10));
    await transaction((tx) => cancelPaper(tx, actor, { type: "IDENTITY_CORRECTION", subjectId, reason: "填错了" }));
    const lines = await listHistory(m04);
    expect(lines.slice(0, 3).map(({ kind, note }) => [kind, note])).toEqual([
      ["PAPER", "赵砚秋的姓名更正：作废，填错了"],
      ["PAPER", "赵砚秋的姓名更正：提交"],
      ["EDITED", null],
    ]);
    expect((await listHistory(await personId("M03"))).map((l) => l.kind)).not.toContain("PAPER");
  });
});
