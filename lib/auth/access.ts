// 入口的三种人：谁都行，登录了就行，有某项功能的管理员。
import type { Deed } from "#lib/auth/matrix";

/** Who may come through: anybody; anybody signed in; an administrator with a function. */
export type Access = { who: "anyone" } | { who: "signed-in"; restricted?: true } | { who: "manager"; deed: Deed };

export const anyone: Access = { who: "anyone" };
export const signedIn: Access = { who: "signed-in" };
export const evenRestricted: Access = { who: "signed-in", restricted: true };
export const manager = (deed: Deed): Access => ({ who: "manager", deed });
