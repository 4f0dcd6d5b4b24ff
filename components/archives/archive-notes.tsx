"use client";
// 两项登记：上级批准日期（期限从它算起）、纸质志愿书已归档（EDB-02、EDB-19）。
import { useRouter } from "next/navigation";
import { type ReactNode, useState } from "react";
import { FormProblem, Input } from "#components/form/field";
import { useSubmit } from "#components/form/use-submit";
import { SectionTitle } from "#components/ui/bits";
import { Button } from "#components/ui/button";
import { Switch } from "#components/ui/switch";
import { notify } from "#components/ui/toast";
import { setAdmissionDay, setNumberUnused, setPaperFiled } from "#lib/archives/actions";

type Props = { personId: string; admitted: string | null; filed: boolean; unused: boolean; certified: boolean };

const Line = ({ label, note, children }: { label: string; note: string | undefined; children: ReactNode }) => (
  <div className="flex min-h-14 items-center justify-between gap-3 border-line border-b">
    <span>
      {label}
      {note && <span className="block text-ink-3 text-small">{note}</span>}
    </span>
    {children}
  </div>
);

export function ArchiveNotes({ personId, admitted, filed, unused, certified }: Props) {
  const router = useRouter();
  const [day, setDay] = useState(admitted ?? "");
  const admission = useSubmit(setAdmissionDay);
  const paper = useSubmit(setPaperFiled);
  const number = useSubmit(setNumberUnused);
  const done = (words: string) => {
    notify(words);
    router.refresh();
  };
  const saveDay = async () => {
    if ((await admission.submit({ personId, day })) !== null) done("上级批准日期已登记");
  };
  const tick = async (to: boolean) => {
    if ((await paper.submit({ personId, filed: to })) !== null) done(to ? "已登记归档" : "已取消归档");
  };
  const report = async (to: boolean) => {
    if ((await number.submit({ personId, unused: to })) !== null) done(to ? "已上报编号未使用" : "已撤回上报");
  };
  return (
    <section>
      <SectionTitle>登记</SectionTitle>
      <div className="flex items-center gap-3">
        <Input
          label="上级批准入团的日期"
          type="date"
          value={day}
          onChange={(event) => setDay(event.target.value)}
          hint="30天内要上传志愿书，从这一天算起"
          frameClass="min-w-0 flex-1 desk:flex-none"
          error={admission.problem?.fields?.day ? { message: admission.problem.fields.day } : undefined}
        />
        <Button onClick={saveDay} busy={admission.pending} disabled={day === "" || day === admitted}>
          登记
        </Button>
      </div>
      <FormProblem problem={admission.problem?.fields ? null : admission.problem} />
      <Line label="纸质档案已归档" note={certified ? undefined : "认证通过之后再登记"}>
        <Switch label="纸质档案已归档" checked={filed} disabled={!certified || paper.pending} onChange={tick} />
      </Line>
      <Line label="编号登记里仍显示“未使用”" note="上报后汇总到“编号未使用”，由省级统一登记">
        <Switch label="编号登记里仍显示未使用" checked={unused} disabled={!certified || number.pending} onChange={report} />
      </Line>
      <FormProblem problem={paper.problem ?? number.problem} />
    </section>
  );
}
