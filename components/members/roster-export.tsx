"use client";
// 导出所见：同样的条件、同样的列、同样的打码。
import { Download } from "lucide-react";
import { useState } from "react";
import { Button } from "#components/ui/button";
import { Status } from "#components/ui/status";
import { no } from "#lib/verdict";

type Props = { total: number; limit: number; visible: Readonly<Record<string, boolean>> };

export function ExportButton({ total, limit, visible }: Props) {
  const [refused, setRefused] = useState(false);
  const go = () => {
    if (total > limit) return setRefused(true);
    const query = new URLSearchParams(location.search);
    query.set(
      "columns",
      Object.keys(visible)
        .filter((key) => visible[key])
        .join(","),
    );
    location.assign(`/api/exports/members?${query}`);
  };
  return (
    <>
      <Button onClick={go}>
        <Download aria-hidden />
        导出所见
      </Button>
      {refused && (
        <span role="alert">
          <Status kind="bad">{no("E-EXP-01").because}</Status>
        </span>
      )}
    </>
  );
}
