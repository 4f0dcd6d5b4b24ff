// 模型预见：转接的决定、分配、报到、名单、撤销、更正（规格 5.1 第 8 至 23 行）。
import { close, dueOf, holdersOf, isOpen, rehome } from "#tests/support/league/effects";
import {
  blockOf,
  firstState,
  type Foreseen,
  mustAnswer,
  no,
  NOT_FOUND,
  type Plan,
  routeOf,
  targetFor,
  unanswered,
} from "#tests/support/league/filing";
import type { Deed } from "#tests/support/league/operations";
import {
  hasOffices,
  holdsMembers,
  isCommittee,
  isWithin,
  type League,
  listingOf,
  organization,
  person,
  type Transfer,
  upwards,
} from "#tests/support/league/places";

const isBranchTarget = (l: League, t: Transfer): boolean => holdsMembers(organization(l, t.to));
const GONE = "E-OPS-06";
/** Committees assign branches, and the province in place of what lies directly below it (2.3 no. 31). */
const assigns = (l: League, desk: string): boolean => isCommittee(organization(l, desk)) || upwards(l, desk).length === 2;

/** Whether a desk may touch the paper of a transfer at all. */
function kept(l: League, t: Transfer, { desk, by }: { desk: string; by: string }): string | null {
  if (t.state === "WAIT_REPORT" || !holdersOf(l, t).includes(desk)) {
    return t.initiator && isWithin(l, t.initiator, desk) ? "E-PERM-02" : NOT_FOUND;
  }
  if (isOpen(t) && t.state === "PENDING_ASSIGN" && !assigns(l, desk)) return "E-PERM-01";
  if (t.applicant === by) return "E-OPS-07";
  return isOpen(t) ? null : GONE;
}

function consented(l: League, t: Transfer): string {
  const toBranch = isBranchTarget(l, t);
  if (t.state === "PENDING_IN") return toBranch ? "DONE" : "PENDING_ASSIGN";
  if (t.state === "PENDING_LIST") return "PENDING_PROVINCE";
  if (t.state === "PENDING_PROVINCE") return "DONE";
  if (t.kind === "IN") return toBranch ? "DONE" : "PENDING_ASSIGN";
  if (t.route === "EXTERNAL") return "WAIT_REPORT";
  if (t.route === "SPECIAL") return listingOf(l, t.from) ? "PENDING_LIST" : "PENDING_PROVINCE";
  return "PENDING_IN";
}

function missingAnswer(l: League, t: Transfer, { elsewhere, proof }: Deed<"approve">): string | null {
  if (t.state === "PENDING_OUT" && t.kind === "SELF" && t.route === "SPECIAL" && !proof) return "E-TRF-44";
  return t.state === "PENDING_IN" && mustAnswer(l, t.to, person(l, t.person)) ? unanswered(elsewhere) : null;
}

export function foreseeApproval(l: League, deed: Deed<"approve">): Foreseen {
  const t = l.transfers[deed.transfer] as Transfer;
  const refused = kept(l, t, deed) ?? (t.state === "PENDING_ASSIGN" ? "E-TRF-09" : missingAnswer(l, t, deed));
  if (refused) return no(refused);
  const to = consented(l, t);
  return {
    yes: () => {
      if (to !== "DONE") t.state = to;
      else {
        rehome(l, t.person, t.to);
        close(l, t, "DONE");
      }
    },
  };
}

export function foreseeRefusal(l: League, deed: Deed<"refuse">): Foreseen {
  const t = l.transfers[deed.transfer] as Transfer;
  const refused = kept(l, t, deed) ?? (t.state === "PENDING_LIST" ? "E-TRF-48" : null);
  if (refused) return no(refused);
  return {
    yes: () => {
      t.refusedFrom = t.state;
      close(l, t, "RETURNED");
    },
  };
}

