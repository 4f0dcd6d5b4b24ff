// 接收码、报到码的用词。
import type { ArrivalPurpose } from "#generated/enums";

export const ARRIVAL_LABELS: Record<ArrivalPurpose, string> = { JOIN: "接收码", REPORT: "报到码" };

/** What a code is for, said to whoever hangs it up. */
export const ARRIVAL_USES: Record<ArrivalPurpose, string> = {
  JOIN: "要转来的团员扫它，申请里的支部、类型和原因自动填好",
  REPORT: "转来的团员到了扫它，就算报到",
};
