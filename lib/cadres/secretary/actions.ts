"use server";
// 组织信息的保存，连同书记一栏（ORG-10 至 ORG-13）。
import { action } from "#lib/action";
import { saveChildInformation as saveChild, saveOwnInformation as saveOwn } from "#lib/cadres/secretary/commands";
import { informationSchema } from "#lib/organizations/schema";

export const saveOwnInformation = action("saveOwnInformation", informationSchema, saveOwn);
export const saveChildInformation = action("saveChildInformation", informationSchema, saveChild);
