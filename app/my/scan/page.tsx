import type { Metadata } from "next";
import { MemberBar, MemberPage } from "#components/layout/member";
import { Scanner } from "#components/transfers/arrival/scanner";
import { Note } from "#components/ui/states";
import { requireMember } from "#lib/auth/guard";

export const metadata: Metadata = { title: "扫码" };

export default async function ScanPage({ searchParams }: { searchParams: Promise<{ ended?: string }> }) {
  await requireMember();
  const { ended } = await searchParams;
  return (
    <>
      <MemberBar back="/my" title="扫码" />
      <MemberPage>
        <h1 className="mt-4 mb-2 font-semibold text-display">扫码</h1>
        <p className="mb-4 text-ink-2">扫支部的接收码，申请转过去；到了扫报到码，就算报到。</p>
        {ended === "1" && <Note className="mb-4">这张码已经停用或过期，请向支部要新的一张。</Note>}
        <Scanner />
      </MemberPage>
    </>
  );
}
