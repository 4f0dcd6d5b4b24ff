"use client";
// 选本组织下的团支部：批量接转转到哪里，分配到哪里（TRF-09、TRF-10）。
import { useMemo, useRef } from "react";
import { OrganizationTree } from "#components/organizations/tree";
import { ask, type Found, type Picking } from "#components/organizations/tree-search";
import { Status } from "#components/ui/status";
import type { TreeNode } from "#lib/organizations/queries";
import { isBranchLike, isCountedBranch } from "#lib/organizations/rules";

export type Branch = { id: string; name: string };
type Props = {
  label: string;
  way: readonly TreeNode[];
  scopePath: string;
  /** Where they come from: nobody goes there. */
  from: string;
  branch: Branch | null;
  onChoose: (branch: Branch) => void;
  error: string | undefined;
};

type Known = TreeNode & Partial<Found>;

function whyNot(node: Known | undefined, from: string): string | null {
  if (!node || !isBranchLike(node.category)) return null;
  if (node.id === from) return "就是现在所在的团支部";
  if (node.category === "OVERSEAS_STUDY_BRANCH") return "请办理出国（境）保留登记";
  return isCountedBranch(node.category) ? null : "不能转入";
}

function useBranches({ from, onChoose }: Pick<Props, "from" | "onChoose">): Picking {
  const known = useRef(new Map<string, Known>());
  const latest = useRef(onChoose);
  latest.current = onChoose;
  return useMemo(() => {
    const remember = <N extends Known>(nodes: N[] | null) => {
      for (const node of nodes ?? []) known.current.set(node.id, node);
      return nodes;
    };
    const fits = (id: string) => {
      const node = known.current.get(id);
      return node !== undefined && isBranchLike(node.category) && whyNot(node, from) === null;
    };
    return {
      title: "选择团支部",
      children: async (parent) => remember(await ask<TreeNode[]>(`/api/organizations/children?parent=${parent}`)),
      search: async (typed, signal) => {
        const found = remember(await ask<Known[]>(`/api/organizations/search?q=${encodeURIComponent(typed)}`, signal));
        const branches = found?.filter((node) => isBranchLike(node.category));
        return branches?.map((node) => ({ ...node, fullName: node.fullName ?? node.name, unfit: whyNot(node, from) })) ?? null;
      },
      mayChoose: fits,
      whyNot: (id) => whyNot(known.current.get(id), from),
      onChoose: (id) => {
        const node = known.current.get(id);
        if (node) latest.current({ id, name: node.name });
      },
    };
  }, [from]);
}

export function BranchPicker({ label, way, scopePath, from, branch, onChoose, error }: Props) {
  const picking = useBranches({ from, onChoose });
  return (
    <div className="py-2">
      <p className="mb-1 text-ink-2 text-small">
        {label}
        <span className="ml-1 text-ink-3" title="必填">
          *<span className="sr-only">必填</span>
        </span>
      </p>
      <OrganizationTree
        way={way}
        scopePath={scopePath}
        current={branch?.id ?? ""}
        picking={picking}
        beside={false}
        chosen={branch?.name ?? "选择团支部"}
      />
      {error && (
        <p role="alert" className="pt-1.5 text-mini">
          <Status kind="bad">{error}</Status>
        </p>
      )}
    </div>
  );
}
