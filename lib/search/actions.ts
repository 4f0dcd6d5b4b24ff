"use server";
// 找人：粘贴名单查找，把选中的人导出。
import { action } from "#lib/action";
import { exportPeople as exportChosen, findPeople as find } from "#lib/search/commands";
import { listSchema, chosenSchema } from "#lib/search/schema";

export const findPeople = action("findPeople", listSchema, find);
export const exportPeople = action("exportPeople", chosenSchema, exportChosen);
