"use client";
// 匹配列：只问没有认出来的必填列。
import { useRouter } from "next/navigation";
import { useState } from "react";
import { FormProblem, Select } from "#components/form/field";
import { useSubmit } from "#components/form/use-submit";
import { Button } from "#components/ui/button";
import { mapImportColumns } from "#lib/imports/actions";

export type MappedColumn = { key: string; header: string; required: boolean };
type Props = { batchId: string; columns: readonly MappedColumn[]; headers: readonly string[]; mapping: Readonly<Record<string, number>> };

export function MappingForm({ batchId, columns, headers, mapping }: Props) {
  const router = useRouter();
  const [chosen, setChosen] = useState<Record<string, number>>({ ...mapping });
  const { pending, problem, submit } = useSubmit(mapImportColumns);
  const open = columns.filter((c) => c.required && !(c.key in mapping));
  const options = headers.map((header, at) => ({ code: String(at), label: header || `第 ${at + 1}\u00a0列（没有表头）` }));
  const send = async () => {
    if ((await submit({ batchId, mapping: chosen })) !== null) router.refresh();
  };
  const choose = (key: string, value: string) => {
    const { [key]: _, ...rest } = chosen;
    setChosen(value === "" ? rest : { ...rest, [key]: Number(value) });
  };
  return (
    <section className="max-w-3xl">
      <p className="text-ink-2">
        认出了 {Object.keys(mapping).length}
        {"\u00a0"}列，还有 {open.length}
        {"\u00a0"}列没有认出来。请指给系统看，它们在您的表里叫什么。
      </p>
      <div className="mt-3 grid gap-x-8 desk:grid-cols-2">
        {open.map(({ key, header }) => (
          <Select
            key={key}
            label={header}
            required
            options={options}
            empty="表里没有这一列"
            value={chosen[key] === undefined ? "" : String(chosen[key])}
            onChange={(event) => choose(key, event.target.value)}
          />
        ))}
      </div>
      <FormProblem problem={problem} />
      <Button look="primary" className="mt-5" busy={pending} busyText="正在提交" onClick={send}>
        开始检查
      </Button>
    </section>
  );
}
