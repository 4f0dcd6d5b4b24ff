"use client";
// 录入到哪个团支部：左侧的树，手机上从下方升起（MEM-03）。
import { useMemo, useRef } from "react";
import { OrganizationTree } from "#components/organizations/tree";
import { ask, type Picking } from "#components/organizations/tree-search";
import { Status } from "#components/ui/status";
import type { EntryBranch, EntryNode } from "#lib/members/entry/queries";
import type { TreeNode } from "#lib/organizations/queries";

const ADDRESS = "/api/members/branches";

type Props = {
  way: readonly TreeNode[];
  scopePath: string;
  branch: EntryBranch | null;
  onChoose: (branch: EntryBranch) => void;
  error: string | undefined;
};

/** Remembers every branch that the tree or the search has shown, so that a choice is known at once. */
function useBranches(onChoose: Props["onChoose"]): Picking {
  const known = useRef(new Map<string, EntryBranch>());
  const latest = useRef(onChoose);
  latest.current = onChoose;
  return useMemo(() => {
    const remember = (branches: readonly EntryBranch[]) => {
      for (const branch of branches) known.current.set(branch.id, branch);
    };
    return {
      children: async (parent) => {
        const nodes = await ask<EntryNode[]>(`${ADDRESS}?parent=${parent}`);
        remember(nodes?.flatMap((node) => node.branch ?? []) ?? []);
        return nodes;
      },
      search: async (typed, signal) => {
        const found = await ask<EntryBranch[]>(`${ADDRESS}?q=${encodeURIComponent(typed)}`, signal);
        remember(found ?? []);
        return found;
      },
      mayChoose: (id) => known.current.has(id),
      onChoose: (id) => {
        const branch = known.current.get(id);
        if (branch) latest.current(branch);
      },
    };
  }, []);
}

/** The tree on the left, from the own organization down to the branches that take members from this desk. */
export function BranchTree({ way, scopePath, branch, onChoose, error }: Props) {
  const picking = useBranches(onChoose);
  return (
    <div>
      <p className="mb-1 text-ink-2 text-small mid:hidden">录入到哪个团支部</p>
      <OrganizationTree
        way={way}
        scopePath={scopePath}
        current={branch?.id ?? ""}
        picking={picking}
        chosen={branch?.shortName ?? "选择团支部"}
      />
      {error && (
        <p role="alert" className="pb-2 text-mini">
          <Status kind="bad">{error}</Status>
        </p>
      )}
    </div>
  );
}
