"use client";
// 一次发出的几个重置码：只显示这一次，可以一个一个复制，也可以整张复制。
import { CopyButton } from "#components/ui/copy-button";
import { Dialog } from "#components/ui/dialog";
import { resetWords } from "#lib/accounts/codes/labels";
import { showFullMoment } from "#lib/dates";

export type PersonCode = { personId: string; name: string; code: string; expiresAt: Date };

export function CodeList({ codes, onClose }: { codes: readonly PersonCode[]; onClose: () => void }) {
  const [first] = codes;
  const until = first ? showFullMoment(new Date(first.expiresAt)) : "";
  return (
    <Dialog open onClose={onClose} title="重置密码验证码">
      <p className="text-ink-2">
        <b>{until}</b> 前有效，用一次即失效。只显示这一次；请分别发给本人，不要发在群里。
      </p>
      <ul className="my-3 max-h-[50dvh] divide-y divide-line overflow-y-auto border-line border-y">
        {codes.map(({ personId, name, code }) => (
          <li key={personId} className="flex flex-wrap items-center gap-x-4 py-1.5">
            <b className="w-20 truncate">{name}</b>
            <span className="code flex-1 font-semibold tracking-[0.08em]">{code}</span>
            <CopyButton text={resetWords(name, code, until)} label="复制给对方的话" />
          </li>
        ))}
      </ul>
      <CopyButton text={codes.map(({ name, code }) => `${name}\t${code}`).join("\n")} label="复制整张名单" look="ink" />
    </Dialog>
  );
}
