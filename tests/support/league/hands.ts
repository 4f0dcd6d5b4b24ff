// 真的动手：每一步棋经由真的操作，由坐在那张桌上的人按下去。
import type { Answer } from "#lib/action";
import { enterMember } from "#lib/archives/actions";
import { setClock } from "#lib/clock";
import { blindIndex } from "#lib/crypto/blind";
import { dayOf } from "#lib/dates";
import { db } from "#lib/db";
import * as graduation from "#lib/graduation/actions";
import { convertGraduates } from "#lib/graduation/jobs";
import { decidePaper } from "#lib/inbox/actions";
import { createOrganization } from "#lib/organizations/actions";
import { deleteOrganization, requestMove } from "#lib/reorganization/actions";
import { previewDeletion } from "#lib/reorganization/deletion/queries";
import * as transfers from "#lib/transfers/actions";
import { returnOverdue } from "#lib/transfers/jobs";
import { reportCode } from "#lib/transfers/moves/queries";
import { formOfTexts } from "#tests/support/entries";
import type { Deed, Operation } from "#tests/support/league/operations";
import { at, playerOf, type Real } from "#tests/support/league/real";
import { press } from "#tests/support/people";
import { studentOf } from "#tests/support/students";

type Said = Answer<unknown>;
type Hand<K extends Operation["do"]> = (real: Real, deed: Deed<K>) => Promise<Said>;

const CONTACT = "13900000001";
const plan = (reason: string) => ({
  ...{ reason: reason as "OTHER", reasonNote: reason === "OTHER" ? "另有原因" : "", newUnitName: "海澜", newUnitAddress: "东屿区一号" },
  ...{ schoolType: reason === "FURTHER_STUDY" ? ("UNIVERSITY" as const) : null, remark: "", memberInformed: true },
});

/** Remembers what a form filed. */
function keep(real: Real, answer: Answer<{ transferIds: string[] }>): Said {
  if (answer.ok) real.transfers.push(...answer.data.transferIds);
  return answer;
}

async function paperOf(subjectId: string): Promise<string> {
  const found = await db().paper.findFirst({
    where: { subjectId },
    orderBy: [{ createdAt: "desc" }, { id: "desc" }],
    select: { id: true },
  });
  return found?.id ?? crypto.randomUUID();
}

type Decision = { by: string; desk: string; subjectId: string; approve: boolean; answers?: object };
async function decide(real: Real, { by, desk, subjectId, approve, answers = {} }: Decision): Promise<Said> {
  const { browser } = await playerOf(real, by, desk);
  const pressed = { decision: approve ? ("approve" as const) : ("refuse" as const), reason: approve ? "" : "与实际去向不符" };
  return press(browser, decidePaper, { paperId: await paperOf(subjectId), ...pressed, answers });
}

const transferAt = (real: Real, n: number): string => real.transfers[n] ?? "";

const out: Hand<"out"> = async (real, { by, desk, person, to, reason }) => {
  const { browser } = await playerOf(real, by, desk);
  const chosen = { personIds: [at(real.people, person).id], toOrgId: to && at(real.organizations, to) };
  return keep(real, await press(browser, transfers.transferOut, { ...chosen, ...plan(reason) }));
};

const bringIn: Hand<"in"> = async (real, { by, desk, person, reason, elsewhere }) => {
  const { browser } = await playerOf(real, by, desk);
  const { name, idNumber } = at(real.people, person);
  return keep(real, await press(browser, transfers.transferIn, { name, idNumber, ...plan(reason), employedElsewhere: elsewhere }));
};

const self: Hand<"self"> = async (real, { person, to, reason, external }) => {
  const { browser } = await playerOf(real, person, null);
  const chosen = { isExternal: external, toOrgId: to && at(real.organizations, to), contact: CONTACT };
  return keep(real, await press(browser, transfers.requestOwnTransfer, { ...chosen, ...plan(reason) }));
};

const bulk: Hand<"bulk"> = async (real, { by, desk, from, to, people, reason }) => {
  const { browser } = await playerOf(real, by, desk);
  const chosen = { fromBranchId: at(real.organizations, from), toBranchId: at(real.organizations, to) };
  const ids = [...people].sort().map((key) => at(real.people, key).id);
  const form = { ...chosen, personIds: ids, reason: reason as "OTHER", reasonNote: "另有原因", memberInformed: true };
  const answer = await press(browser, transfers.transferInBulk, form);
  for (const personId of answer.ok ? ids : []) {
    const done = await db().transfer.findFirst({ where: { personId, kind: "BULK" }, orderBy: [{ createdAt: "desc" }, { id: "desc" }] });
    real.transfers.push(done?.id ?? "");
  }
  return answer;
};

const approve: Hand<"approve"> = (real, { by, desk, transfer, elsewhere, proof }) => {
  const answers = { ...(elsewhere === undefined ? {} : { employedElsewhere: elsewhere }), ...(proof ? { proofSeen: true } : {}) };
  return decide(real, { by, desk, subjectId: transferAt(real, transfer), approve: true, answers });
};

const refuse: Hand<"refuse"> = (real, { by, desk, transfer }) =>
  decide(real, { by, desk, subjectId: transferAt(real, transfer), approve: false, answers: { refusal: "WRONG_DESTINATION" } });

const withdraw: Hand<"withdraw"> = async (real, { by, desk, transfer }) => {
  const { browser } = await playerOf(real, by, desk);
  return press(browser, desk ? transfers.withdrawTransfer : transfers.withdrawOwnTransfer, { transferId: transferAt(real, transfer) });
};

