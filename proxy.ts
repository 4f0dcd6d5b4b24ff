// 第一道栏杆，不是锁：响应头、来源、老旧浏览器、没有登录的直接去登录。每个页面和操作仍各自把关。
import { type NextRequest, NextResponse } from "next/server";
import { sessionCookieName } from "#lib/auth/cookie-names";
import { PATH_HEADER } from "#lib/auth/path-header";
import { readEnvironment } from "#lib/env";

const OLD_BROWSER = /MSIE |Trident\//;
const WORKER = "/sw.js";
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

/** What depends on the request; what does not stands in next.config.mjs. */
function protect(response: NextResponse, csp: string, secure: boolean): NextResponse {
  response.headers.set("Content-Security-Policy", csp);
  if (secure) response.headers.set("Strict-Transport-Security", "max-age=63072000; includeSubDomains");
  return response;
}

/** Forged or missing origins of writes, and hosts that are not ours. */
function refusal(request: NextRequest, origin: string): NextResponse | null {
  const { PUBLIC_ORIGIN } = readEnvironment();
  if (PUBLIC_ORIGIN && request.headers.get("host") !== new URL(PUBLIC_ORIGIN).host) return new NextResponse(null, { status: 421 });
  const writes = request.method === "POST" && request.headers.has("next-action");
  return writes && request.headers.get("origin") !== origin ? new NextResponse(null, { status: 403 }) : null;
}

/** What stands before the pages: refusals, old browsers, the way to the door, the switched off worker; null lets the request through. */
function detour(request: NextRequest, origin: string): NextResponse | null {
  const { pathname, search } = request.nextUrl;
  const refused = refusal(request, origin);
  if (refused) return refused;
  if (OLD_BROWSER.test(request.headers.get("user-agent") ?? "")) return NextResponse.rewrite(new URL("/unsupported.html", request.url));
  const outside =
    PRIVATE.test(pathname) && request.method === "GET" && !request.cookies.has(sessionCookieName(origin.startsWith("https:")));
  if (outside) return NextResponse.redirect(new URL(`/?to=${encodeURIComponent(pathname + search)}`, origin));
  if (pathname !== WORKER) return null;
  return readEnvironment().SERVICE_WORKER === "off" ? NextResponse.rewrite(new URL("/sw-off.js", request.url)) : NextResponse.next();
}

export function proxy(request: NextRequest): NextResponse {
  const { PROXY_GUARD, PUBLIC_ORIGIN } = readEnvironment();
  if (PROXY_GUARD === "off") return NextResponse.next();
  const { pathname, search } = request.nextUrl;
  const host = `${request.headers.get("x-forwarded-proto") ?? "http"}://${request.headers.get("host")}`;
  const origin = PUBLIC_ORIGIN ? new URL(PUBLIC_ORIGIN).origin : host;
  const secure = origin.startsWith("https://");
  const csp = policy(Buffer.from(crypto.getRandomValues(new Uint8Array(16))).toString("base64"), secure);
  const elsewhere = detour(request, origin);
  if (elsewhere) return protect(elsewhere, csp, secure);
  const headers = new Headers(request.headers);
  headers.set("Content-Security-Policy", csp);
  headers.set(PATH_HEADER, pathname + search);
  const response = NextResponse.next({ request: { headers } });
  response.headers.set("Cache-Control", "no-store");
  return protect(response, csp, secure);
}

export const config = { matcher: ["/((?!_next/static|_next/image|icons/|screenshots/|pdfjs/|favicon.ico|api/uploads|api/ingest).*)"] };
