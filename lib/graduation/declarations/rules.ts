// 毕业去向申报：有哪几条路，每条路要说清什么，谁现在可以申报（规格 8.6、TRF-23、BEY-25）。
import type { GraduateMark, OrgCategory, TransferReason } from "#generated/enums";
import type { Day, Month } from "#lib/dates";
import type { Todo } from "#lib/members/todos/rules";
import { no, type Verdict, yes } from "#lib/verdict";

/** Where a graduate goes (8.6, and 延迟毕业). */
export const ROUTES = [
  "FURTHER_STUDY",
  "EMPLOYED",
  "EMPLOYED_WITHOUT_LEAGUE",
  "UNEMPLOYED",
  "ARMY",
  "STUDY_ABROAD",
  "ABROAD_ON_DUTY",
  "ABROAD_PRIVATELY",
  "DELAYED_GRADUATION",
] as const satisfies readonly TransferReason[];
export type Route = (typeof ROUTES)[number];
export const isRoute = (reason: string): reason is Route => (ROUTES as readonly string[]).includes(reason);

/** What is done for somebody on this route: a transfer to where they go, the library, the register of TRF-32, or the mark of GRAD-11. */
export type Lane = "TRANSFER" | "LIBRARY" | "REGISTER" | "DELAY";
const OTHER_LANES: Partial<Record<Route, Lane>> = { ARMY: "LIBRARY", STUDY_ABROAD: "REGISTER", DELAYED_GRADUATION: "DELAY" };
export const laneOf = (route: Route): Lane => OTHER_LANES[route] ?? "TRANSFER";

export const DECLARED_FIELDS = [
  ...([
    "school",
    "unitName",
    "address",
    "targetId",
    "place",
    "startOn",
    "endOn",
    "domesticContact",
    "domesticPhone",
    "month",
    "why",
    "contact",
  ] as const),
] as const;
export type DeclaredField = (typeof DECLARED_FIELDS)[number];

type Asked = { must: readonly DeclaredField[]; may: readonly DeclaredField[] };

/** What each route asks for; what is not named is not asked and not kept. Nothing about the army beyond the phone (E-TRF-18). */
export const ASKED: Readonly<Record<Route, Asked>> = {
  FURTHER_STUDY: { must: ["school", "unitName", "contact"], may: ["address", "targetId"] },
  EMPLOYED: { must: ["unitName", "address", "contact"], may: ["targetId"] },
  EMPLOYED_WITHOUT_LEAGUE: { must: ["unitName", "address", "contact"], may: ["targetId"] },
  UNEMPLOYED: { must: ["address", "contact"], may: ["targetId"] },
  ARMY: { must: ["contact"], may: [] },
  STUDY_ABROAD: { must: ["place", "startOn", "endOn", "domesticContact", "domesticPhone", "contact"], may: [] },
  ABROAD_ON_DUTY: { must: ["unitName", "address", "contact"], may: ["targetId"] },
  ABROAD_PRIVATELY: { must: ["address", "contact"], may: ["targetId"] },
  DELAYED_GRADUATION: { must: ["month", "why", "contact"], may: [] },
};

export const isAsked = (route: Route, field: DeclaredField): boolean => [...ASKED[route].must, ...ASKED[route].may].includes(field);

/** What a route asks for and the form leaves empty. */
export const missingOf = (route: Route, form: Readonly<Record<DeclaredField, string>>): DeclaredField[] =>
  ASKED[route].must.filter((field) => form[field] === "");

/** Who somebody is in the season: the mark, and where they are a member. */
export type Standing = { mark: GraduateMark; category: OrgCategory; month: Month | null; schoolField: boolean; township: boolean };

/** Where members wait until they have work; there only the work they found is declared (TRF-27). */
const WAITING: readonly OrgCategory[] = ["FLOATING_BRANCH", "SOCIETY_LINK_TEMP_BRANCH"];
const isWaiting = ({ category, township }: Standing): boolean => WAITING.includes(category) || township;

/** Routes that somebody may declare now; none outside the season. */
export function openRoutes(standing: Standing, today: Day): readonly Route[] {
  const { mark, category, month, schoolField } = standing;
  const graduating = category === "BRANCH" && schoolField && month?.slice(0, 4) === today.slice(0, 4);
  if (mark === "GRADUATE" || (mark === "NONE" && graduating)) return ROUTES;
  return isWaiting(standing) ? ["EMPLOYED", "EMPLOYED_WITHOUT_LEAGUE", "FURTHER_STUDY"] : [];
}

export const mayDeclare = (standing: Standing, route: Route, today: Day): Verdict => {
  const open = openRoutes(standing, today);
  if (open.length === 0) return no("E-GRAD-14");
  return open.includes(route) ? yes : no("E-TRF-24");
};

/** What is known of an organization that somebody wants to go to. */
export type Target = { id: string; path: string; category: OrgCategory; township: boolean; external: boolean };

const NO_TARGETS: readonly OrgCategory[] = ["LEADING_BODY", "PENDING_TRANSFER_BRANCH", "SPECIAL_UNIT_LIBRARY", "GRADUATE_ORG"];
const BRANCHES: readonly OrgCategory[] = [
  "BRANCH",
  "FLOATING_BRANCH",
  "SOCIETY_LINK_TEMP_BRANCH",
  "TEMP_BRANCH",
  "OVERSEAS_STUDY_BRANCH",
  "DELAYED_GRADUATION_ORG",
];

/** Whether one may go there for this reason: students not to a township (TRF-23), the three provinces want the branch itself (TRF-17). */
export function isFitTarget(route: TransferReason, target: Target, ownBranchId: string): Verdict {
  if (target.id === ownBranchId || NO_TARGETS.includes(target.category)) return no("E-GRAD-15");
  if (route === "FURTHER_STUDY" && target.township) return no("E-TRF-23");
  return target.external && !BRANCHES.includes(target.category) ? no("E-TRF-17") : yes;
}

/** What waits for a graduate who has said nothing yet. */
export const DECLARE_TODO: Todo = {
  key: "destination",
  title: "申报毕业去向",
  note: "团支部据此为你办理团组织关系转接",
  href: "/my/graduation",
  action: "去申报",
};