const goOn: Hand<"continue"> = async (real, { by, desk, transfer, to, reason }) => {
  const { browser } = await playerOf(real, by, desk);
  const form = { transferId: transferAt(real, transfer), toOrgId: to && at(real.organizations, to), ...plan(reason), contact: CONTACT };
  return press(browser, desk ? transfers.continueTransfer : transfers.continueOwnTransfer, form);
};

const assign: Hand<"assign"> = async (real, { by, desk, transfer, branch }) => {
  const { browser } = await playerOf(real, by, desk);
  return press(browser, transfers.assignBranch, { transferId: transferAt(real, transfer), branchId: at(real.organizations, branch) });
};

const report: Hand<"report"> = async (real, { by, transfer, rightCode }) => {
  const { browser } = await playerOf(real, by, null);
  const transferId = transferAt(real, transfer);
  return press(browser, transfers.reportTransfer, { transferId, code: rightCode ? reportCode(transferId) : "ABCD2345" });
};

const list: Hand<"list"> = async (real, { by, desk, transfer }) => {
  const { browser } = await playerOf(real, by, desk);
  return press(browser, transfers.listForLibrary, { transferIds: [transferAt(real, transfer)] });
};

const enter: Hand<"enter"> = async (real, { by, desk, branch, serial }) => {
  const { browser } = await playerOf(real, by, desk);
  const form = { ...formOfTexts(studentOf(serial), at(real.organizations, branch)), acceptWarnings: true };
  const answer = await press(browser, enterMember, form);
  if (answer.ok && answer.data.kind !== "warnings") {
    const { name, idNumber } = form.person;
    const idIndex = new Uint8Array(blindIndex("id-number", idNumber));
    const { id } = await db().person.findUniqueOrThrow({ where: { idIndex }, select: { id: true } });
    real.people.set(`P${serial}`, { id, name, idNumber });
  }
  return answer;
};

const found: Hand<"found"> = async (real, { by, desk, serial }) => {
  const { browser } = await playerOf(real, by, desk);
  const named = {
    category: "BRANCH" as const,
    shortName: `新设${serial}班团支部`,
    fullName: "",
    industryCategory: "",
    phone: "",
    email: "",
  };
  const blank = { youthCount: "", recommendedPartyCount: "", purpose: "", validUntil: "" };
  const answer = await press(browser, createOrganization, { parentId: at(real.organizations, desk), ...named, ...blank });
  if (answer.ok) real.organizations.set(`N${serial}`, answer.data.id);
  return answer;
};

const remove: Hand<"delete"> = async (real, { by, desk, organization, serial }) => {
  const { browser } = await playerOf(real, by, desk);
  const id = at(real.organizations, organization);
  const { seen } = await previewDeletion(await db().organization.findUniqueOrThrow({ where: { id } }), false);
  const answer = await press(browser, deleteOrganization, { organizationId: id, seen });
  const { parentId } = await db().organization.findUniqueOrThrow({ where: { id } });
  const held = { parentId, category: "PENDING_TRANSFER_BRANCH" as const, id: { notIn: [...real.organizations.values()] } };
  const made = answer.ok ? await db().organization.findFirst({ where: held }) : null;
  if (made) real.organizations.set(`H${serial}`, made.id);
  return answer;
};

const askMove: Hand<"askMove"> = async (real, { by, desk, organization, target }) => {
  const { browser } = await playerOf(real, by, desk);
  const form = { organizationId: at(real.organizations, organization), targetId: at(real.organizations, target), reason: "隶属关系变更" };
  const answer = await press(browser, requestMove, form);
  if (answer.ok) real.moves.push(answer.data.moveId);
  return answer;
};

const decideMove: Hand<"decideMove"> = (real, { by, desk, move, approve: yes }) =>
  decide(real, { by, desk, subjectId: real.moves[move] ?? "", approve: yes });

const markBranch: Hand<"markBranch"> = async (real, { by, desk, branch, month }) => {
  const { browser } = await playerOf(real, by, desk);
  const mark = { branchIds: [at(real.organizations, branch)], month, reason: "" as const, note: "", acceptWarnings: true };
  return press(browser, graduation.markBranches, mark);
};

const delay: Hand<"delay"> = async (real, { by, desk, person, month }) => {
  const { browser } = await playerOf(real, by, desk);
  return press(browser, graduation.markDelayed, { personIds: [at(real.people, person).id], month, reason: "学分未修满" });
};

const marking =
  (action: typeof graduation.markTeachers) =>
  async (real: Real, { by, desk, person }: { by: string; desk: string; person: string }): Promise<Said> => {
    const { browser } = await playerOf(real, by, desk);
    return press(browser, action, { personIds: [at(real.people, person).id] });
  };

/** Time passes, and what the clock starts is done; everybody signs in again. */
const wait: Hand<"wait"> = async (real, { until }) => {
  setClock(new Date(until));
  await convertGraduates();
  await returnOverdue();
  real.players.clear();
  return { ok: true, data: dayOf(new Date(until)) };
};

const HANDS: { [K in Operation["do"]]: Hand<K> } = {
  ...{ out, in: bringIn, self, bulk, approve, refuse, withdraw, continue: goOn, assign, report, list },
  ...{ enter, found, delete: remove, askMove, decideMove, markBranch, delay, wait },
  teach: marking(graduation.markTeachers),
  undoTeacher: marking(graduation.undoTeacher),
  undoDelay: marking(graduation.undoDelayed),
};

/** Makes a step in the real world. */
export const perform = (real: Real, operation: Operation): Promise<Said> =>
  (HANDS[operation.do] as (real: Real, deed: Operation) => Promise<Said>)(real, operation);
