// 申请页的网址可以预填什么：转到哪里、为什么、单位，接收码（A12）。
import * as z from "zod/mini";
import { TransferReason } from "#generated/enums";
import { line } from "#lib/fields";

const REASONS = Object.values(TransferReason) as [TransferReason, ...TransferReason[]];

/** What does not make sense is not filled in; every address opens. */
export const prefillSchema = z.object({
  to: z.catch(z.optional(z.uuid()), undefined),
  reason: z.catch(z.optional(z.enum(REASONS)), undefined),
  unit: z.catch(line(100), ""),
  address: z.catch(line(200), ""),
  code: z.catch(z.optional(z.string().check(z.regex(/^[0-9A-Za-z]{4,24}$/))), undefined),
});
