// 消息的表单。
import * as z from "zod";

/** Which messages were read; none named means all. */
export const readSchema = z.strictObject({ messageIds: z.array(z.uuid()).max(100) });
