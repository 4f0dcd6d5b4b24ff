// 模型预见：转接发不发得起来，到哪张桌上（规格 3.9、5.1 第 1 至 7 行）。
import { dueOf, isOpen, rehome } from "#tests/support/league/effects";
import type { Deed } from "#tests/support/league/operations";
import {
  hasOffices,
  holdsMembers,
  isCommittee,
  isExternal,
  isLeading,
  isTownship,
  isWithin,
  type League,
  libraryOf,
  listingOf,
  organization,
  type Organization,
  person,
  type Person,
  type Transfer,
} from "#tests/support/league/places";

/** Refused with one of these codes, or done. */
export type Foreseen = { no: readonly string[] } | { yes: () => void };
export const no = (...codes: string[]): Foreseen => ({ no: codes });
export const NOT_FOUND = "E-GEN-08";

export type Plan = { kind: Transfer["kind"]; reason: string; to: Organization; elsewhere?: boolean | null };
export const routeOf = (l: League, { kind, reason, to }: Plan): Transfer["route"] => {
  if (kind === "IN" || kind === "BULK") return "NORMAL";
  if (reason === "ARMY") return "SPECIAL";
  return isExternal(l, to.key) ? "EXTERNAL" : "NORMAL";
};

function hinderedBy(l: League, who: Person): string | null {
  if (l.transfers.some((t) => t.person === who.key && isOpen(t))) return "E-TRF-02";
  return who.certified ? null : "E-TRF-14";
}

function unfitTarget(l: League, plan: Plan): string | null {
  const { kind, reason, to } = plan;
  if (["PENDING_TRANSFER_BRANCH", "OVERSEAS_STUDY_BRANCH"].includes(to.category)) return "E-TRF-40";
  const special = (kind === "OUT" || kind === "SELF") && reason === "ARMY";
  if (special !== (to.category === "SPECIAL_UNIT_LIBRARY")) return "E-TRF-40";
  if (isExternal(l, to.key) && !holdsMembers(to)) return "E-TRF-17";
  if (isLeading(to)) return "E-TRF-40";
  return kind === "BULK" && !holdsMembers(to) ? "E-TRF-09" : null;
}

function unfitWay(l: League, { kind, to }: Plan, branch: Organization): string | null {
  if (kind !== "IN") return branch.key === to.key ? "E-TRF-10b" : null;
  if (isWithin(l, branch.key, to.key)) return "E-TRF-05";
  return isExternal(l, branch.key) ? "E-TRF-40" : null;
}

/** A township asks whether a graduate works elsewhere (TRF-33). */
export const mustAnswer = (l: League, to: string, who: Person): boolean => isTownship(l, to) && who.mark === "GRADUATE";
export const unanswered = (given: boolean | null | undefined): string | null => (given === false ? null : given ? "E-TRF-23b" : "E-TRF-41");

function unfitReason(l: League, plan: Plan, who: Person): string | null {
  const { kind, reason, to } = plan;
  if (reason === "REORGANIZATION" && kind !== "BULK") return "E-TRF-24";
  const fromSchool = kind === "SELF" || (kind === "OUT" && organization(l, who.branch ?? "").school);
  if (reason === "FURTHER_STUDY" && isTownship(l, to.key) && fromSchool) return "E-TRF-23";
  return kind === "IN" && mustAnswer(l, to.key, who) ? unanswered(plan.elsewhere) : null;
}

/** The first thing in the way of somebody. */
export function blockOf(l: League, plan: Plan, who: Person): string | null {
  const branch = organization(l, who.branch ?? "");
  return hinderedBy(l, who) ?? unfitWay(l, plan, branch) ?? unfitTarget(l, plan) ?? unfitReason(l, plan, who);
}

export function firstState(l: League, t: Transfer): string {
  if (t.kind !== "OUT") return "PENDING_OUT";
  if (t.route === "EXTERNAL") return "WAIT_REPORT";
  if (t.route === "SPECIAL") return listingOf(l, t.from) ? "PENDING_LIST" : "PENDING_PROVINCE";
  return "PENDING_IN";
}

type Filing = Plan & { who: Person; initiator: string | null; applicant: string };

