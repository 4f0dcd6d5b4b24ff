"use client";
// 已删除的组织：何时由谁删除，一键恢复；不能恢复的说明为什么。
import { RotateCcw } from "lucide-react";
import { useRouter } from "next/navigation";
import { FormProblem } from "#components/form/field";
import { useSubmit } from "#components/form/use-submit";
import { Cells, OrgName } from "#components/ui/bits";
import { Button } from "#components/ui/button";
import { notify } from "#components/ui/toast";
import { restoreOrganization } from "#lib/reorganization/actions";

export type ShownDeleted = { id: string; shortName: string; fullName: string; told: string; because: string | null };

function Restore({ id, shortName }: Pick<ShownDeleted, "id" | "shortName">) {
  const router = useRouter();
  const { pending, problem, submit } = useSubmit(restoreOrganization);
  const restore = async () => {
    if ((await submit({ organizationId: id })) === null) return;
    notify(`已恢复${shortName}，现在没有团员和管理员`);
    router.refresh();
  };
  return (
    <span className="flex flex-wrap items-center gap-3">
      <FormProblem problem={problem} />
      <Button busy={pending} busyText="正在恢复" onClick={restore} aria-label={`恢复${shortName}`}>
        <RotateCcw aria-hidden />
        恢复
      </Button>
    </span>
  );
}

export function DeletedList({ rows }: { rows: readonly ShownDeleted[] }) {
  return (
    <Cells className="max-w-4xl">
      {rows.map(({ id, shortName, fullName, told, because }) => (
        <li key={id} className="flex flex-wrap items-center gap-x-6 gap-y-2 py-3">
          <span className="min-w-0 flex-[1_1_16rem]">
            <b className="block">
              <OrgName>{fullName}</OrgName>
            </b>
            <span className="text-ink-3 text-mini">{told}</span>
          </span>
          {because ? <span className="max-w-72 text-ink-2 text-small">{because}</span> : <Restore id={id} shortName={shortName} />}
        </li>
      ))}
    </Cells>
  );
}
