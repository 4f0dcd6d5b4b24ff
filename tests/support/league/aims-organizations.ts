// 掷中录入、建班、删除、迁移、标记、时间的哪一步。
import { pick, astray, desks, places, living, sit, above, later, months, type Aims, onPerson, marked } from "#tests/support/league/dice";
import { isAsked, moveHolders } from "#tests/support/league/effects";
import { childrenOf, hasOffices, holdsMembers, isCommittee, organization } from "#tests/support/league/places";

export const GOVERNING = {
  enter: (t) => {
    const branch = pick(
      t,
      living(t.l).filter((key) => holdsMembers(organization(t.l, key)) && hasOffices(organization(t.l, key))),
    );
    const seat = branch && sit(t, above(t.l, branch).slice(0, 2));
    return seat ? { do: "enter", branch, serial: t.l.people.size, ...seat } : null;
  },
  found: (t) => {
    const seat = sit(
      t,
      desks(t.l).filter((key) => isCommittee(organization(t.l, key))),
    );
    return seat && { do: "found", serial: t.l.organizations.size, ...seat };
  },
  delete: (t) => {
    const leaves = living(t.l).filter((key) => childrenOf(t.l, key).length === 0);
    const key = pick(t, astray(t, 4) ? places(t.l) : leaves);
    const seat = key && sit(t, [organization(t.l, key).parent ?? ""]);
    return seat ? { do: "delete", organization: key, serial: t.l.organizations.size, ...seat } : null;
  },
  askMove: (t) => {
    const seat = sit(t, desks(t.l));
    const target = pick(t, astray(t) ? places(t.l) : living(t.l).filter((key) => !holdsMembers(organization(t.l, key))));
    return seat && target ? { do: "askMove", organization: astray(t) ? target : seat.desk, target, ...seat } : null;
  },
  decideMove: (t) => {
    const asked = [...t.l.moves.keys()].filter((n) => isAsked(t.l.moves[n] as (typeof t.l.moves)[number]));
    const n = pick(t, asked.length > 0 && !astray(t) ? asked : [...t.l.moves.keys()]);
    const move = n === null ? undefined : t.l.moves[n];
    const seat = move && sit(t, moveHolders(t.l, move));
    return n !== null && seat ? { do: "decideMove", move: n, approve: t.next() % 5 !== 0, ...seat } : null;
  },
  markBranch: (t) => {
    const unmarked = living(t.l).filter((key) => key.startsWith("N"));
    const branch = pick(t, unmarked.length > 0 && !astray(t, 4) ? unmarked : places(t.l));
    const seat = branch && sit(t, above(t.l, branch).slice(1));
    return seat ? { do: "markBranch", branch, month: pick(t, months) ?? "2026-06", ...seat } : null;
  },
  delay: (t) => {
    const who = onPerson(t, marked(t.l, "GRADUATE"));
    return who && { do: "delay", ...who, month: pick(t, months) ?? "2026-06" };
  },
  teach: (t) => {
    const who = onPerson(t, marked(t.l, "GRADUATE"));
    return who && { do: "teach", ...who };
  },
  undoDelay: (t) => {
    const who = onPerson(t, marked(t.l, "DELAYED"));
    return who && { do: "undoDelay", ...who };
  },
  undoTeacher: (t) => {
    const who = onPerson(t, marked(t.l, "TEACHER"));
    return who && { do: "undoTeacher", ...who };
  },
  wait: (t) => ({ do: "wait", until: later(t) }),
} satisfies Partial<Aims>;
