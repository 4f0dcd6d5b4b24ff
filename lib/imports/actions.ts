"use server";
// 导入：开始、对列、改格、整列替换、确认写入、撤销、放弃。
import { action } from "#lib/action";
import * as batch from "#lib/imports/commands";
import { batchSchema, beginSchema, mappingSchema, replaceSchema, rowEditSchema } from "#lib/imports/schema";

export const beginImport = action("beginImport", beginSchema, batch.beginImport);
export const mapImportColumns = action("mapImportColumns", mappingSchema, batch.mapImportColumns);
export const editImportRow = action("editImportRow", rowEditSchema, batch.editImportRow);
export const replaceImportValue = action("replaceImportValue", replaceSchema, batch.replaceImportValue);
export const applyImport = action("applyImport", batchSchema, batch.applyImport);
export const undoImport = action("undoImport", batchSchema, batch.undoImport);
export const discardImport = action("discardImport", batchSchema, batch.discardImport);
