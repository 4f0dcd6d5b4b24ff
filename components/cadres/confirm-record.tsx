"use client";
// 管理员每年核对一次本人的资料：看一遍，没有问题就确认（MEM-36）。
import { useRouter } from "next/navigation";
import { FormProblem } from "#components/form/field";
import { useSubmit } from "#components/form/use-submit";
import { Button } from "#components/ui/button";
import { notify } from "#components/ui/toast";
import { confirmOwnRecord } from "#lib/cadres/actions";

export function ConfirmRecord({ complete }: { complete: boolean }) {
  const router = useRouter();
  const { pending, problem, submit } = useSubmit(confirmOwnRecord);
  const confirm = async () => {
    const done = await submit({});
    if (!done) return;
    notify(`${done.year}年已核对`);
    router.refresh();
  };
  return (
    <section className="mb-5 rounded-control bg-sunken px-4 py-3">
      <p className="font-semibold">请核对本人信息</p>
      <p className="text-ink-2 text-small">
        {complete ? "管理员每年核对一次。下面的资料都对，就点确认；有变动的先编辑。" : "还有必填项没有填，先点“编辑”补填，再来确认。"}
      </p>
      <FormProblem problem={problem} />
      <Button look="ink" className="mt-3" busy={pending} disabled={!complete} onClick={confirm}>
        核对过了，没有问题
      </Button>
    </section>
  );
}
