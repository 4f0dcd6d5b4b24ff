"use server";
// 团干部培训：录入、修改、删除（CAD-14）。
import { action } from "#lib/action";
import { removeTraining as remove, saveTraining as save } from "#lib/cadres/trainings/commands";
import { trainingIdSchema, trainingSchema } from "#lib/cadres/trainings/schema";

export const saveTraining = action("saveTraining", trainingSchema, save);
export const removeTraining = action("removeTraining", trainingIdSchema, remove);
