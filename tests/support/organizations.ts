// 组织的词汇：按全称找组织，填建下级的表，填组织信息的表。
import { db } from "#lib/db";
import { formOfOrganization } from "#lib/organizations/information/queries";
import type { InformationForm, NewOrganizationForm } from "#lib/organizations/schema";
import type { Organization } from "#generated/client";
import { saveChildInformation, saveOwnInformation } from "#lib/cadres/secretary/actions";
import { organizationId, type Player, press } from "#tests/support/people";

export const PROVINCE = "共青团江海省委";
export const UNIVERSITY = "江海海洋大学团委";
export const COLLEGE = "江海海洋大学信息学院团委";
export const GRADE = "江海海洋大学信息学院2021级团总支";
export const CLASS_1 = "江海海洋大学信息学院计算机专业2021级1班团支部";
export const CLASS_2 = "江海海洋大学信息学院计算机专业2021级2班团支部";
export const CLASS_2022 = "江海海洋大学信息学院计算机专业2022级1班团支部";
export const STREET = "东屿区望潮街道团工委";
export const COMMUNITY = "望潮街道听涛社区团支部";
export const OVERSEAS = "江海海洋大学出国（境）学习研究团员团支部";

/** An organization as it stands in the database now. */
export const organizationOf = async (fullName: string): Promise<Organization> =>
  db().organization.findUniqueOrThrow({ where: { id: await organizationId(fullName) } });

/** The form for a child of an organization. */
export const childForm = async (parent: string, more: Partial<NewOrganizationForm>): Promise<NewOrganizationForm> => ({
  parentId: await organizationId(parent),
  category: "BRANCH",
  shortName: "",
  fullName: "",
  industryCategory: "",
  phone: "",
  email: "",
  youthCount: "",
  recommendedPartyCount: "",
  purpose: "",
  validUntil: "",
  ...more,
});

/** The information form of an organization as it opens now, with what somebody typed. */
export const informationForm = async (fullName: string, more: Partial<InformationForm> = {}): Promise<InformationForm> => ({
  ...formOfOrganization(await organizationOf(fullName)),
  ...more,
});

/** Saves an organization's information as its own administrator; `more` is what somebody typed. */
export const saveOwn = async (player: Player, fullName: string, more: Partial<InformationForm> = {}) =>
  press(player.browser, saveOwnInformation, await informationForm(fullName, more));

/** The same as the direct superior. */
export const saveChild = async (player: Player, fullName: string, more: Partial<InformationForm> = {}) =>
  press(player.browser, saveChildInformation, await informationForm(fullName, more));
