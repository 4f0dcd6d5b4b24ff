import type { Metadata } from "next";
import { MemberBar, MemberPage } from "#components/layout/member";
import { OwnTransfers } from "#components/transfers/own-transfers";
import { PhaseBanner } from "#components/transfers/phase-banner";
import { requireMember } from "#lib/auth/guard";
import { now } from "#lib/clock";
import { dayOf } from "#lib/dates";
import { listOwnStays } from "#lib/transfers/overseas/queries";
import { listOwnTransfers } from "#lib/transfers/own/queries";

export const metadata: Metadata = { title: "组织关系转接" };

export default async function OwnTransfersPage() {
  const { self } = await requireMember();
  const [transfers, stays] = await Promise.all([listOwnTransfers(self), listOwnStays(self)]);
  const at = now();
  return (
    <>
      <MemberBar back="/my/me" />
      <MemberPage>
        <h1 className="mb-4 font-semibold text-display">组织关系转接</h1>
        <PhaseBanner today={dayOf(at)} />
        <OwnTransfers transfers={transfers} stays={stays.length} at={at} />
      </MemberPage>
    </>
  );
}
