"use client";
// 组织树：点到哪里取到哪里；上下键移动，右键展开，回车打开；名称、拼音、首字母都能找。
import { asyncDataLoaderFeature, hotkeysCoreFeature, selectionFeature } from "@headless-tree/core";
import { useTree } from "@headless-tree/react";
import { ChevronDown, ChevronRight, Network } from "lucide-react";
import Link from "next/link";
import { useRouter } from "next/navigation";
import { useRef, useState } from "react";
import { ask, type Leading, type Picking, TreeSearch } from "#components/organizations/tree-search";
import { OrgName } from "#components/ui/bits";
import { Dialog } from "#components/ui/dialog";
import { notify } from "#components/ui/toast";
import type { TreeNode } from "#lib/organizations/queries";

/** `beside`: stands beside the list where there is room; else it opens from a button, which says `chosen` in a form. */
type Props = Leading & { way: readonly TreeNode[]; scopePath: string; current: string; beside?: boolean; chosen?: string };
type TreeProps = Props & { onDone: () => void };

const ROOT = "root";

async function loadChildren(parent: string, picking: Picking | undefined): Promise<TreeNode[]> {
  const nodes = await (picking ? picking.children(parent) : ask<TreeNode[]>(`/api/organizations/children?parent=${parent}`));
  if (!nodes) notify("没有取到下级组织，请刷新这一页再试");
  return nodes ?? [];
}

const addressOf = (base: string, id: string): string => `${base}?at=${id}`;

/** What is known before anything is fetched: the way from the desk's own organization down to the current one. */
function knownNodes(way: readonly TreeNode[], scopePath: string) {
  const mine = way.filter((n) => n.path.startsWith(scopePath));
  return { mine, top: mine[0] };
}

function useOrganizationTree({ way, scopePath, current, base, picking, onDone }: TreeProps) {
  const router = useRouter();
  const { mine, top } = knownNodes(way, scopePath);
  const known = new Map(mine.map((n) => [n.id, n]));
  const placeholder = (id: string): TreeNode => known.get(id) ?? { id, name: "", initials: "", category: "BRANCH", children: 0, path: "" };
  return useTree<TreeNode>({
    rootItemId: ROOT,
    getItemName: (item) => item.getItemData().name,
    isItemFolder: (item) => item.getItemData().children > 0,
    createLoadingItemData: () => placeholder(""),
    dataLoader: {
      getItem: (id) => placeholder(id),
      getChildrenWithData: async (id) =>
        id === ROOT ? (top ? [{ id: top.id, data: top }] : []) : (await loadChildren(id, picking)).map((data) => ({ id: data.id, data })),
    },
    initialState: { expandedItems: mine.map((n) => n.id), focusedItem: known.has(current) ? current : (top?.id ?? ROOT) },
    onPrimaryAction: (item) => {
      const id = item.getId();
      if (picking && !picking.mayChoose(id)) return item.isExpanded() ? item.collapse() : item.expand();
      if (picking) picking.onChoose(id);
      else router.push(addressOf(base, id));
      onDone();
    },
    indent: 12,
    features: [asyncDataLoaderFeature, selectionFeature, hotkeysCoreFeature],
  });
}

/** A click opens; only the chevron unfolds. Keys are the tree's own. */
const opening = (item: { primaryAction: () => void }) => ({ onClick: () => item.primaryAction() });

type Items = ReturnType<ReturnType<typeof useOrganizationTree>["getItems"]>;
const PAUSE_MS = 700;

/** Enter opens; letters typed in the tree lead to the next node whose initials, or whose name, begin with them. */
function useTreeKeys(items: Items) {
  const typed = useRef({ letters: "", at: 0 });
  return (event: React.KeyboardEvent) => {
    if (event.key === "Enter") return items.find((i) => i.isFocused())?.primaryAction();
    if (event.key.length !== 1 || event.key === " " || event.ctrlKey || event.metaKey || event.altKey) return;
    const { letters, at } = typed.current;
    const wanted = (event.timeStamp - at > PAUSE_MS ? "" : letters) + event.key.toLowerCase();
    typed.current = { letters: wanted, at: event.timeStamp };
    const from = items.findIndex((i) => i.isFocused()) + (wanted.length === 1 ? 1 : 0);
    const order = [...items.slice(from), ...items.slice(0, from)];
    const found = order.find((i) => i.getItemData().initials.startsWith(wanted) || i.getItemName().startsWith(wanted));
    if (!found) return;
    event.preventDefault();
    event.stopPropagation();
    found.setFocused();
    found.getElement()?.focus();
  };
}

