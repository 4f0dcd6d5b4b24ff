// 能不能转：提交之前就说清楚谁不行、为什么（TRF-13、TRF-14、MEM-37）。
import type { Post } from "#generated/enums";
import { no } from "#lib/verdict";

/** A member who might be transferred, with what may stand in the way. */
export type Candidate = {
  personId: string;
  name: string;
  post: Post | null;
  /** Not a new development, or certified. */
  certified: boolean;
  /** A transfer that is under way already. */
  pendingId: string | null;
  /** A request for deletion or correction that is under way. */
  correcting: string | null;
  graduate: boolean;
};

/** Why nothing may be begun for this person now; null when it may. */
export function blockOf({ certified, pendingId, correcting }: Pick<Candidate, "certified" | "pendingId" | "correcting">): string | null {
  if (pendingId) return no("E-TRF-02").because;
  if (!certified) return no("E-TRF-14").because;
  return correcting ? no("E-MEM-37", { 事项: correcting }).because : null;
}
