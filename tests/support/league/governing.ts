// 模型预见：录入、建班、删除、迁移、标记，与时间（规格 2.3、2.5、5.9 至 5.12）。
import { bury, closeMove, isAsked, moveHolders, passTime } from "#tests/support/league/effects";
import { type Foreseen, no, NOT_FOUND } from "#tests/support/league/filing";
import type { Deed } from "#tests/support/league/operations";
import {
  childrenOf,
  dayAt,
  hasOffices,
  holdsMembers,
  isCommittee,
  isLeading,
  isWithin,
  type League,
  membersOf,
  type Move,
  organization,
  type Organization,
  person,
  type Person,
  seatedAt,
  upwards,
} from "#tests/support/league/places";

const NO_SUCH_FUNCTION = "E-PERM-01";
const NOT_DIRECT = "E-PERM-02";

/** Desks act on what lies directly below them. */
function direct(l: League, desk: string, target: string): string | null {
  if (!isWithin(l, target, desk)) return NOT_FOUND;
  return organization(l, target).parent === desk ? null : NOT_DIRECT;
}

export function foreseeEntry(l: League, { desk, branch }: Deed<"enter">): Foreseen {
  const at = organization(l, branch);
  if (at.deleted) return no(NOT_FOUND);
  const refused = desk === branch && holdsMembers(at) ? null : direct(l, desk, branch);
  if (refused) return no(refused);
  if (!holdsMembers(at)) return no("E-ORG-27");
  if (!hasOffices(at)) return no(NOT_FOUND);
  return {
    yes: () => {
      const key = `P${l.people.size}`;
      l.people.set(key, { key, branch, mark: "NONE", own: null, home: null, certified: true, activated: false });
    },
  };
}

export function foreseeFounding(l: League, { desk }: Deed<"found">): Foreseen {
  const above = organization(l, desk);
  if (holdsMembers(above)) return no(NO_SUCH_FUNCTION);
  return {
    yes: () => {
      const key = `N${l.organizations.size}`;
      const { school, township } = above;
      const fresh = { category: "BRANCH", month: null, external: false, deleted: false };
      l.organizations.set(key, { key, parent: desk, school, township, ...fresh });
    },
  };
}

/** 5.10: what stands in the way of deleting. */
function undeletable(l: League, { key, category }: Organization): string | null {
  if (category === "SPECIAL_UNIT_LIBRARY") return "E-ORG-29";
  if (category === "LEADING_BODY") return "E-ORG-30";
  if (childrenOf(l, key).length > 0) return "E-ORG-22";
  const members = membersOf(l, key).length;
  if (category === "PENDING_TRANSFER_BRANCH" && members > 0) return "E-ORG-21";
  if (category === "GRADUATE_ORG" && members > 0) return "E-ORG-19";
  return seatedAt(l, key).length > 0 && ["COMMITTEE", "WORK_COMMITTEE", "GENERAL_BRANCH"].includes(category) ? "E-ORG-20" : null;
}

export function foreseeDeletion(l: League, { desk, organization: key }: Deed<"delete">): Foreseen {
  const gone = organization(l, key);
  if (holdsMembers(organization(l, desk))) return no(NO_SUCH_FUNCTION);
  if (gone.deleted) return no(NOT_FOUND);
  const refused = direct(l, desk, key) ?? undeletable(l, gone);
  return refused ? no(refused) : { yes: () => bury(l, key) };
}

const TEMPORARY = ["FLOATING_BRANCH", "SOCIETY_LINK_TEMP_BRANCH", "TEMP_BRANCH"];
/** 2.5: which categories may stand below which. */
const BELOW: Readonly<Record<string, readonly string[]>> = {
  LEADING_BODY: ["LEADING_BODY", "COMMITTEE", "WORK_COMMITTEE", "GENERAL_BRANCH", "BRANCH", ...TEMPORARY],
  COMMITTEE: ["COMMITTEE", "GENERAL_BRANCH", "BRANCH", ...TEMPORARY],
  WORK_COMMITTEE: ["COMMITTEE", "GENERAL_BRANCH", "BRANCH", ...TEMPORARY],
  GENERAL_BRANCH: ["BRANCH", "FLOATING_BRANCH", "TEMP_BRANCH"],
};
const IN_SCHOOL: Readonly<Record<string, readonly string[]>> = {
  COMMITTEE: ["DELAYED_GRADUATION_ORG", "OVERSEAS_STUDY_BRANCH"],
  GENERAL_BRANCH: ["DELAYED_GRADUATION_ORG"],
};

function misplaced(l: League, moved: Organization, target: Organization): string | null {
  if (isWithin(l, target.key, moved.key)) return "E-ORG-24";
  if (moved.parent === target.key) return "E-ORG-28";
  const school = target.school ? (IN_SCHOOL[target.category] ?? []) : [];
  return [...(BELOW[target.category] ?? []), ...school].includes(moved.category) ? null : "E-ORG-25";
}

