"use server";
// 组织管理员：直属上级给下级添加一位（ADM-03）。
import { action } from "#lib/action";
import { grantAdministrator as grant } from "#lib/administrators/commands";
import { grantSchema } from "#lib/administrators/schema";

export const grantAdministrator = action("grantAdministrator", grantSchema, grant);