function file(l: League, { who, initiator, applicant, ...plan }: Filing): Foreseen {
  const block = blockOf(l, plan, who);
  if (block) return no(block);
  return {
    yes: () => {
      const { kind, reason, elsewhere = null } = plan;
      const way = { person: who.key, kind, route: routeOf(l, plan), from: who.branch ?? "", to: plan.to.key, reason };
      const t: Transfer = { ...way, state: "", initiator, applicant, due: 0, refusedFrom: null, elsewhere, lay: [] };
      t.state = firstState(l, t);
      t.due = dueOf(t.route, l.at);
      l.transfers.push(t);
    },
  };
}

/** What was chosen, or for the army the library of the province. */
export function targetFor(l: League, deed: { to: string | null; reason: string }, who: Person): Organization | string {
  const library = deed.reason === "ARMY" ? libraryOf(l, who.branch ?? "") : undefined;
  if (deed.reason === "ARMY" && !library) return "E-TRF-40";
  if (library) return library;
  if (!deed.to) return "E-GEN-01";
  const to = organization(l, deed.to);
  return to.deleted ? NOT_FOUND : to;
}

const NO_SUCH_FUNCTION = "E-TRF-10c";

export function foreseeOut(l: League, deed: Deed<"out">): Foreseen {
  const who = person(l, deed.person);
  const desk = organization(l, deed.desk);
  if (!who.branch || !isWithin(l, who.branch, desk.key)) return no(NOT_FOUND);
  const branch = organization(l, who.branch);
  if (isLeading(desk) && (hasOffices(branch) || branch.parent !== desk.key)) return no(NO_SUCH_FUNCTION);
  const to = targetFor(l, deed, who);
  if (typeof to === "string") return no(to);
  return file(l, { kind: "OUT", reason: deed.reason, to, who, initiator: desk.key, applicant: deed.by });
}

export function foreseeIn(l: League, deed: Deed<"in">): Foreseen {
  const who = person(l, deed.person);
  const to = organization(l, deed.desk);
  if (isLeading(to)) return no(NO_SUCH_FUNCTION);
  if (!who.branch) return no("E-TRF-04");
  if (organization(l, who.branch).category === "SPECIAL_UNIT_LIBRARY") return no("E-MEM-47");
  const { reason, elsewhere, by: applicant } = deed;
  return file(l, { kind: "IN", reason, to, elsewhere, who, initiator: to.key, applicant });
}

export function foreseeSelf(l: League, deed: Deed<"self">): Foreseen {
  const who = person(l, deed.person);
  if (!who.branch) return no(NOT_FOUND);
  const to = targetFor(l, deed, who);
  if (typeof to === "string") return no(to);
  if (isExternal(l, to.key) !== deed.external) return no("E-TRF-47");
  return file(l, { kind: "SELF", reason: deed.reason, to, who, initiator: null, applicant: who.key });
}

function refusedBulk(l: League, { desk, from, to, people }: Deed<"bulk">): string[] {
  const [a, b] = [organization(l, from), organization(l, to)];
  if (a.deleted || b.deleted) return [NOT_FOUND];
  if (!isCommittee(organization(l, desk))) return [NO_SUCH_FUNCTION];
  if (!isWithin(l, from, desk) || !isWithin(l, to, desk)) return [NOT_FOUND];
  if (from === to) return ["E-TRF-10b"];
  if (!holdsMembers(a) || !holdsMembers(b)) return ["E-TRF-09"];
  if (people.some((key) => !person(l, key).branch)) return [NOT_FOUND];
  return people.some((key) => person(l, key).branch !== from) ? ["E-GEN-02"] : [];
}

export function foreseeBulk(l: League, deed: Deed<"bulk">): Foreseen {
  const refused = refusedBulk(l, deed);
  if (refused.length > 0) return no(...refused);
  const { desk, from, to, people, reason, by: applicant } = deed;
  const plan: Plan = { kind: "BULK", reason, to: organization(l, to) };
  const blocks = people.flatMap((key) => blockOf(l, plan, person(l, key)) ?? []);
  if (blocks.length > 0) return no(...blocks);
  return {
    yes: () => {
      for (const key of [...people].sort()) {
        const way = { person: key, kind: "BULK", route: "NORMAL", state: "DONE", from, to, reason } as const;
        l.transfers.push({ ...way, initiator: desk, applicant, due: 0, refusedFrom: null, elsewhere: null, lay: [] });
        rehome(l, key, to);
      }
    },
  };
}
