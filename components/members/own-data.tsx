"use client";
// 下载我的全部资料：一份表，只有自己拿得到。
import { Download } from "lucide-react";
import { FormProblem } from "#components/form/field";
import { useSubmit } from "#components/form/use-submit";
import { Button } from "#components/ui/button";
import { saveWorkbook } from "#components/ui/save";
import { exportOwnData } from "#lib/members/actions";

export function OwnData() {
  const { pending, problem, submit } = useSubmit(exportOwnData, { keyed: false });
  const keep = async () => {
    const made = await submit({});
    if (made) saveWorkbook(made);
  };
  return (
    <section className="mt-8">
      <p className="mb-2 text-ink-3 text-small">
        系统里关于你的一切：资料、变动记录、谁看过、登录设备、消息。里面有完整的证件号码，请收好。
      </p>
      <Button busy={pending} busyText="正在整理" onClick={keep}>
        <Download aria-hidden />
        下载我的全部资料
      </Button>
      <FormProblem problem={problem} />
    </section>
  );
}
