"use client";
// 刷新：只换数据，页面上填的、选的都还在。
import { RotateCw } from "lucide-react";
import { useRouter } from "next/navigation";
import { useTransition } from "react";
import { IconButton } from "#components/ui/button";

export function RefreshLink() {
  const router = useRouter();
  const [pending, start] = useTransition();
  return (
    <IconButton label="刷新" aria-busy={pending} onClick={() => start(() => router.refresh())}>
      <RotateCw aria-hidden className={pending ? "busy-ring" : ""} />
    </IconButton>
  );
}
