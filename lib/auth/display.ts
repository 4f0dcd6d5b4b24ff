// 看得舒服：深浅与大字记在小甜饼里，首次绘制之前就生效。
import { readCookie } from "#lib/auth/request";

export type Theme = "system" | "light" | "dark";
export type Display = { theme: Theme; large: boolean };

/** `dark.large`, `light`, … in a cookie that scripts may write. */
export const DISPLAY_COOKIE = "display";

export function parseDisplay(text: string | undefined): Display {
  const parts = (text ?? "").split(".");
  const theme = parts.includes("dark") ? "dark" : parts.includes("light") ? "light" : "system";
  return { theme, large: parts.includes("large") };
}

export const readDisplay = async (): Promise<Display> => parseDisplay(await readCookie(DISPLAY_COOKIE));
