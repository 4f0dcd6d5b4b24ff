"use server";
// 组织变动：申请迁移、删除下级组织、恢复。
import { action } from "#lib/action";
import { deleteOrganization as remove } from "#lib/reorganization/deletion/commands";
import { requestMove as request } from "#lib/reorganization/moves/commands";
import { restoreOrganization as restore } from "#lib/reorganization/restoring/commands";
import { deletionSchema, moveSchema, restoringSchema } from "#lib/reorganization/schema";

export const requestMove = action("requestMove", moveSchema, request);
export const deleteOrganization = action("deleteOrganization", deletionSchema, remove);
export const restoreOrganization = action("restoreOrganization", restoringSchema, restore);
