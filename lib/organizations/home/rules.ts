// 组织建设五件事（ORG-34）：支部只有前两件。
import { FIELD_LABELS, type OrganizationField } from "#lib/organizations/labels";
import { mayHaveChildren } from "#lib/organizations/rules";
import type { OrgCategory } from "#generated/enums";

export type HomeFacts = {
  category: OrgCategory;
  administrators: readonly string[];
  missing: readonly OrganizationField[];
  children: number;
  /** Children without administrator, and how many of those have no valid code either. */
  withoutAdministrator: number;
  withoutCode: number;
  incomplete: number;
  firstIncomplete: { id: string; shortName: string; missing: readonly OrganizationField[] } | null;
};

export type Task = {
  key: string;
  state: "done" | "warn" | "todo";
  title: string;
  note: string;
  action: { label: string; href: string } | null;
};

const fieldNames = (fields: readonly OrganizationField[]): string => fields.map((f) => FIELD_LABELS[f]).join("、");
const CHILDREN = "/manage/organizations";

const registered = ({ administrators }: HomeFacts): Task => ({
  key: "registered",
  state: administrators.length > 0 ? "done" : "todo",
  title: "本级管理员已注册",
  note: administrators.join("、") || "还没有人注册",
  action: null,
});

const informed = ({ missing }: HomeFacts): Task =>
  missing.length === 0
    ? { key: "informed", state: "done", title: "本组织信息和书记已录", note: "必填项都已填好", action: null }
    : {
        key: "informed",
        state: "warn",
        title: "本组织信息没填完",
        note: `缺：${fieldNames(missing)}`,
        action: { label: "现在去填", href: `${CHILDREN}/own` },
      };

const created = ({ children }: HomeFacts): Task =>
  children > 0
    ? { key: "created", state: "done", title: "直属下级已创建", note: `${children}\u00a0个，缺的可以随时补建`, action: null }
    : {
        key: "created",
        state: "todo",
        title: "还没有创建直属下级",
        note: "可以一个一个建，也可以用Excel一次建好",
        action: { label: "去创建", href: `${CHILDREN}/new` },
      };

function handedOut({ children, withoutAdministrator, withoutCode }: HomeFacts): Task {
  const base = { key: "handedOut", action: { label: "去发注册码", href: CHILDREN } };
  if (children === 0) return { ...base, state: "todo", title: "给下级发注册码", note: "建好下级之后再发", action: null };
  if (withoutAdministrator === 0) return { ...base, state: "done", title: "注册码都已领用", note: "每个下级都有管理员", action: null };
  const left = withoutCode > 0 ? `${withoutCode}\u00a0个还没有生成` : `${withoutAdministrator}\u00a0个还没有领用`;
  return { ...base, state: "warn", title: "注册码没发完", note: left };
}

function followed({ children, incomplete, firstIncomplete }: HomeFacts): Task {
  if (children === 0 || incomplete === 0)
    return {
      key: "followed",
      state: children === 0 ? "todo" : "done",
      title: children === 0 ? "跟到下级都填完" : "下级信息都已填完",
      note: "",
      action: null,
    };
  const first = firstIncomplete ? `${firstIncomplete.shortName}，缺${fieldNames(firstIncomplete.missing)}` : "";
  const note = incomplete > 1 ? `${first}；另有 ${incomplete - 1}\u00a0个` : first;
  return {
    key: "followed",
    state: "warn",
    title: "下级信息还没填完",
    note,
    action: { label: "看看是哪些", href: `${CHILDREN}?show=incomplete` },
  };
}

/** The tasks of an organization with where each stands. */
export const tasksOf = (facts: HomeFacts): Task[] => [
  registered(facts),
  informed(facts),
  ...(mayHaveChildren(facts.category) ? [created(facts), handedOut(facts), followed(facts)] : []),
];
