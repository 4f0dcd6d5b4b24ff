"use client";
// 离任与删除：团支部只结束职务，人还是团员；别处移出团干部，账号按去留处理（CAD-08、C-40）。
import { useRouter } from "next/navigation";
import type { CadrePlace, ListedCadre } from "#components/cadres/cadre-tools";
import { FormProblem } from "#components/form/field";
import { useSubmit } from "#components/form/use-submit";
import { Button } from "#components/ui/button";
import { Dialog } from "#components/ui/dialog";
import { notify } from "#components/ui/toast";
import { removeCadre } from "#lib/cadres/actions";
import { isBranchLike } from "#lib/organizations/rules";

export const removeWord = (place: CadrePlace): string => (isBranchLike(place.category) ? "离任" : "删除");

type Props = { place: CadrePlace; row: ListedCadre; onClose: () => void };

export function RemoveCadre({ place, row, onClose }: Props) {
  const router = useRouter();
  const { pending, problem, submit } = useSubmit(removeCadre);
  const branch = isBranchLike(place.category);
  const remove = async () => {
    const done = await submit({ organizationId: place.id, personId: row.personId });
    if (!done) return;
    notify(done.closed ? `${row.name}已移出，没有别的任职，账号一并注销` : `${row.name}不再任职`);
    onClose();
    router.refresh();
  };
  const follows = branch
    ? `${row.name}仍是本支部的团员，团籍不变。`
    : `${row.name}在别处的职务和团籍不变；都没有的，账号随之注销，再录入时重新开通。`;
  return (
    <Dialog open onClose={onClose} title={branch ? `${row.name}离任` : `删除团干部${row.name}`} kind="center">
      <p>
        在{place.shortName}的职务立刻结束，留下记录。{follows}
        {row.isAdmin && "管理员权限一并结束。"}
      </p>
      <p className="mt-2 text-ink-3 text-small">换人时，建议先录入新任的，再办这一步。</p>
      <FormProblem problem={problem} />
      <div className="mt-4 flex gap-3">
        <Button onClick={onClose} className="flex-1">
          再想想
        </Button>
        <Button look="ink" busy={pending} onClick={remove} className="flex-1">
          {branch ? "离任" : "删除"}
        </Button>
      </div>
    </Dialog>
  );
}
