"use server";
// 操作指南：系统后台更换、恢复自带。
import { action } from "#lib/action";
import * as guides from "#lib/guides/commands";
import { guideSchema, replaceSchema } from "#lib/guides/schema";

export const replaceGuide = action("replaceGuide", replaceSchema, guides.replaceGuide);
export const restoreGuide = action("restoreGuide", guideSchema, guides.restoreGuide);
