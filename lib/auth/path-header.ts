// 请求的地址：由栏杆写进请求头，登录之后回到原处。
export const PATH_HEADER = "x-requested-path";

const ENTRANCES = /^\/(my|manage|r|confirm)(\/|\?|$)/;

/** A path of our own to go to after signing in; anything else leads home (security case 22). */
export function safePath(to: string | undefined | null, home = "/my"): string {
  if (!to || !ENTRANCES.test(to) || /[\\\s\u0000-\u001f]/.test(to) || to.includes("//") || to.includes("..")) return home;
  return to;
}
