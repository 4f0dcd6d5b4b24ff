"use client";
// 打印或存成文件带走。
import { Printer } from "lucide-react";
import { Button, type ButtonLook } from "#components/ui/button";

export function PrintButton({ label = "打印或存为文件", look = "outline" }: { label?: string; look?: ButtonLook }) {
  return (
    <Button look={look} className="no-print" onClick={() => window.print()}>
      <Printer aria-hidden />
      {label}
    </Button>
  );
}
