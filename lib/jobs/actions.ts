"use server";
// 任务：现在就做一次。
import { action } from "#lib/action";
import { runJob as run } from "#lib/jobs/commands";
import { runJobSchema } from "#lib/jobs/form";

export const runJob = action("runJob", runJobSchema, run);
