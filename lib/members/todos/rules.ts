// 等本人办的事。
import { FIELD_LABELS, type PersonField } from "#lib/members/labels";
import { FIELD_LABELS as ORGANIZATION_LABELS, type OrganizationField } from "#lib/organizations/labels";

export type Todo = { key: string; title: string; note: string; href: string; action: string };
/** An organization that the person administers, and what its information lacks. */
export type Unfinished = { shortName: string; missing: readonly string[] };
export type TodoFacts = {
  missing: readonly string[];
  assurance: number;
  secondFactor: boolean;
  isManager: boolean;
  unfinished: Unfinished | null;
  /** What waits because of a post or a desk. */
  duties?: readonly Todo[];
};

const SHOWN = 3;

/** 补填户籍地址 or 补填3项资料 */
function missingTodo(missing: readonly string[]): Todo[] {
  if (missing.length === 0) return [];
  const names = missing.map((f) => FIELD_LABELS[f as PersonField] ?? f);
  const title = missing.length === 1 ? `补填${names[0]}` : `补填 ${missing.length}\u00a0项资料`;
  const note =
    missing.length === 1 ? "支部“团员录入”只差你这一项" : `缺：${names.slice(0, SHOWN).join("、")}${names.length > SHOWN ? "等" : ""}`;
  return [{ key: "missing", title, note, href: "/my/profile/edit", action: "去补填" }];
}

/** 缺：书记手机号码 (NAV-08) */
function organizationTodo(unfinished: Unfinished | null): Todo[] {
  if (!unfinished) return [];
  const names = unfinished.missing.map((f) => ORGANIZATION_LABELS[f as OrganizationField] ?? f);
  const note = `${unfinished.shortName}还缺：${names.slice(0, SHOWN).join("、")}${names.length > SHOWN ? "等" : ""}`;
  return [{ key: "organization", title: "请完善组织信息", note, href: "/manage/organizations/own", action: "去完善" }];
}

const CONFIRM: Todo = {
  key: "confirm",
  title: "请支部确认是你本人",
  note: "确认之前，部分资料看不到，也不能办理业务",
  href: "/my/organization",
  action: "找支部",
};
const FACTOR: Todo = {
  key: "factor",
  title: "给账号加一道动态口令",
  note: "管理员的账号值得多一道锁，一分钟",
  href: "/my/security/second-factor",
  action: "去开启",
};

/** What waits for the person, the most pressing first. */
export const listTodos = ({ missing, assurance, secondFactor, isManager, unfinished, duties = [] }: TodoFacts): Todo[] => [
  ...(assurance < 2 ? [CONFIRM] : [...organizationTodo(unfinished), ...duties, ...missingTodo(missing)]),
  ...(isManager && !secondFactor ? [FACTOR] : []),
];
