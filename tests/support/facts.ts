// 不变的事实：当场核对，什么也不该违反。
import { verify } from "#lib/audit/verify";

/** What the verifier complains of; an empty list is what one wants. */
export async function violations(): Promise<string[]> {
  const found = await verify();
  return found.filter((f) => f.violations > 0).map((f) => `${f.id} ${f.says}：${f.violations} ${f.examples.join("；")}`);
}
