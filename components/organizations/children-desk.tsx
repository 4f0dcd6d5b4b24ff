// 左边是树，右边是下级列表。
import { ChildList, type ChildListProps } from "#components/organizations/child-list";
import { OrganizationTree } from "#components/organizations/tree";
import type { TreeNode } from "#lib/organizations/queries";

type Props = Omit<ChildListProps, "direct"> & { way: readonly TreeNode[]; scopePath: string };

export function ChildrenDesk({ way, scopePath, ...list }: Props) {
  return (
    <div className="gap-7 desk:flex-1 mid:grid mid:grid-cols-[14.5rem_minmax(0,1fr)]">
      <OrganizationTree way={way} scopePath={scopePath} current={list.at.id} base="/manage/organizations" />
      <ChildList {...list} direct={way.at(-1)?.children ?? 0} />
    </div>
  );
}
