// 网页的地址：门外的、团员的、支部管理员的、团委管理员的，以及列表里的第一个。
import type { Page } from "@playwright/test";

export const DOOR = [
  "/",
  "/activate",
  "/forgot-password",
  "/register",
  "/register/administrator",
  "/register/member",
  "/guides",
  "/guides/activation",
  "/faq",
  "/demo",
];
export const MINE = [
  "/my",
  "/my/applications",
  "/my/organization",
  "/my/messages",
  "/my/me",
  "/my/profile",
  "/my/profile/edit",
  "/my/posts",
  "/my/security",
  "/my/security/password",
  "/my/security/second-factor",
  "/my/viewers",
  "/my/archive",
  "/my/scan",
];
export const BRANCH = [
  "/my/organization/members",
  "/manage",
  "/manage/organizations/own",
  "/manage/members",
  "/manage/members/new",
  "/manage/search",
  "/manage/search?q=l",
  "/manage/irregular-numbers",
  "/manage/exports",
  "/manage/imports",
  "/manage/imports/new",
  "/manage/activation",
  "/manage/administrators",
  "/manage/cadres",
  "/manage/cadres/new",
  "/manage/cadres/changes",
  "/manage/cadres/training",
  "/manage/cadres/training/new",
  "/manage/rules",
  "/manage/inbox",
  "/manage/inbox?tab=mine",
  "/manage/archives",
  "/manage/archives/unused",
  "/manage/transfers/arrival",
  "/manage/transfers/arrival/poster",
];
export const COMMITTEE = [
  "/manage",
  "/manage/organizations",
  "/manage/organizations/new",
  "/manage/organizations/own",
  "/manage/organizations/move",
  "/manage/organizations/lists/small",
  "/manage/organizations/lists/hollow",
  "/manage/organizations/lists/cadres",
  "/manage/members",
  "/manage/search?q=%E6%9E%97",
  "/manage/imports/new",
  "/manage/imports/new?kind=ORGANIZATIONS",
  "/manage/activation",
  "/manage/administrators",
  "/manage/cadres",
  "/manage/cadres/new",
  "/manage/cadres/new?way=batch",
  "/manage/cadres/changes",
  "/manage/cadres/training",
  "/manage/cadres/training/new",
  "/manage/rules",
  "/manage/audit",
  "/manage/archives",
  "/manage/archives?list=1",
  "/manage/archives/review",
  "/manage/archives/cadres",
];

/** The first link on a list that leads to one of its things. */
export async function firstOf(page: Page, list: string): Promise<string> {
  await page.goto(list, { waitUntil: "networkidle" });
  const links = await page.locator(`a[href^="${list}/"]`).evaluateAll((found) => found.map((a) => a.getAttribute("href") ?? ""));
  return links.find((href) => /\/[0-9a-f-]{36}$/.test(href)) ?? "";
}
