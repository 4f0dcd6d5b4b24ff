"use client";
// 管理下级组织的工具：批量生成注册码、调整排序、核对名称。
import { ArrowDown, ArrowUp, ArrowUpDown, CheckCheck, KeyRound, Plus } from "lucide-react";
import { useRouter } from "next/navigation";
import { useState } from "react";
import { FormProblem } from "#components/form/field";
import { useSubmit } from "#components/form/use-submit";
import { OrgName } from "#components/ui/bits";
import { Button, ButtonLink, IconButton } from "#components/ui/button";
import { Dialog } from "#components/ui/dialog";
import { notify } from "#components/ui/toast";
import { confirmNames, orderChildren } from "#lib/organizations/actions";
import type { TreeNode } from "#lib/organizations/queries";
import { issueRegistrationCodes } from "#lib/registration/actions";

function CodeButton() {
  const router = useRouter();
  const { pending, problem, submit } = useSubmit(issueRegistrationCodes);
  const issue = async () => {
    const done = await submit({});
    if (!done) return;
    notify(`${done.organizations} 个直属下级都有注册码了，正在下载`);
    location.assign("/api/exports/registration-codes");
    router.refresh();
  };
  return (
    <>
      <Button busy={pending} busyText="正在生成" onClick={issue}>
        <KeyRound aria-hidden />
        批量生成注册码
      </Button>
      <FormProblem problem={problem} />
    </>
  );
}

const swapped = (list: readonly TreeNode[], at: number, to: number): TreeNode[] =>
  list.map((node, i) => (i === at ? list[to] : i === to ? list[at] : node)).filter((n) => n !== undefined);

function OrderList({ parentId, nodes, onDone }: { parentId: string; nodes: readonly TreeNode[]; onDone: () => void }) {
  const [list, setList] = useState(nodes);
  const { pending, problem, submit } = useSubmit(orderChildren);
  const save = async () => {
    const done = await submit({ parentId, order: list.map((n) => n.id) });
    if (done === null) return;
    notify("新的排序已保存");
    onDone();
  };
  return (
    <>
      <ol className="divide-y divide-line border-line border-y">
        {list.map((node, i) => (
          <li key={node.id} className="flex items-center gap-2 py-1">
            <span className="w-7 flex-none text-ink-3 text-mini">{i + 1}</span>
            <span className="min-w-0 flex-1">
              <OrgName>{node.name}</OrgName>
            </span>
            <IconButton label={`${node.name}上移`} disabled={i === 0} onClick={() => setList(swapped(list, i, i - 1))}>
              <ArrowUp aria-hidden />
            </IconButton>
            <IconButton label={`${node.name}下移`} disabled={i === list.length - 1} onClick={() => setList(swapped(list, i, i + 1))}>
              <ArrowDown aria-hidden />
            </IconButton>
          </li>
        ))}
      </ol>
      <FormProblem problem={problem} />
      <Button look="primary" busy={pending} busyText="正在保存" onClick={save} className="mt-4 w-full">
        保存排序
      </Button>
    </>
  );
}

function OrderButton({ parentId }: { parentId: string }) {
  const router = useRouter();
  const [nodes, setNodes] = useState<TreeNode[] | null>(null);
  const open = async () => {
    const answer = await fetch(`/api/organizations/children?parent=${parentId}`).catch(() => null);
    if (answer?.ok) setNodes((await answer.json()) as TreeNode[]);
  };
  const done = () => {
    setNodes(null);
    router.refresh();
  };
  return (
    <>
      <Button onClick={open}>
        <ArrowUpDown aria-hidden />
        调整排序
      </Button>
      <Dialog open={nodes !== null} onClose={() => setNodes(null)} title="调整排序">
        {nodes && <OrderList parentId={parentId} nodes={nodes} onDone={done} />}
      </Dialog>
    </>
  );
}

function ConfirmButton() {
  const router = useRouter();
  const { pending, submit } = useSubmit(confirmNames);
  const confirm = async () => {
    if ((await submit({})) === null) return;
    notify("已记下：名称与排序核对无误");
    router.refresh();
  };
  return (
    <Button busy={pending} onClick={confirm}>
      <CheckCheck aria-hidden />
      核对名称无误
    </Button>
  );
}

type Props = { parentId: string; mayCreate: boolean; confirmable: boolean; confirmedAt: Date | null };

export function ChildTools({ parentId, mayCreate, confirmable, confirmedAt }: Props) {
  return (
    <>
      {mayCreate && (
        <ButtonLink href="/manage/organizations/new" look="primary">
          <Plus aria-hidden />
          创建下级组织
        </ButtonLink>
      )}
      <CodeButton />
      <OrderButton parentId={parentId} />
      {confirmable && !confirmedAt && <ConfirmButton />}
    </>
  );
}
