"use client";
// 职务变更的办理：每位团干部现任什么，点“变更”选预变更职务（CAD-09）。
import { useState } from "react";
import type { CadrePlace, ListedCadre } from "#components/cadres/cadre-tools";
import { ChangePost } from "#components/cadres/change-post";
import { Cell } from "#components/layout/member";
import { Cells } from "#components/ui/bits";
import { Button } from "#components/ui/button";
import { Status } from "#components/ui/status";
import { showMonth } from "#lib/dates";
import { POST_LABELS } from "#lib/organizations/labels";

export function PostDesk({ place, rows }: { place: CadrePlace; rows: readonly ListedCadre[] }) {
  const [open, setOpen] = useState<ListedCadre | null>(null);
  return (
    <div className="max-w-3xl">
      <Cells>
        {rows.map((row) => (
          <Cell
            key={row.personId}
            title={<b>{row.name}</b>}
            note={[POST_LABELS[row.post], row.since && `${showMonth(row.since)}起`].filter(Boolean).join("，")}
            value={row.needsConfirm ? <Status kind="warn">待确认</Status> : undefined}
          >
            {row.powers.change ? (
              <Button onClick={() => setOpen(row)} aria-label={`变更${row.name}的职务`}>
                变更
              </Button>
            ) : (
              <span className="text-ink-3 text-small">由直属上级变更</span>
            )}
          </Cell>
        ))}
      </Cells>
      {open && <ChangePost place={place} row={open} onClose={() => setOpen(null)} />}
    </div>
  );
}
