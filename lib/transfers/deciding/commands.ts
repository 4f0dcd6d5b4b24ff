// 转接的决定。
import { refuse } from "#lib/verdict";

/** Decides a transfer that lies on a desk. */
export async function decideTransfer(): Promise<null> {
  return refuse("E-GEN-08");
}
