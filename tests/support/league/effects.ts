// 模型里会发生什么：换团支部、桌子、期限、六月一日（规格 5.1、5.2、5.12、5.18、第 6 节）。
import {
  childrenOf,
  dayAt,
  type League,
  listingOf,
  type Mark,
  membersOf,
  midnight,
  type Move,
  organization,
  person,
  provinceOf,
  schoolOf,
  seatedAt,
  type Transfer,
  upwards,
} from "#tests/support/league/places";

export const PENDING = ["PENDING_OUT", "PENDING_IN", "PENDING_ASSIGN", "WAIT_REPORT", "PENDING_LIST", "PENDING_PROVINCE"];
export const isOpen = (t: Transfer): boolean => PENDING.includes(t.state);
export const isAsked = (m: Move): boolean => m.state.startsWith("PENDING");
const DAY = 86_400_000;

/** When it returns by itself: 10 days in the season of October to April, 15 days for the library (5.1 rows 24, 25). */
export function dueOf(route: Transfer["route"], at: number): number {
  if (route === "SPECIAL") return at + 15 * DAY;
  const year = Number(dayAt(at).slice(0, 4));
  const [may, october] = [midnight(`${year}-05-01`), midnight(`${year}-10-01`)];
  const inSeason = at < may || at >= october;
  const ends = at < may ? may : midnight(`${year + 1}-05-01`);
  if (inSeason && at + 10 * DAY < ends) return at + 10 * DAY;
  return (at >= october ? midnight(`${year + 1}-10-01`) : october) + 10 * DAY;
}

/** The nearest organization from here upwards where somebody sits. */
const nearest = (l: League, key: string): string | undefined =>
  upwards(l, key).find((o) => !o.deleted && seatedAt(l, o.key).length > 0)?.key;

/** On whose desks something lies that an organization decides, its direct superior too where `shared`. */
function desksOf(l: League, decider: string, shared: boolean): string[] {
  const first = nearest(l, decider);
  const second = shared ? organization(l, decider).parent : null;
  return [first, second === first ? null : second].filter((k): k is string => Boolean(k));
}

/** Who may decide a transfer now: the desks, by the present tree. */
export function holdersOf(l: League, t: Transfer): readonly string[] {
  if (!isOpen(t)) return t.lay;
  const toBranch = !["COMMITTEE", "WORK_COMMITTEE", "GENERAL_BRANCH"].includes(organization(l, t.to).category);
  if (t.state === "PENDING_OUT") return desksOf(l, t.from, true);
  if (t.state === "PENDING_IN") return desksOf(l, t.to, toBranch);
  if (t.state === "PENDING_ASSIGN") return desksOf(l, t.to, false);
  if (t.state === "PENDING_LIST") return desksOf(l, listingOf(l, t.from)?.key ?? "", false);
  if (t.state === "PENDING_PROVINCE") return desksOf(l, provinceOf(l, t.from)?.key ?? "", false);
  return [];
}

export function moveHolders(l: League, m: Move): readonly string[] {
  if (!isAsked(m)) return m.lay;
  return desksOf(l, m.state === "PENDING_RELEASE" ? (organization(l, m.organization).parent ?? "") : m.target, false);
}

export function close(l: League, t: Transfer, state: string): void {
  t.lay = holdersOf(l, t);
  t.state = state;
}
export function closeMove(l: League, m: Move, state: string): void {
  m.lay = moveHolders(l, m);
  m.state = state;
}

/** The mark after moving (5.12). */
function markAfter(l: League, mark: Mark, { from, to }: { from: string; to: string }): Mark {
  const { category } = organization(l, to);
  if (category === "GRADUATE_ORG") return mark === "NONE" ? "GRADUATE" : mark;
  if (category === "PENDING_TRANSFER_BRANCH") return mark;
  const sameSchool = schoolOf(l, to) !== undefined && schoolOf(l, to) === schoolOf(l, from);
  return mark === "DELAYED" && category === "DELAYED_GRADUATION_ORG" && sameSchool ? mark : "NONE";
}

const yearOf = (month: string): string => month.slice(0, 4);

/** Somebody is in another branch: mark, cohort, posts and seat follow (5.2, TRF-28). */
export function rehome(l: League, key: string, to: string): void {
  const who = person(l, key);
  const from = organization(l, who.branch ?? "");
  const today = dayAt(l.at);
  if (from.category === "BRANCH" && from.month?.startsWith(yearOf(today)) && today.slice(5, 7) === "05")
    l.cohort.add(`${key} ${yearOf(today)}`);
  const mark = markAfter(l, who.mark, { from: from.key, to });
  if (mark !== who.mark) {
    if (mark === "GRADUATE") l.cohort.add(`${key} ${yearOf(organization(l, to).month ?? today)}`);
    Object.assign(who, { mark, own: null, home: null });
  }
  who.branch = to;
  l.seats.set(
    from.key,
    seatedAt(l, from.key).filter((k) => k !== key),
  );
}

/** 5.1 row 26: what starts from, or goes to, what is no more. */
export function cancelAround(l: League, key: string): void {
  for (const t of l.transfers) if (isOpen(t) && [t.from, t.to].includes(key)) close(l, t, "CANCELLED");
  for (const m of l.moves) if (isAsked(m) && [m.organization, m.target].includes(key)) closeMove(l, m, "CANCELLED");
}

/** The holding branch below a superior, made when it is first needed (ORG-21). */
function holdingBelow(l: League, parent: string): string {
  const known = childrenOf(l, parent).find((o) => o.category === "PENDING_TRANSFER_BRANCH");
  if (known) return known.key;
  const made = `H${l.organizations.size}`;
  const { school, township } = organization(l, parent);
  l.organizations.set(made, {
    ...{ key: made, parent, category: "PENDING_TRANSFER_BRANCH", month: null, school, township, external: false, deleted: false },
  });
  return made;
}

/** An organization is deleted, its members wait below the superior (5.10, 5.18). */
export function bury(l: League, key: string): void {
  const gone = organization(l, key);
  cancelAround(l, key);
  const left = membersOf(l, key);
  const holding = left.length > 0 ? holdingBelow(l, gone.parent ?? "") : "";
  l.seats.set(key, []);
  for (const { key: who } of left) rehome(l, who, holding);
  gone.deleted = true;
}

/** What happens by itself between then and now: June 1, then what has run out of time (JOB-02, JOB-03). */
export function passTime(l: League): void {
  const today = dayAt(l.at);
  const due = (month: string | null): boolean => month !== null && `${yearOf(month)}-06-01` <= today;
  for (const o of l.organizations.values()) if (o.category === "BRANCH" && !o.deleted && due(o.month)) o.category = "GRADUATE_ORG";
  for (const p of l.people.values()) {
    const at = p.branch ? organization(l, p.branch) : undefined;
    if (p.mark === "DELAYED" && due(p.own)) {
      p.mark = "GRADUATE";
      l.cohort.add(`${p.key} ${yearOf(p.own ?? "")}`);
    } else if (p.mark === "NONE" && at?.category === "GRADUATE_ORG" && at.month) {
      p.mark = "GRADUATE";
      l.cohort.add(`${p.key} ${yearOf(at.month)}`);
    }
  }
  for (const t of l.transfers) if (isOpen(t) && t.due <= l.at) close(l, t, "RETURNED_TIMEOUT");
}
