"use client";
// 修改任职信息：任职年月、方式、性质、在岗状态；职务本身另走职务变更。
import { useRouter } from "next/navigation";
import { OfficeFields } from "#components/cadres/office-fields";
import type { CadrePlace, ListedCadre } from "#components/cadres/cadre-tools";
import { FormProblem } from "#components/form/field";
import { useActionForm } from "#components/form/use-action-form";
import { Button } from "#components/ui/button";
import { Dialog } from "#components/ui/dialog";
import { notify } from "#components/ui/toast";
import { editOffice } from "#lib/cadres/actions";
import type { OfficeForm } from "#lib/cadres/schema";

const flagText = (value: boolean | null): "" | "1" | "0" => (value === null ? "" : value ? "1" : "0");

const formOf = (place: CadrePlace, row: ListedCadre): OfficeForm => ({
  organizationId: place.id,
  personId: row.personId,
  person: {
    post: row.post,
    postSince: row.since ?? "",
    postMode: row.mode ?? "",
    cadreNature: row.nature ?? "",
    isPeerPartyCommitteeMember: flagText(row.isPeerPartyCommitteeMember),
    dutyStatus: row.dutyStatus ?? "",
  },
});

export function EditOffice({ place, row, onClose }: { place: CadrePlace; row: ListedCadre; onClose: () => void }) {
  const router = useRouter();
  const { form, pending, problem, send } = useActionForm<OfficeForm, { changed: number }>({
    schema: () => import("#lib/cadres/schema").then((m) => m.officeSchema),
    action: editOffice,
    values: formOf(place, row),
    prefix: "person",
    onDone: ({ changed }) => {
      notify(changed > 0 ? `已保存，改了 ${changed}\u00a0项` : "没有改动");
      onClose();
      router.refresh();
    },
  });
  return (
    <Dialog open onClose={onClose} title={`${row.name}的任职信息`}>
      <form onSubmit={send} noValidate>
        <OfficeFields form={form} category={place.category} posts={place.posts} today={place.today} settled />
        <FormProblem problem={problem} />
        <Button type="submit" look="primary" busy={pending} busyText="正在保存" className="mt-4 w-full desk:w-auto">
          保存
        </Button>
      </form>
    </Dialog>
  );
}
