// 申请页预填的内容：网址里的组织还在不在，接收码是不是它的（A12）。
import type * as z from "zod/mini";
import type { TransferReason } from "#generated/enums";
import { findByShort } from "#lib/transfers/arrival/queries";
import { REASONS } from "#lib/transfers/guidance/rules";
import { unitOf } from "#lib/transfers/prefill/rules";
import type { prefillSchema } from "#lib/transfers/prefill/schema";
import { findPlace, type Place } from "#lib/transfers/targets/queries";

export type Prefilled = {
  place: Place | null;
  plan: { reason?: TransferReason; newUnitName: string; newUnitAddress: string };
  /** The code of that very branch, as long as it serves. */
  code: { shortCode: string; expiresAt: Date } | null;
};

/** What an application can begin with. */
export async function readPrefill(asked: z.output<typeof prefillSchema>, fromBranchId: string | null): Promise<Prefilled> {
  const { to, reason, unit, address, code } = asked;
  const place = to ? await findPlace(to, { fromBranchId, reason: reason ?? null }) : null;
  const known = place && code ? await findByShort(code) : null;
  const named = place && reason && REASONS[reason].asksUnit ? unitOf(place) : "";
  return {
    place,
    plan: { ...(reason ? { reason } : {}), newUnitName: unit || named, newUnitAddress: address },
    code: known?.purpose === "JOIN" && known.organizationId === to ? known : null,
  };
}
