// 转接列表的标签与筛选：条件都在网址里（TRF-20）。
import * as z from "zod/mini";
import { TransferKind, TransferReason, TransferState } from "#generated/enums";
import { searched } from "#lib/fields";

export const TRANSFER_TABS = ["out", "in", "assign", "mine", "all"] as const;
export type TransferTab = (typeof TRANSFER_TABS)[number];
export const SINCE = ["all", "week", "month", "year"] as const;

const one = <T extends string>(values: Record<string, T>) => z.catch(z.optional(z.enum(Object.values(values) as [T, ...T[]])), undefined);

export const transferFilterSchema = z.object({
  tab: z.catch(z.enum(TRANSFER_TABS), "out"),
  kind: one(TransferKind),
  state: one(TransferState),
  reason: one(TransferReason),
  since: z.catch(z.enum(SINCE), "all"),
  q: searched,
  page: z.catch(z.coerce.number().check(z.int(), z.minimum(1), z.maximum(10_000)), 1),
});
export type TransferFilter = z.output<typeof transferFilterSchema>;
export const TRANSFER_PAGE = 20;