const NODE =
  "flex min-h-[var(--touch)] cursor-pointer items-start gap-1 rounded-control py-2.5 pr-1.5 text-mini hover:bg-ink-tint aria-[current=true]:bg-sunken aria-[current=true]:font-semibold desk:min-h-0 desk:py-1.5";

function Tree(props: TreeProps) {
  const tree = useOrganizationTree(props);
  const onKeyDown = useTreeKeys(tree.getItems());
  const above = props.way.filter((n) => !n.path.startsWith(props.scopePath));
  return (
    <>
      <ul aria-label="上级，只供定位" className="text-ink-3 text-mini">
        {above.map(({ id, name }, depth) => (
          <li key={id} className="flex gap-1 py-1.5" style={{ paddingLeft: `${depth * 0.75}rem` }}>
            <ChevronDown className="mt-0.5 size-4 flex-none" aria-hidden />
            <OrgName>{name}</OrgName>
          </li>
        ))}
      </ul>
      <div {...tree.getContainerProps("组织树")} role="tree" onKeyDown={onKeyDown} className="outline-none">
        {tree.getItems().map((item) => {
          const { id, name, children } = item.getItemData();
          const unfit = props.picking?.whyNot?.(id);
          const depth = above.length + item.getItemMeta().level;
          const Chevron = item.isExpanded() ? ChevronDown : ChevronRight;
          const toggle = (event: React.MouseEvent) => {
            event.stopPropagation();
            if (item.isExpanded()) item.collapse();
            else item.expand();
          };
          return (
            <div
              key={item.getId()}
              {...item.getProps()}
              {...opening(item)}
              aria-current={id === props.current ? "true" : undefined}
              style={{ paddingLeft: `${depth * 0.75}rem` }}
              className={NODE}
            >
              {children > 0 ? (
                <span
                  className="-my-2.5 grid size-[var(--touch)] flex-none place-items-center desk:my-0 desk:size-5"
                  aria-hidden
                  onClick={toggle}
                >
                  <Chevron className="size-4 text-ink-3" />
                </span>
              ) : (
                <span className="w-[var(--touch)] flex-none desk:w-5" />
              )}
              <span className="flex-1">
                {item.isLoading() && name === "" ? "正在取…" : <OrgName>{name}</OrgName>}
                {children === 0 && unfit && <span className="block text-ink-3 text-tab">{unfit}</span>}
              </span>
              {children > 0 && !props.picking && <span className="font-normal text-ink-3">{children}</span>}
            </div>
          );
        })}
      </div>
    </>
  );
}

function TreeButton({ props, onOpen }: { props: Props; onOpen: () => void }) {
  const here = props.way.at(-1);
  const name = props.picking ? props.chosen : here?.name;
  return (
    <span className="inline-flex max-w-full flex-wrap items-center gap-2">
      <button
        type="button"
        onClick={onOpen}
        className="inline-flex min-h-[var(--touch)] max-w-full items-center gap-2 rounded-control border border-ink bg-surface px-3 text-left text-small desk:min-h-9"
      >
        <Network className="size-4 flex-none text-ink-3" aria-hidden />
        <span className="min-w-0">{name && <OrgName>{name}</OrgName>}</span>
        <ChevronDown className="size-4 flex-none text-ink-3" aria-hidden />
      </button>
      {props.base !== undefined && here && here.path !== props.scopePath && (
        <Link href={props.base} className="u inline-flex min-h-[var(--touch)] items-center text-small desk:min-h-9">
          回本级
        </Link>
      )}
    </span>
  );
}

/** The tree beside a list or a form; on phones, narrow desks and wide tables behind a button. */
export function OrganizationTree(props: Props) {
  const [open, setOpen] = useState(false);
  const { beside = true, picking } = props;
  const close = () => setOpen(false);
  const inside = (
    <>
      <TreeSearch {...(picking ? { picking } : { base: props.base })} onDone={close} />
      <Tree {...props} onDone={close} />
      <p className="mt-4 pl-1 text-ink-3 text-tab">
        {!picking?.whyNot && (
          <>
            灰色是上级，只供定位。
            <br />
          </>
        )}
        ↑ ↓ 移动，→ 展开，Enter {picking ? "选定" : "打开"}，键入拼音首字母跳过去
      </p>
    </>
  );
  return (
    <>
      {beside && (
        <section aria-label="组织" className="hidden border-line border-r pr-5 mid:block">
          {inside}
        </section>
      )}
      <div className={beside ? "mb-3 mid:hidden" : "contents"}>
        <TreeButton props={props} onOpen={() => setOpen(true)} />
      </div>
      <Dialog open={open} onClose={close} title={picking?.title ?? (picking ? "选择团支部" : "选择组织")}>
        {inside}
      </Dialog>
    </>
  );
}
