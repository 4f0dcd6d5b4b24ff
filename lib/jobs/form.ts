// 任务的表单：现在就做哪一个。
import * as z from "zod/mini";
import { CLOCKED } from "#lib/jobs/words";

export const runJobSchema = z.strictObject({ task: z.enum(CLOCKED as [string, ...string[]]) });
