"use server";
// 推进阶段：设定、撤销。
import { action } from "#lib/action";
import { removeStage as remove, saveStage as save } from "#lib/organizations/stages/commands";
import { stageLevelSchema, stageSchema } from "#lib/organizations/stages/schema";

export const saveStage = action("saveStage", stageSchema, save);
export const removeStage = action("removeStage", stageLevelSchema, remove);
