"use client";
// 把一个文件送到服务器：正在送、被拒绝时的一句话。
import { useState } from "react";
import { upload } from "#components/imports/upload";

export type Sending = {
  busy: boolean;
  refused: { because: string } | null;
  /** Sends; what the file is called from then on, or null when it was refused. */
  send: (file: File) => Promise<string | null>;
  clear: () => void;
};

export function useSending(to?: string): Sending {
  const [busy, setBusy] = useState(false);
  const [refused, setRefused] = useState<{ because: string } | null>(null);
  const send = async (file: File) => {
    setBusy(true);
    setRefused(null);
    const sent = await upload(file, to);
    setBusy(false);
    if (!sent.ok) setRefused(sent);
    return sent.ok ? sent.fileId : null;
  };
  return { busy, refused, send, clear: () => setRefused(null) };
}
