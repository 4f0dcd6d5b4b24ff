import { commonPasswordFilter } from "#lib/accounts/passwords/queries";

/** Common passwords as a small filter, so that a browser can tell without sending what is typed. */
export function GET(): Response {
  return new Response(commonPasswordFilter(), {
    headers: { "Content-Type": "application/octet-stream", "Cache-Control": "public, max-age=86400" },
  });
}
