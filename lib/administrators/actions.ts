"use server";
// 管理员变更：添加、更换、撤销（ADM-03 至 ADM-05）。
import { action } from "#lib/action";
import { changeAdministrator as change, revokeAdministrator as revoke } from "#lib/administrators/changes/commands";
import { changeSchema, revokeSchema } from "#lib/administrators/schema";

export const changeAdministrator = action("changeAdministrator", changeSchema, change);
export const revokeAdministrator = action("revokeAdministrator", revokeSchema, revoke);
