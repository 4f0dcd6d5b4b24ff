"use client";
// 边填边问：能不能转、有什么要留意的，与提交时同一套规则。
import { useEffect, useState } from "react";
import { useSubmit } from "#components/form/use-submit";
import { checkOwnTransfer, checkTransfer } from "#lib/transfers/actions";
import type { Checked } from "#lib/transfers/checks/commands";
import type { TransferKind, TransferReason } from "#generated/enums";

const PAUSE_MS = 250;
type Asked = { toOrgId: string | null; reason: TransferReason | "" };

/** The latest answer to what the form says now; null before there is one. */
function useAnswer<I>(input: I | null, submit: (input: I) => Promise<Checked | null>): Checked | null {
  const [answer, setAnswer] = useState<Checked | null>(null);
  const key = JSON.stringify(input);
  useEffect(() => {
    let live = true;
    const asked = JSON.parse(key) as I | null;
    if (!asked) return setAnswer(null);
    const timer = setTimeout(async () => {
      const found = await submit(asked);
      if (live) setAnswer(found);
    }, PAUSE_MS);
    return () => {
      live = false;
      clearTimeout(timer);
    };
  }, [key, submit]);
  return answer;
}

/** About members whom a desk may send. */
export function useCheck(kind: TransferKind, personIds: readonly string[], { toOrgId, reason }: Asked): Checked | null {
  const { submit } = useSubmit(checkTransfer, { keyed: false });
  const asked = { kind, personIds: [...personIds], toOrgId, reason: reason || null };
  return useAnswer(personIds.length > 0 ? asked : null, submit);
}

/** About oneself. */
export function useOwnCheck({ toOrgId, reason }: Asked): Checked | null {
  const { submit } = useSubmit(checkOwnTransfer, { keyed: false });
  return useAnswer({ toOrgId, reason: reason || null }, submit);
}
