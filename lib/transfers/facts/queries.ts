// 审批转接的人看的事实。
import type { PaperFact } from "#lib/papers/rules";

export async function listTransferFacts(): Promise<PaperFact[]> {
  return [];
}
