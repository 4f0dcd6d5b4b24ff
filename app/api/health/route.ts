import { isHealthy } from "#lib/jobs/queries";

/** For the load balancer: whether this process and its database answer. */
export async function GET(): Promise<Response> {
  const ok = await isHealthy();
  return Response.json({ ok }, { status: ok ? 200 : 503 });
}
