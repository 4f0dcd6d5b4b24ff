"use server";
// 团组织：创建下级、排序、核对名称、信息变更的审批与撤回。
import { action } from "#lib/action";
import { decideChange, withdrawChange } from "#lib/organizations/changes/commands";
import { createOrganization as create } from "#lib/organizations/children/commands";
import { confirmNames as confirm, orderChildren as order } from "#lib/organizations/commands";
import { changeSchema, decisionSchema, newOrganizationSchema, nothingSchema, orderSchema } from "#lib/organizations/schema";

export const createOrganization = action("createOrganization", newOrganizationSchema, create);
export const orderChildren = action("orderChildren", orderSchema, order);
export const confirmNames = action("confirmNames", nothingSchema, confirm);
export const decideInfoChange = action("decideInfoChange", decisionSchema, decideChange);
export const withdrawInfoChange = action("withdrawInfoChange", changeSchema, withdrawChange);
