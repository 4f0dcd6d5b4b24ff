// 掷中转接的哪一步。
import {
  pick,
  astray,
  desks,
  homeOf,
  places,
  living,
  members,
  sit,
  reasonOf,
  targetOf,
  open,
  inState,
  some,
  before,
  startedBy,
  type Aims,
  onPerson,
} from "#tests/support/league/dice";
import { holdsMembers, isCommittee, isExternal, isWithin, membersOf, organization, person } from "#tests/support/league/places";

export const TRANSFERRING = {
  out: (t) => {
    const who = onPerson(t, members(t.l));
    return who && { do: "out", ...who, to: targetOf(t), reason: reasonOf(t) };
  },
  in: (t) => {
    const who = pick(t, [...t.l.people.keys()]);
    const elsewhere = desks(t.l).filter((key) => who === null || !isWithin(t.l, homeOf(t.l, who), key));
    const seat = sit(t, elsewhere);
    return who && seat ? { do: "in", person: who, ...seat, reason: reasonOf(t), elsewhere: pick(t, [false, false, true, null]) } : null;
  },
  self: (t) => {
    const who = pick(
      t,
      [...t.l.people.values()].filter((p) => p.activated).map((p) => p.key),
    );
    const to = targetOf(t);
    if (!who) return null;
    return { do: "self", person: who, to, reason: reasonOf(t), external: (to !== null && isExternal(t.l, to)) !== astray(t) };
  },
  bulk: (t) => {
    const seat = sit(
      t,
      desks(t.l).filter((key) => isCommittee(organization(t.l, key))),
    );
    if (!seat) return null;
    const below = living(t.l).filter((key) => isWithin(t.l, key, seat.desk) && holdsMembers(organization(t.l, key)));
    const [from, to] = [
      pick(
        t,
        below.filter((key) => membersOf(t.l, key).length > 0),
      ),
      astray(t) ? targetOf(t) : pick(t, below),
    ];
    const people = from ? membersOf(t.l, from).map((p) => p.key) : [];
    const chosen = people.slice(0, 1 + (t.next() % 3));
    return from && to && chosen.length > 0 ? { do: "bulk", ...seat, from, to, people: chosen, reason: reasonOf(t) } : null;
  },
  approve: (t) => {
    const it = before(t, open(t.l));
    return it && { do: "approve", ...it, elsewhere: pick(t, [false, false, true, undefined]) ?? undefined, proof: !astray(t, 4) };
  },
  refuse: (t) => {
    const it = before(t, open(t.l));
    return it && { do: "refuse", ...it };
  },
  withdraw: (t) => {
    const it = startedBy(t, open(t.l));
    return it && { do: "withdraw", ...it };
  },
  continue: (t) => {
    const it = startedBy(t, inState(t.l, "RETURNED"));
    const was = it && t.l.transfers[it.transfer];
    if (!it || !was || was.kind === "BULK") return null;
    const again = t.next() % 2 === 0;
    return { do: "continue", ...it, to: again ? was.to : targetOf(t), reason: astray(t, 4) ? reasonOf(t) : was.reason };
  },
  assign: (t) => {
    const it = before(t, inState(t.l, "PENDING_ASSIGN"));
    const below = it ? living(t.l).filter((key) => isWithin(t.l, key, t.l.transfers[it.transfer]?.to ?? "")) : [];
    const branch = pick(t, astray(t) ? places(t.l) : below.filter((key) => holdsMembers(organization(t.l, key))));
    return it && branch ? { do: "assign", ...it, branch } : null;
  },
  report: (t) => {
    const n = some(t, inState(t.l, "WAIT_REPORT"));
    const whose = n === null ? undefined : t.l.transfers[n]?.person;
    if (n === null || !whose) return null;
    const by =
      person(t.l, whose).activated && !astray(t)
        ? whose
        : pick(
            t,
            members(t.l).filter((key) => person(t.l, key).activated),
          );
    return by ? { do: "report", transfer: n, by, rightCode: !astray(t, 4) } : null;
  },
  list: (t) => {
    const it = before(t, inState(t.l, "PENDING_LIST"));
    return it && { do: "list", ...it };
  },
} satisfies Partial<Aims>;
