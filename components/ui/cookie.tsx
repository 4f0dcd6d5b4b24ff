// 本机记住的小事：不是秘密，脚本可写；到期由浏览器自己忘掉。
/** Remembers a harmless choice on this device. The Cookie Store API is missing in many phone browsers. */
export const rememberCookie = (name: string, value: string, seconds: number): void => {
  Reflect.set(document, "cookie", `${name}=${value}; path=/; max-age=${seconds}; samesite=lax`);
};
