// 身份的用词。
import type { Context } from "#lib/auth/load";
import type { Role } from "#lib/auth/matrix";
import { POST_LABELS } from "#lib/organizations/labels";

export const ROLE_LABELS: Readonly<Record<Role, string>> = {
  MEMBER: "团员",
  CADRE: "团干部",
  BRANCH_ADMIN: "团支部管理员",
  GENERAL_ADMIN: "团总支管理员",
  COMMITTEE_ADMIN: "团委管理员",
  LEADING_ADMIN: "领导机关管理员",
  PROVINCIAL_ADMIN: "省级管理员",
  OPERATOR: "系统后台",
  CENTRAL_ADMIN: "团中央管理员",
};

/** What somebody is in an organization, in words: 书记、管理员. */
export function roleWords({ isAdmin, isCadre, isMember, post }: Context): string {
  const words = [post ? POST_LABELS[post] : isCadre ? "团干部" : "", isAdmin ? "管理员" : "", isMember && !isCadre ? "团员" : ""];
  return words.filter(Boolean).join("、") || "团员";
}
