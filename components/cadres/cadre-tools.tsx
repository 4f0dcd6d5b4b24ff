"use client";
// 一位团干部能做的事：职务变更、任职信息、离任或删除。
import { Ellipsis } from "lucide-react";
import { useState } from "react";
import { ChangePost } from "#components/cadres/change-post";
import { EditOffice } from "#components/cadres/edit-office";
import { RemoveCadre, removeWord } from "#components/cadres/remove-cadre";
import { IconButton } from "#components/ui/button";
import { Menu, MenuItem } from "#components/ui/menu";
import type { CadreRow } from "#lib/cadres/queries";
import type { OrgCategory, Post } from "#generated/enums";

export type ListedCadre = CadreRow & { powers: { office: boolean; change: boolean; remove: boolean; edit: boolean; codes: boolean } };

/** The organization whose cadres are listed, as the dialogs need it. */
export type CadrePlace = {
  id: string;
  shortName: string;
  category: OrgCategory;
  posts: readonly Post[];
  today: string;
  secretary: string | null;
  mayTouchSecretary: boolean;
};

type Props = { place: CadrePlace; row: ListedCadre };
const DIALOGS = { change: ChangePost, office: EditOffice, remove: RemoveCadre };

export function CadreTools({ place, row }: Props) {
  const [open, setOpen] = useState<keyof typeof DIALOGS | null>(null);
  const { change, office, remove } = row.powers;
  if (!change && !office && !remove) return null;
  const Shown = open && DIALOGS[open];
  return (
    <>
      <Menu
        trigger={
          <IconButton label={`${row.name}的职务`}>
            <Ellipsis aria-hidden />
          </IconButton>
        }
      >
        {change && <MenuItem onSelect={() => setOpen("change")}>职务变更</MenuItem>}
        {office && <MenuItem onSelect={() => setOpen("office")}>任职信息</MenuItem>}
        {remove && <MenuItem onSelect={() => setOpen("remove")}>{removeWord(place)}</MenuItem>}
      </Menu>
      {Shown && <Shown place={place} row={row} onClose={() => setOpen(null)} />}
    </>
  );
}
