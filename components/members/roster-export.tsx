"use client";
// 导出所见：同样的条件、同样的列、同样的打码；超过五百行请另一位管理员同意。
import { Download } from "lucide-react";
import { useState } from "react";
import { FormProblem, Input } from "#components/form/field";
import { useActionForm } from "#components/form/use-action-form";
import { TextLink } from "#components/ui/bits";
import { Button } from "#components/ui/button";
import { Dialog } from "#components/ui/dialog";
import { requestExport } from "#lib/members/actions";

type Props = { total: number; limit: number; visible: Readonly<Record<string, boolean>> };

/** What the page shows, as its address and columns say it. */
function shownQuery(visible: Props["visible"]): string {
  const query = new URLSearchParams(location.search);
  const columns = Object.keys(visible).filter((key) => visible[key]);
  query.set("columns", columns.join(","));
  return query.toString();
}

function Asking({ total, query, onDone }: { total: number; query: string; onDone: () => void }) {
  const { form, pending, problem, send } = useActionForm({
    schema: () => import("#lib/members/schema").then((m) => m.exportRequestSchema),
    action: requestExport,
    values: { query, reason: "" },
    onDone,
  });
  return (
    <form onSubmit={send} noValidate>
      <p className="text-ink-2">
        {total.toLocaleString("zh-CN")} 人超过了 500 人。写明用途，本组织的另一位管理员或直属上级同意之后，4 小时内可以导出一次。
      </p>
      <Input {...form.register("reason")} label="用途" required hint="例如：年度团籍注册核对" error={form.formState.errors.reason} />
      <FormProblem problem={problem} />
      <Button type="submit" look="primary" busy={pending} className="mt-4 w-full">
        申请导出
      </Button>
    </form>
  );
}

export function ExportButton({ total, limit, visible }: Props) {
  const [asking, setAsking] = useState<"no" | "form" | "sent">("no");
  const go = () => {
    if (total > limit) return setAsking("form");
    location.assign(`/api/exports/members?${shownQuery(visible)}`);
  };
  return (
    <>
      <Button onClick={go}>
        <Download aria-hidden />
        导出所见
      </Button>
      <Dialog open={asking !== "no"} onClose={() => setAsking("no")} title="大批导出">
        {asking === "form" && <Asking total={total} query={shownQuery(visible)} onDone={() => setAsking("sent")} />}
        {asking === "sent" && (
          <p role="status">
            已经申请。同意之后在<TextLink href="/manage/exports">大批导出</TextLink>里导出。
          </p>
        )}
      </Dialog>
    </>
  );
}
