// “为什么不完整”：缺哪一项、谁能补、给谁一句话（ORG-10、7.1）。
import { FIELD_LABELS, type OrganizationField } from "#lib/organizations/labels";
import { whoFills } from "#lib/organizations/information/rules";

export type Gap = { field: OrganizationField; label: string; by: string };

export type Officers = { secretary: string | null; administrator: string | null };

/** Each missing field with who can fill it. */
export const explainGaps = (missing: readonly string[], { secretary, administrator }: Officers): Gap[] =>
  (missing as OrganizationField[]).map((field) => {
    const own = administrator ?? "直属上级（本组织还没有管理员）";
    const by = { own, secretary: `${secretary ?? "书记"}本人，或${own}`, superior: "直属上级" }[whoFills(field)];
    return { field, label: FIELD_LABELS[field], by };
  });

/** What is missing, in words. */
export const missingNames = (missing: readonly string[]): string => (missing as OrganizationField[]).map((f) => FIELD_LABELS[f]).join("、");

/** A sentence to send to whoever should fill what is missing. */
export function reminderText(organization: string, missing: readonly string[], { secretary, administrator }: Officers): string {
  const whom = administrator ?? secretary ?? "您好";
  return `${whom}，${organization}的组织信息还缺：${missingNames(missing)}。请登录智慧团建，在管理中心的“组织信息”里补上，一两分钟的事，谢谢。`;
}

/** A sentence that goes with a registration code. */
export const invitationText = ({
  organization,
  code,
  until,
  link,
}: {
  organization: string;
  code: string;
  until: string;
  link: string;
}): string =>
  `请点开 ${link} 注册为${organization}的管理员；点不开就在登录页选“注册—管理员注册”，填注册码 ${code}（区分大小写，${until}前有效，用一次即失效）。`;

type Counts = Record<"organizations" | "organizations.incomplete" | "organizations.silent", number>;

/** Of an organization's totals, what lies below it: the lists that the numbers open leave out itself. */
export function countsBelow(totals: Counts, { infoComplete, signedIn }: { infoComplete: boolean; signedIn: boolean }) {
  const without = (n: number, itself: boolean): number => Math.max(0, itself ? n - 1 : n);
  const [all, incomplete] = [without(totals.organizations, true), without(totals["organizations.incomplete"], !infoComplete)];
  return { all, incomplete, complete: Math.max(0, all - incomplete), silent: without(totals["organizations.silent"], !signedIn) };
}
export type CountsBelow = ReturnType<typeof countsBelow>;
