"use server";
// 毕业：标记团支部的毕业时间，标记延迟毕业团员、教师与撤销，本人申报去向。
import { action } from "#lib/action";
import { declareDestination as declare } from "#lib/graduation/declarations/commands";
import * as graduates from "#lib/graduation/graduates/commands";
import { markBranches as mark } from "#lib/graduation/marks/commands";
import { declarationSchema, delaySchema, markSchema, peopleSchema } from "#lib/graduation/schema";

export const markBranches = action("markBranches", markSchema, mark);
export const markDelayed = action("markDelayed", delaySchema, graduates.markDelayed);
export const markTeachers = action("markTeachers", peopleSchema, graduates.markTeachers);
export const undoDelayed = action("undoDelayed", peopleSchema, graduates.undoDelayed);
export const undoTeacher = action("undoTeacher", peopleSchema, graduates.undoTeacher);
export const declareDestination = action("declareDestination", declarationSchema, declare);
