"use client";
// 复制：一按即得；浏览器不许时选中文字请人自己复制。
import { Check, Copy } from "lucide-react";
import { useEffect, useState } from "react";
import { Button, type ButtonLook } from "#components/ui/button";

async function copy(text: string): Promise<boolean> {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    const area = document.createElement("textarea");
    area.value = text;
    area.style.position = "fixed";
    document.body.append(area);
    area.select();
    const done = document.execCommand("copy");
    area.remove();
    return done;
  }
}

type Props = { text: string; label?: string; look?: ButtonLook; className?: string };

export function CopyButton({ text, label = "复制", look = "outline", className = "" }: Props) {
  const [state, setState] = useState<"idle" | "done" | "failed">("idle");
  useEffect(() => {
    if (state === "idle") return;
    const timer = setTimeout(() => setState("idle"), 2500);
    return () => clearTimeout(timer);
  }, [state]);
  const shown = { idle: label, done: "已复制", failed: "请长按复制" }[state];
  return (
    <Button look={look} className={className} onClick={async () => setState((await copy(text)) ? "done" : "failed")}>
      {state === "done" ? <Check aria-hidden /> : <Copy aria-hidden />}
      <span aria-live="polite">{shown}</span>
    </Button>
  );
}
