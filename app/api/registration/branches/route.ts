import { json, refusalResponse } from "#lib/auth/api";
import { readAddress } from "#lib/auth/request";
import { allow } from "#lib/auth/throttle";
import { searched } from "#lib/fields";
import { searchForRegistration } from "#lib/organizations/queries";
import { no } from "#lib/verdict";

const SHORTEST = 2;

/** Branches to join, before any sign-in: names only, few, and not too often. */
export async function GET(request: Request): Promise<Response> {
  if (!(await allow("door", await readAddress()))) return refusalResponse(no("E-GEN-04"));
  const typed = searched.parse(new URL(request.url).searchParams.get("q"));
  return json(typed.length < SHORTEST ? [] : await searchForRegistration(typed, "branches"));
}