/** Whose a transfer is: of the organization that started it, or the member's own (TRF-11). */
const isOwner = (t: Transfer, { desk, by }: { desk: string | null; by: string }): boolean =>
  desk ? t.initiator === desk : t.initiator === null && t.person === by;

export function foreseeWithdrawal(l: League, deed: Deed<"withdraw">): Foreseen {
  const t = l.transfers[deed.transfer] as Transfer;
  if (!isOwner(t, deed)) return no(NOT_FOUND);
  if (!isOpen(t)) return no(t.state === "DONE" ? "E-TRF-11" : GONE);
  return { yes: () => close(l, t, "WITHDRAWN") };
}

/** Corrected and sent on: from the desk that refused, or on the new way from its first desk (A11). */
export function foreseeContinuation(l: League, deed: Deed<"continue">): Foreseen {
  const t = l.transfers[deed.transfer] as Transfer;
  const who = person(l, t.person);
  if (!isOwner(t, deed)) return no(NOT_FOUND);
  if (t.state !== "RETURNED" || who.branch !== t.from) return no("E-TRF-45");
  const to = targetFor(l, { to: t.kind === "IN" ? t.to : deed.to, reason: deed.reason }, who);
  if (typeof to === "string") return no(to);
  const plan: Plan = { kind: t.kind, reason: deed.reason, to, elsewhere: t.elsewhere };
  if ((routeOf(l, plan) === "SPECIAL") !== (t.route === "SPECIAL")) return no("E-TRF-45");
  const block = blockOf(l, plan, who);
  if (block) return no(block);
  return {
    yes: () => {
      const retargeted = to.key !== t.to;
      Object.assign(t, { to: to.key, reason: deed.reason, route: routeOf(l, plan), applicant: deed.by });
      t.state = retargeted ? firstState(l, t) : (t.refusedFrom ?? "");
      Object.assign(t, { refusedFrom: null, due: dueOf(t.route, l.at) });
    },
  };
}

export function foreseeAssignment(l: League, deed: Deed<"assign">): Foreseen {
  const t = l.transfers[deed.transfer] as Transfer;
  const [desk, branch] = [organization(l, deed.desk), organization(l, deed.branch)];
  const holds = holdersOf(l, t).includes(desk.key);
  if (!isOpen(t)) return no(holds || t.initiator === desk.key ? GONE : NOT_FOUND);
  if (!holds) return no(isWithin(l, t.to, desk.key) ? "E-PERM-02" : NOT_FOUND);
  if (!assigns(l, desk.key)) return no("E-PERM-01");
  if (t.state !== "PENDING_ASSIGN") return no("E-GEN-02");
  const takes = holdsMembers(branch) && hasOffices(branch) && branch.category !== "OVERSEAS_STUDY_BRANCH";
  if (branch.deleted || !takes || !isWithin(l, branch.key, t.to)) return no("E-TRF-09");
  if (branch.key === t.from) return no("E-TRF-10b");
  return {
    yes: () => {
      rehome(l, t.person, branch.key);
      close(l, t, "DONE");
    },
  };
}

export function foreseeReport(l: League, deed: Deed<"report">): Foreseen {
  const t = l.transfers[deed.transfer] as Transfer;
  if (t.person !== deed.by) return no(NOT_FOUND);
  if (t.state !== "WAIT_REPORT") return no("E-GEN-02");
  if (!deed.rightCode) return no("E-TRF-43");
  return {
    yes: () => {
      t.state = "PENDING_IN";
    },
  };
}

export function foreseeList(l: League, deed: Deed<"list">): Foreseen {
  const t = l.transfers[deed.transfer] as Transfer;
  // A list is asked of the desk itself: what it does not hold, or no more, it does not know.
  const refused = isOpen(t) ? kept(l, t, deed) : NOT_FOUND;
  if (refused) return no(refused === "E-PERM-02" ? NOT_FOUND : refused);
  if (t.state !== "PENDING_LIST") return no("E-GEN-02");
  return {
    yes: () => {
      t.state = "PENDING_PROVINCE";
    },
  };
}
