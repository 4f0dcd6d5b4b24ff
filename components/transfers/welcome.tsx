"use client";
// 新来的人联系上了，从清单上划去（MEM-35）。
import { useRouter } from "next/navigation";
import { FormProblem } from "#components/form/field";
import { useSubmit } from "#components/form/use-submit";
import { Button } from "#components/ui/button";
import { notify } from "#components/ui/toast";
import { welcomeMember } from "#lib/transfers/actions";

export function Welcome({ transferId, name }: { transferId: string; name: string }) {
  const router = useRouter();
  const { pending, problem, submit } = useSubmit(welcomeMember);
  const welcome = async () => {
    if ((await submit({ transferId })) === null) return;
    notify(`${name}已联系、已报到`);
    router.refresh();
  };
  return (
    <span>
      <Button busy={pending} onClick={welcome} aria-label={`${name}已联系、已报到`}>
        已联系
      </Button>
      <FormProblem problem={problem} />
    </span>
  );
}
