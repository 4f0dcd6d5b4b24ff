"use client";
// 支部激活码：写在黑板上的一个码，全支部用，三天之内、有几个人没激活就能用几次（方式 B）。
import { useRouter } from "next/navigation";
import { FormProblem } from "#components/form/field";
import { useSubmit } from "#components/form/use-submit";
import { Button } from "#components/ui/button";
import { CopyButton } from "#components/ui/copy-button";
import { issueBranchCode, voidBranchCode } from "#lib/accounts/actions";

type Code = { code: string; until: string; uses: number; maxUses: number };

export function BranchCode({ organizationId, code }: { organizationId: string; code: Code | null }) {
  const router = useRouter();
  const issue = useSubmit(issueBranchCode);
  const wipe = useSubmit(voidBranchCode);
  const run = async (work: typeof issue) => {
    if ((await work.submit({ organizationId })) !== null) router.refresh();
  };
  return (
    <section className="mb-8 border-line-strong border-y py-4">
      <h2 className="font-semibold text-[0.9375rem]">支部激活码</h2>
      {code ? (
        <>
          <p className="code my-1 font-semibold text-[2rem] tracking-[0.08em]">
            {code.code.slice(0, 4)} {code.code.slice(4)}
          </p>
          <p className="text-ink-2 text-mini">
            {code.until} 前有效，已用 {code.uses} / {code.maxUses} 次。团干部、管理员和不满14周岁的要用自己的激活码。
          </p>
        </>
      ) : (
        <p className="mt-1 text-ink-2">激活日当天写在黑板上，大家一起激活。</p>
      )}
      <FormProblem problem={issue.problem ?? wipe.problem} />
      <div className="mt-3 flex flex-wrap gap-2">
        <Button look={code ? "outline" : "ink"} busy={issue.pending} busyText="正在生成" onClick={() => run(issue)}>
          {code ? "换一个" : "生成支部激活码"}
        </Button>
        {code && <CopyButton text={code.code} />}
        {code && (
          <Button look="quiet" busy={wipe.pending} onClick={() => run(wipe)}>
            擦掉
          </Button>
        )}
      </div>
    </section>
  );
}
