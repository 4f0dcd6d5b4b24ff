"use client";
// 青年列表：还不是团员的青年，支部自己记、自己改、自己删（MEM-33）。
import { Plus } from "lucide-react";
import { useRouter } from "next/navigation";
import { useState } from "react";
import { FormProblem, Input } from "#components/form/field";
import { useActionForm } from "#components/form/use-action-form";
import { useSubmit } from "#components/form/use-submit";
import { Cells, OrgName } from "#components/ui/bits";
import { Button } from "#components/ui/button";
import { Dialog } from "#components/ui/dialog";
import { Empty } from "#components/ui/states";
import { notify } from "#components/ui/toast";
import { removeYouth, saveYouth } from "#lib/members/actions";
import type { YouthRow } from "#lib/members/youth/queries";
import type { YouthForm as Form } from "#lib/members/youth/schema";

type Opened = Form | null;

function YouthForm({ values, onDone }: { values: Form; onDone: () => void }) {
  const router = useRouter();
  const { form, pending, problem, send } = useActionForm<Form, { youthId: string }>({
    schema: () => import("#lib/members/youth/schema").then((m) => m.youthSchema),
    action: saveYouth,
    values,
    onDone: () => {
      notify("已保存");
      onDone();
      router.refresh();
    },
  });
  const removal = useSubmit(removeYouth);
  const remove = async () => {
    if (!values.youthId || (await removal.submit({ youthId: values.youthId })) === null) return;
    notify(`${values.name}已从名单里删除`);
    onDone();
    router.refresh();
  };
  const { errors } = form.formState;
  return (
    <form onSubmit={send} noValidate>
      <Input {...form.register("name")} label="姓名" required autoComplete="off" error={errors.name} />
      <Input {...form.register("birthYear")} label="出生年份" required inputMode="numeric" maxLength={4} error={errors.birthYear} />
      <Input {...form.register("mobile")} label="手机号码" inputMode="tel" autoComplete="off" hint="可不填" error={errors.mobile} />
      <FormProblem problem={problem ?? removal.problem} />
      <div className="mt-5 flex gap-3">
        {values.youthId && (
          <Button look="quiet" busy={removal.pending} onClick={remove}>
            删除
          </Button>
        )}
        <Button type="submit" look="ink" busy={pending} busyText="正在保存" className="flex-1">
          保存
        </Button>
      </div>
    </form>
  );
}

const Row = ({ row, onOpen }: { row: YouthRow; onOpen: (() => void) | null }) => (
  <li className="flex flex-wrap items-center gap-x-6 gap-y-1 py-2">
    <span className="min-w-0 flex-[1_1_14rem]">
      <b>{row.name}</b>
      {!onOpen && (
        <span className="block text-ink-3 text-mini">
          <OrgName>{row.branchName}</OrgName>
        </span>
      )}
    </span>
    <span className="text-ink-2 text-small">{`${row.birthYear} 年出生`}</span>
    <span className="code text-small">{row.mobile || "没有手机号码"}</span>
    {onOpen && (
      <Button look="quiet" onClick={onOpen} aria-label={`修改${row.name}`}>
        修改
      </Button>
    )}
  </li>
);

/** `branchId`: the own branch, which may write; superiors only read. */
export function YouthList({ rows, branchId }: { rows: readonly YouthRow[]; branchId: string | null }) {
  const [open, setOpen] = useState<Opened>(null);
  const close = () => setOpen(null);
  const edit = ({ id: youthId, branchId: at, name, mobile, birthYear }: YouthRow) =>
    setOpen({ youthId, branchId: at, name, mobile, birthYear: String(birthYear) });
  return (
    <>
      {branchId && (
        <p className="mb-4">
          <Button look="primary" onClick={() => setOpen({ branchId, name: "", mobile: "", birthYear: "" })}>
            <Plus aria-hidden />
            登记青年
          </Button>
        </p>
      )}
      {rows.length === 0 && (
        <Empty title="名单是空的">记下支部联系的、还不是团员的青年：姓名、出生年份、手机。入团之后在“录入”里录为团员。</Empty>
      )}
      {rows.length > 0 && (
        <Cells className="max-w-4xl">
          {rows.map((row) => (
            <Row key={row.id} row={row} onOpen={branchId ? () => edit(row) : null} />
          ))}
        </Cells>
      )}
      <Dialog open={open !== null} onClose={close} title={open?.youthId ? "修改" : "登记青年"}>
        {open && <YouthForm key={open.youthId ?? "new"} values={open} onDone={close} />}
      </Dialog>
    </>
  );
}
