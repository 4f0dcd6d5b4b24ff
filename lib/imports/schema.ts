// 导入的表单。
import * as z from "zod";

export const KINDS = ["MEMBERS", "MEMBERS_BELOW", "ORGANIZATIONS", "CADRES", "TRANSFERS_IN"] as const;

export const beginSchema = z.strictObject({ kind: z.enum(KINDS), fileId: z.uuid() });
export const batchSchema = z.strictObject({ batchId: z.uuid() });
export const mappingSchema = z.strictObject({
  batchId: z.uuid(),
  mapping: z.record(z.string().max(40), z.number().int().min(0).max(99)),
});
const cell = z.string().max(2000, "单元格内容过长。");
export const rowEditSchema = z.strictObject({
  batchId: z.uuid(),
  rowNo: z.number().int().min(1),
  set: z.record(z.string().max(40), cell),
});
export const replaceSchema = z.strictObject({ batchId: z.uuid(), column: z.string().max(40), from: cell, to: cell });

/** What of a batch is looked at. */
export const previewFilterSchema = z.object({
  show: z.enum(["SKIP", "WARN", "NEW", "UPDATE", "SAME", "ALL"]).catch("SKIP"),
  group: z.string().max(20).catch(""),
  page: z.coerce.number().int().min(1).max(2000).catch(1),
});
export type PreviewFilter = z.output<typeof previewFilterSchema>;
