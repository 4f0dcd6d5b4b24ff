"use client";
// 支部录入团干部：从本支部的团员里选一位，填职务（CAD-05）。
import { useRouter } from "next/navigation";
import { useState } from "react";
import { CadreDone } from "#components/cadres/cadre-done";
import { OfficeFields } from "#components/cadres/office-fields";
import { FormProblem, Select } from "#components/form/field";
import { useActionForm } from "#components/form/use-action-form";
import { Button, ButtonLink } from "#components/ui/button";
import { appointMember } from "#lib/cadres/actions";
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
