"use server";
// 毕业：标记团支部的毕业时间，标记延迟毕业团员、教师与撤销，本人申报去向，成批转接。
import { action } from "#lib/action";
import { declareDestination as declare } from "#lib/graduation/declarations/commands";
import * as graduates from "#lib/graduation/graduates/commands";
import { markBranches as mark } from "#lib/graduation/marks/commands";
import * as batches from "#lib/graduation/batches/commands";
import { batchSchema, beginSchema, declarationSchema, delaySchema, markSchema, peopleSchema } from "#lib/graduation/schema";

export const markBranches = action("markBranches", markSchema, mark);
export const markDelayed = action("markDelayed", delaySchema, graduates.markDelayed);
export const markTeachers = action("markTeachers", peopleSchema, graduates.markTeachers);
export const undoDelayed = action("undoDelayed", peopleSchema, graduates.undoDelayed);
export const undoTeacher = action("undoTeacher", peopleSchema, graduates.undoTeacher);
export const declareDestination = action("declareDestination", declarationSchema, declare);
export const beginGraduateBatch = action("beginGraduateBatch", beginSchema, batches.beginBatch);
export const runGraduateBatch = action("runGraduateBatch", batchSchema, batches.runBatch);
export const undoGraduateBatch = action("undoGraduateBatch", batchSchema, batches.undoBatch);
export const discardGraduateBatch = action("discardGraduateBatch", batchSchema, batches.discardBatch);
