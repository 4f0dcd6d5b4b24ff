import type { NextRequest } from "next/server";
import NextAuth from "next-auth";
import { signIn } from "#lib/accounts/actions";
import { authOptions } from "#lib/auth/options";
import { isSecure } from "#lib/auth/request";
import { readSecret } from "#lib/env";

type Context = { params: Promise<{ nextauth: string[] }> };

/** What of next-auth's addresses is open: the CSRF token, its list of providers, and the credentials' door. */
const OPEN: Readonly<Record<string, readonly string[]>> = {
  GET: ["csrf", "providers"],
  POST: ["callback/credentials"],
};

async function handle(request: NextRequest, context: Context): Promise<Response> {
  const path = (await context.params).nextauth.join("/");
  if (!OPEN[request.method]?.includes(path)) return new Response(null, { status: 404 });
  return NextAuth(request, context, authOptions(signIn, readSecret("SESSION_SECRET"), await isSecure()));
}

export { handle as GET, handle as POST };
