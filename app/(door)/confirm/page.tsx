import type { Metadata } from "next";
import { redirect } from "next/navigation";
import { ConfirmForm } from "#components/accounts/confirm-form";
import { DoorBar, DoorPage, Lead } from "#components/layout/door";
import { currentPresence } from "#lib/auth/guard";
import { safePath } from "#lib/auth/path-header";

export const metadata: Metadata = { title: "确认是您本人" };

export default async function ConfirmPage({ searchParams }: { searchParams: Promise<{ to?: string }> }) {
  const to = safePath((await searchParams).to, "/manage");
  const presence = await currentPresence();
  if (!presence) redirect(`/?to=${encodeURIComponent(to)}`);
  if (presence.kind === "RESTRICTED") redirect("/activate/password");
  return (
    <>
      <DoorBar back="/my" />
      <DoorPage>
        <Lead className="mt-2">确认是您本人</Lead>
        <p className="mt-2 mb-4 text-ink-2">{presence.name}，离上次确认有一阵子了，请再输一次密码，接着办。</p>
        <ConfirmForm to={to} secondFactor={presence.totpEnabled} />
      </DoorPage>
    </>
  );
}
