// 第一道栏杆，不是锁：响应头、来源、老旧浏览器、没有登录的直接去登录。每个页面和操作仍各自把关。
import { type NextRequest, NextResponse } from "next/server";
import { sessionCookieName } from "#lib/auth/cookie-names";
import { PATH_HEADER } from "#lib/auth/path-header";
import { readEnvironment } from "#lib/env";

const OLD_BROWSER = /MSIE |Trident\//;
const PRIVATE = /^\/(my|manage)(\/|$)/;

function policy(nonce: string, secure: boolean): string {
  const develop = process.env.NODE_ENV === "development" ? " 'unsafe-eval'" : "";
  return [
    "default-src 'self'",
    `script-src 'self' 'nonce-${nonce}' 'strict-dynamic'${develop}`,
    "style-src 'self' 'unsafe-inline'",
    "img-src 'self' data: blob:",
    "connect-src 'self'",
    "worker-src 'self'",
    "manifest-src 'self'",
    "object-src 'none'",
    "base-uri 'self'",
    "form-action 'self'",
    "frame-ancestors 'none'",
    ...(secure ? ["upgrade-insecure-requests"] : []),
  ].join("; ");
}

function protect(response: NextResponse, csp: string, secure: boolean): NextResponse {
  const head = response.headers;
  head.set("Content-Security-Policy", csp);
  head.set("X-Content-Type-Options", "nosniff");
  head.set("X-Frame-Options", "DENY");
  head.set("Referrer-Policy", "same-origin");
  head.set("Cross-Origin-Opener-Policy", "same-origin");
  head.set("Cross-Origin-Resource-Policy", "same-origin");
  head.set("Permissions-Policy", "camera=(self), microphone=(), geolocation=()");
  head.set("Cache-Control", "no-store");
  if (secure) head.set("Strict-Transport-Security", "max-age=63072000; includeSubDomains");
  return response;
}

/** Forged or missing origins of writes, and hosts that are not ours. */
function refusal(request: NextRequest, origin: string): NextResponse | null {
  const { PUBLIC_ORIGIN } = readEnvironment();
  if (PUBLIC_ORIGIN && request.headers.get("host") !== new URL(PUBLIC_ORIGIN).host) return new NextResponse(null, { status: 421 });
  const writes = request.method === "POST" && request.headers.has("next-action");
  return writes && request.headers.get("origin") !== origin ? new NextResponse(null, { status: 403 }) : null;
}

export function proxy(request: NextRequest): NextResponse {
  if (readEnvironment().PROXY_GUARD === "off") return NextResponse.next();
  const { pathname, search } = request.nextUrl;
  const { PUBLIC_ORIGIN } = readEnvironment();
  const host = `${request.headers.get("x-forwarded-proto") ?? "http"}://${request.headers.get("host")}`;
  const origin = PUBLIC_ORIGIN ? new URL(PUBLIC_ORIGIN).origin : host;
  const secure = origin.startsWith("https://");
  const refused = refusal(request, origin);
  if (refused) return refused;
  if (OLD_BROWSER.test(request.headers.get("user-agent") ?? "")) return NextResponse.rewrite(new URL("/unsupported.html", request.url));
  if (PRIVATE.test(pathname) && request.method === "GET" && !request.cookies.has(sessionCookieName(secure)))
    return NextResponse.redirect(new URL(`/?to=${encodeURIComponent(pathname + search)}`, origin));
  if (pathname === "/sw.js")
    return readEnvironment().SERVICE_WORKER === "off" ? NextResponse.rewrite(new URL("/sw-off.js", request.url)) : NextResponse.next();
  const nonce = Buffer.from(crypto.getRandomValues(new Uint8Array(16))).toString("base64");
  const csp = policy(nonce, secure);
  const headers = new Headers(request.headers);
  headers.set("Content-Security-Policy", csp);
  headers.set(PATH_HEADER, pathname + search);
  return protect(NextResponse.next({ request: { headers } }), csp, secure);
}

export const config = { matcher: ["/((?!_next/static|_next/image|icons/|favicon.ico|api/uploads).*)"] };
