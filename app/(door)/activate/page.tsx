import type { Metadata } from "next";
import Link from "next/link";
import { ActivationForm } from "#components/accounts/activation-form";
import { DoorBar, DoorPage, Lead } from "#components/layout/door";
import { Note } from "#components/ui/states";
import { readSlipCode } from "#lib/accounts/activation/queries";
import { readPass } from "#lib/auth/cookies";
import { maskId } from "#lib/members/identity/rules";

export const metadata: Metadata = { title: "激活账号" };

const ENDED = "这张激活条已经用过或过期了。请找支部书记补发一张，或者填写手里的新激活码。";

export default async function ActivatePage({ searchParams }: { searchParams: Promise<{ ended?: string }> }) {
  const { ended } = await searchParams;
  const pass = await readPass();
  const code = pass?.codeId ? await readSlipCode(pass.codeId) : null;
  return (
    <>
      <DoorBar />
      <DoorPage>
        <Lead className="mt-2">
          用激活码，
          <br />
          设一个自己的密码
        </Lead>
        {pass?.idNumber && (
          <p className="mt-2 mb-1 flex items-center justify-between text-ink-2">
            <span className="code">{maskId(pass.idNumber)}</span>
            <Link href="/" className="u inline-flex min-h-[var(--touch)] min-w-[var(--touch)] items-center justify-end text-[0.9375rem]">
              不是我
            </Link>
          </p>
        )}
        {(ended || (pass?.codeId && !code)) && <Note className="my-3">{ENDED}</Note>}
        <div className="mt-4">
          <ActivationForm known={Boolean(pass?.idNumber)} code={code ?? ""} />
        </div>
        <p className="mt-8 mb-24 border-line border-t pt-4 text-ink-2 text-small leading-relaxed">
          没有激活条？找支部书记补发，当面或微信都行，一分钟的事。平台不会打电话向你要激活码。
        </p>
      </DoorPage>
    </>
  );
}
