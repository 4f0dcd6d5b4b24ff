// 小甜饼的名字；在 https 上用 __Host- 绑定主机。
/** The name under which next-auth keeps the session. */
export const sessionCookieName = (secure: boolean): string => (secure ? "__Host-session" : "session");
export const deviceCookieName = (secure: boolean): string => (secure ? "__Host-device" : "device");
/** Short-lived knowledge of a visitor who is on the way through the door. */
export const passCookieName = (secure: boolean): string => (secure ? "__Host-pass" : "pass");
/** The link to one's own application, on the device that sent it. */
export const applicationCookieName = (secure: boolean): string => (secure ? "__Host-application" : "application");
