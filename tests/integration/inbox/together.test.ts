import { describe, expect, it } from "vitest";
import { forgive } from "#lib/auth/throttle";
import { now } from "#lib/clock";
import { newId } from "#lib/crypto/ids";
import { db, transaction } from "#lib/db";
import { enterMember } from "#lib/archives/actions";
import { filePaper } from "#lib/papers/commands";
import { withWorld } from "#tests/support/database";
import { decide } from "#tests/support/desks";
import { formOfTexts } from "#tests/support/entries";
import { CLASS_2022, COLLEGE, organizationOf } from "#tests/support/organizations";
import { asOwner } from "#tests/support/owner";
import { given, type Player, press, refusal, signedIn, signedInAs } from "#tests/support/people";
import { violations } from "#tests/support/soundness";
import { studentOf } from "#tests/support/students";

withWorld();

/** So many papers in every run; a long run asks for a thousand. */
const PAPERS = Number(process.env.DECIDED_PAPERS ?? 4);
const DECIDERS = 50;

/** Fifty people at one desk, more than there are seats: what is asked here is who comes first, not who may sit. */
async function seatFifty(): Promise<Player[]> {
  const { id: organizationId, path: organizationPath } = await organizationOf(COLLEGE);
  const { id: branchId } = await organizationOf(CLASS_2022);
  const m18 = await signedIn("M18", { organization: CLASS_2022 });
  await asOwner(["ALTER TABLE org_admin DROP CONSTRAINT org_admin_seat_check"]);
  const players: Player[] = [];
  for (let n = 0; n < DECIDERS; n++) {
    const entered = given(await press(m18.browser, enterMember, { ...formOfTexts(studentOf(n), branchId), acceptWarnings: true }));
    const personId = entered.kind === "entered" ? entered.personId : "";
    const held = { id: newId(), personId, organizationId };
    await db().cadrePost.create({ data: { ...held, organizationPath, post: "COMMITTEE_MEMBER", startedAt: now() } });
    await db().orgAdmin.create({ data: { ...held, seat: n + 10, grantedAt: now() } });
    await db().account.update({ where: { personId }, data: { state: "ACTIVE", assurance: 2, activatedAt: now() } });
    players.push(await signedInAs(personId, { organization: COLLEGE }));
  }
  return players;
}

async function fileOne(): Promise<string> {
  const { id: originId, parentId: deciderId } = await organizationOf(CLASS_2022);
  const who = { personId: null, name: "某某", organizationId: originId, sessionId: null };
  const asked = { organizationId: originId, changes: {}, applicantId: newId(), createdAt: now() };
  return transaction(async (tx) => {
    const { id: subjectId } = await tx.orgInfoChange.create({ data: { id: newId(), ...asked } });
    return filePaper(tx, who, { type: "INFO_CHANGE", subjectId, title: "信息变更", originId, deciderId });
  });
}

describe("五十个人同时决定同一件（OPS-06、安全用例9）", () => {
  it(`${PAPERS} 件，每件恰好一个决定；其余四十九人都被告知是谁处理的`, { timeout: 120_000 + PAPERS * 10_000 }, async () => {
    const players = await seatFifty();
    expect(players).toHaveLength(DECIDERS);
    for (let i = 0; i < PAPERS; i++) {
      await forgive(
        ["actions"],
        players.map((p) => p.personId),
      );
      const paperId = await fileOne();
      const answers = await Promise.all(players.map((p, n) => decide(p, paperId, n % 2 === 0 ? undefined : "与实际不符")));
      const steps = await db().paperStep.findMany({ where: { paperId, kind: { not: "FILED" } } });
      expect(steps).toHaveLength(1);
      expect(answers.filter((a) => a.ok)).toHaveLength(1);
      const told = `该事项已由${steps[0]?.personName}处理。`;
      expect(answers.filter((a) => refusal(a) === "E-OPS-06" && !a.ok && a.because === told)).toHaveLength(DECIDERS - 1);
      const winner = players[answers.findIndex((a) => a.ok)];
      expect(winner?.personId).toBe(steps[0]?.personId);
      const change = await db().orgInfoChange.findFirstOrThrow({ where: { state: { not: "PENDING" } }, orderBy: { id: "desc" } });
      expect(change.decidedById).toBe(winner?.personId);
    }
    expect((await violations()).filter((v) => /^I1[015] /.test(v))).toEqual([]);
  });
});
