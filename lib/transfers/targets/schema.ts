// 选转入组织时的查找。
import * as z from "zod/mini";
import { TransferReason } from "#generated/enums";
import { searched } from "#lib/fields";

/** What the picker asks: the next level below `parent`, or what is called `q`. */
export const placeSchema = z.object({
  q: searched,
  parent: z.catch(z.optional(z.uuid()), undefined),
  from: z.catch(z.optional(z.uuid()), undefined),
  reason: z.catch(z.optional(z.enum(Object.values(TransferReason) as [TransferReason, ...TransferReason[]])), undefined),
});
