"use client";
// 支部录入团干部：从本支部的团员里选一位，填职务（CAD-05）。
import { useRouter } from "next/navigation";
import { useState } from "react";
import { CadreDone } from "#components/cadres/cadre-done";
import { OfficeFields } from "#components/cadres/office-fields";
import { FormProblem, Input, Select } from "#components/form/field";
import { useActionForm } from "#components/form/use-action-form";
import { useSubmit } from "#components/form/use-submit";
import { Button, ButtonLink } from "#components/ui/button";
import { appointMember, findAppointee } from "#lib/cadres/actions";
import type { OfficeForm } from "#lib/cadres/schema";
import type { OrgCategory, Post } from "#generated/enums";

type Props = {
  home: { id: string; category: OrgCategory };
  members: readonly { personId: string; name: string }[];
  posts: readonly Post[];
  today: string;
};

const emptyForm = (organizationId: string, today: string): OfficeForm => ({
  organizationId,
  personId: "",
  person: {
    ...{ post: "", postSince: today.slice(0, 7), postMode: "01", cadreNature: "03" },
    ...{ isPeerPartyCommitteeMember: "0", dutyStatus: "" },
  },
});

/** Somebody with a name that others have too is found by the number (CAD-05); it is asked, not put into an address. */
function ByNumber({ organizationId, onFound }: { organizationId: string; onFound: (personId: string) => void }) {
  const [typed, type] = useState("");
  const { pending, problem, submit } = useSubmit(findAppointee, { keyed: false });
  const find = async () => {
    const found = await submit({ organizationId, idNumber: typed });
    if (found) onFound(found.personId);
  };
  return (
    <div className="flex items-end gap-3">
      <div className="min-w-0 flex-1">
        <Input
          name="idNumber"
          label="或按身份证号码找"
          autoComplete="off"
          value={typed}
          onChange={(event) => type(event.target.value)}
          error={problem ? { message: problem.because } : undefined}
        />
      </div>
      <Button onClick={find} busy={pending} busyText="正在查" className="mb-3">
        查找
      </Button>
    </div>
  );
}

export function AppointForm({ home, members, posts, today }: Props) {
  const router = useRouter();
  const [done, setDone] = useState<{ personId: string; name: string } | null>(null);
  const { form, pending, problem, send } = useActionForm<OfficeForm, { name: string }>({
    schema: () => import("#lib/cadres/schema").then((m) => m.officeSchema),
    action: appointMember,
    values: emptyForm(home.id, today),
    prefix: "person",
    onDone: ({ name }, { personId }) => {
      setDone({ personId, name });
      router.refresh();
    },
  });
  const again = () => {
    form.reset(emptyForm(home.id, today));
    setDone(null);
  };
  if (done) return <CadreDone entered={{ ...done, newDevelopment: false }} isNew={false} onMore={again} />;
  return (
    <form onSubmit={send} noValidate className="max-w-lg">
      <Select
        {...form.register("personId")}
        label="团员"
        required
        options={members.map(({ personId: code, name: label }) => ({ code, label }))}
        error={form.formState.errors.personId}
        hint="只列出本支部还没有职务的团员"
      />
      <ByNumber organizationId={home.id} onFound={(found) => form.setValue("personId", found, { shouldValidate: true })} />
      <OfficeFields form={form} category={home.category} posts={posts} today={today} />
      <FormProblem problem={problem} />
      <div className="mt-8 flex flex-wrap gap-3">
        <ButtonLink href="/manage/cadres">返回列表</ButtonLink>
        <Button type="submit" look="primary" busy={pending} className="flex-1 desk:flex-none">
          提交
        </Button>
      </div>
    </form>
  );
}
