"use server";
// 团组织：创建下级、排序、核对名称。
import { action } from "#lib/action";
import { createOrganization as create } from "#lib/organizations/children/commands";
import { confirmNames as confirm, orderChildren as order } from "#lib/organizations/commands";
import { newOrganizationSchema, nothingSchema, orderSchema } from "#lib/organizations/schema";

export const createOrganization = action("createOrganization", newOrganizationSchema, create);
export const orderChildren = action("orderChildren", orderSchema, order);
export const confirmNames = action("confirmNames", nothingSchema, confirm);