export function foreseeAsking(l: League, { desk, by, organization: key, target }: Deed<"askMove">): Foreseen {
  const [moved, to] = [organization(l, key), organization(l, target)];
  const level = upwards(l, key).length;
  if (isLeading(organization(l, desk)) && upwards(l, desk).length === 2) return no(NO_SUCH_FUNCTION);
  if (moved.deleted) return no(NOT_FOUND);
  if (desk !== key) return no(isWithin(l, key, desk) ? NOT_DIRECT : NOT_FOUND);
  if (isLeading(moved) && level <= 2) return no("E-ORG-32");
  if (to.deleted) return no(NOT_FOUND);
  if (l.moves.some((m) => isAsked(m) && m.organization === key)) return no("E-ORG-26");
  const refused = misplaced(l, moved, to);
  if (refused) return no(refused);
  return { yes: () => l.moves.push({ organization: key, target, state: "PENDING_RELEASE", applicant: by, lay: [] }) };
}

function carryOut(l: League, m: Move): void {
  if (m.state === "PENDING_RELEASE") m.state = "PENDING_RECEIVE";
  else {
    organization(l, m.organization).parent = m.target;
    closeMove(l, m, "DONE");
  }
}

export function foreseeMove(l: League, { desk, by, move, approve }: Deed<"decideMove">): Foreseen {
  const m = l.moves[move] as Move;
  const moved = organization(l, m.organization);
  if (!moveHolders(l, m).includes(desk)) return no(isWithin(l, m.organization, desk) ? NOT_DIRECT : NOT_FOUND, NOT_FOUND);
  if (m.applicant === by) return no("E-OPS-07");
  if (!isAsked(m)) return no("E-OPS-06", NOT_FOUND);
  if (!approve) return { yes: () => closeMove(l, m, "REFUSED") };
  const refused = misplaced(l, moved, organization(l, m.target));
  return refused ? no(refused) : { yes: () => carryOut(l, m) };
}

/** Marks are the school's own (GRAD-01, GRAD-02). */
const marks = ({ school, category }: Organization): boolean =>
  school && ["COMMITTEE", "WORK_COMMITTEE", "GENERAL_BRANCH"].includes(category);

export function foreseeMark(l: League, { desk, branch, month }: Deed<"markBranch">): Foreseen {
  const [at, marked] = [organization(l, desk), organization(l, branch)];
  if (!isCommittee(at)) return no(NO_SUCH_FUNCTION);
  if (!isWithin(l, branch, desk)) return no(NOT_FOUND);
  if (!marks(at)) return no(NO_SUCH_FUNCTION);
  if (marked.deleted) return no(NOT_FOUND, "E-GRAD-07", "E-GRAD-06");
  if (!marked.school || !["BRANCH", "GRADUATE_ORG"].includes(marked.category)) return no("E-GRAD-07");
  if (marked.month) return no("E-GRAD-06");
  if (month < dayAt(l.at).slice(0, 7)) return no("E-GRAD-02");
  return {
    yes: () => {
      marked.month = month;
    },
  };
}

/** What a step of 5.12 asks and makes. */
const STEPS = {
  delay: { from: "GRADUATE", refused: "E-GRAD-12" },
  teach: { from: "GRADUATE", refused: "E-GRAD-12" },
  undoDelay: { from: "DELAYED", refused: "E-GRAD-13" },
  undoTeacher: { from: "TEACHER", refused: "E-GRAD-13" },
} as const;

function unmarkable(l: League, { desk, person: key, ...deed }: Deed<"delay" | "teach" | "undoDelay" | "undoTeacher">): string | null {
  const [at, who] = [organization(l, desk), person(l, key)];
  if (!isCommittee(at)) return NO_SUCH_FUNCTION;
  if (!who.branch || !isWithin(l, who.branch, desk)) return NOT_FOUND;
  if (!marks(at)) return NO_SUCH_FUNCTION;
  const branch = organization(l, who.branch);
  const first = deed.do === "delay" || deed.do === "teach";
  if (first && branch.category !== "GRADUATE_ORG") return "E-GRAD-18";
  if (who.mark !== STEPS[deed.do].from) return STEPS[deed.do].refused;
  return deed.do === "delay" && branch.month && deed.month <= branch.month ? "E-GRAD-11" : null;
}

/** Out of the cohort in which they would graduate, and back into that of the branch (7.6). */
function leaveCohort(l: League, who: Person): void {
  const month = who.own ?? organization(l, who.branch ?? "").month;
  if (month) l.cohort.delete(`${who.key} ${month.slice(0, 4)}`);
}
function rejoinCohort(l: League, who: Person): void {
  const month = who.home ?? organization(l, who.branch ?? "").month;
  if (month) l.cohort.add(`${who.key} ${month.slice(0, 4)}`);
}

export function foreseeGraduate(l: League, deed: Deed<"delay" | "teach" | "undoDelay" | "undoTeacher">): Foreseen {
  const refused = unmarkable(l, deed);
  if (refused) return no(refused);
  const who = person(l, deed.person);
  return {
    yes: () => {
      if (deed.do === "delay" || deed.do === "teach") {
        leaveCohort(l, who);
        const home = organization(l, who.branch ?? "").month;
        Object.assign(who, deed.do === "delay" ? { mark: "DELAYED", own: deed.month, home } : { mark: "TEACHER" });
      } else {
        rejoinCohort(l, who);
        Object.assign(who, { mark: "GRADUATE", own: null, home: null });
      }
    },
  };
}

export function foreseeWait(l: League, { until }: Deed<"wait">): Foreseen {
  return {
    yes: () => {
      l.at = until;
      passTime(l);
    },
  };
}
