// 操作指南的表单：换哪一篇，用哪个传上来的文件。
import * as z from "zod";
import { GUIDE_SLUGS } from "#lib/guides/rules";

export const guideSchema = z.strictObject({ slug: z.enum(GUIDE_SLUGS) });
export const replaceSchema = z.strictObject({ slug: z.enum(GUIDE_SLUGS), fileId: z.uuid() });
