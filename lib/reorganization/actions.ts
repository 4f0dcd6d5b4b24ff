"use server";
// 组织变动：申请迁移、删除下级组织、恢复。
import { action } from "#lib/action";
import { requestMove as request } from "#lib/reorganization/moves/commands";
import { moveSchema } from "#lib/reorganization/schema";

export const requestMove = action("requestMove", moveSchema, request);
