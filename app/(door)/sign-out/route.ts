import { signOut } from "#lib/accounts/actions";

/** Ends the session and asks the browser to forget everything of this person. */
export async function POST(): Promise<Response> {
  await signOut({ input: {} });
  return new Response(null, {
    status: 303,
    headers: { Location: "/", "Clear-Site-Data": '"cache", "storage"', "Cache-Control": "no-store" },
  });
}
