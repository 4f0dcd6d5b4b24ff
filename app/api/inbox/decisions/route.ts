import { json, refusalResponse } from "#lib/auth/api";
import { decidePaper } from "#lib/inbox/actions";

/** The same decision through the same door, from a page that is going away: only plain requests outlive their page. */
export const POST = async (request: Request): Promise<Response> => {
  const answer = await decidePaper(await request.json().catch(() => ({})));
  return answer.ok ? json(answer) : refusalResponse(answer);
};
