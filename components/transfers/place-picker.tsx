"use client";
// 转往哪里：按简称、全称、拼音或路径找，也可以顺着全国的组织树走；不合适的写明原因。
import { useMemo, useRef } from "react";
import { OrganizationTree } from "#components/organizations/tree";
import { ask, type Picking } from "#components/organizations/tree-search";
import { OrgName } from "#components/ui/bits";
import { Status } from "#components/ui/status";
import type { TransferReason } from "#generated/enums";
import type { TreeNode } from "#lib/organizations/queries";
import type { Place } from "#lib/transfers/targets/queries";

type Props = {
  label: string;
  hint?: string;
  way: readonly TreeNode[];
  place: Place | null;
  onChoose: (place: Place) => void;
  error: string | undefined;
  /** From which branch, where it is not one's own; and why: some places suit some reasons only. */
  from?: string | undefined;
  reason?: TransferReason | "" | undefined;
};

/** Remembers every place that the tree or the search has shown, so that a choice is known at once. */
function usePlaces({ onChoose, from, reason }: Pick<Props, "onChoose" | "from" | "reason">): Picking {
  const known = useRef(new Map<string, Place>());
  const latest = useRef(onChoose);
  latest.current = onChoose;
  return useMemo(() => {
    const going = new URLSearchParams({ ...(from ? { from } : {}), ...(reason ? { reason } : {}) });
    const get = async (asked: Record<string, string>, signal?: AbortSignal) => {
      const places = await ask<Place[]>(
        `/api/transfers/targets?${new URLSearchParams({ ...Object.fromEntries(going), ...asked })}`,
        signal,
      );
      for (const place of places ?? []) known.current.set(place.id, place);
      return places;
    };
    return {
      title: "选择转入组织",
      children: (parent) => get({ parent }),
      search: (q, signal) => get({ q }, signal),
      mayChoose: (id) => known.current.get(id)?.unfit === null,
      whyNot: (id) => known.current.get(id)?.unfit ?? null,
      onChoose: (id) => {
        const place = known.current.get(id);
        if (place) latest.current(place);
      },
    };
  }, [from, reason]);
}

/** The chosen place in full, with the way to it; a button opens search and tree. */
export function PlacePicker({ label, hint, way, place, onChoose, error, ...going }: Props) {
  const picking = usePlaces({ onChoose, ...going });
  const root = way[0];
  return (
    <div className="py-2">
      <p className="mb-1 text-ink-2 text-small">
        {label}
        <span className="ml-1 text-ink-3" title="必填">
          *<span className="sr-only">必填</span>
        </span>
      </p>
      <OrganizationTree
        key={`${going.from ?? ""}${going.reason ?? ""}`}
        way={way}
        scopePath={root?.path ?? ""}
        current={place?.id ?? ""}
        picking={picking}
        beside={false}
        chosen={place ? place.name : "选择转入组织"}
      />
      {place && (
        <p className="pt-1.5 text-mini">
          <OrgName>{place.fullName}</OrgName>
          <span className="block text-ink-3">{place.above}</span>
        </p>
      )}
      {error ? (
        <p role="alert" className="pt-1.5 text-mini">
          <Status kind="bad">{error}</Status>
        </p>
      ) : (
        hint && !place && <p className="pt-1.5 text-ink-3 text-mini">{hint}</p>
      )}
    </div>
  );
}
