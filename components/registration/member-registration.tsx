"use client";
// 团员自行注册：选支部、填资料，一页走完；没通过的改了再交，不用从头填（REG-07）。
import { useState } from "react";
import type { UseFormReturn } from "react-hook-form";
import { FormProblem } from "#components/form/field";
import { useActionForm } from "#components/form/use-action-form";
import { Dock } from "#components/layout/door";
import { ConfirmId } from "#components/members/confirm-id";
import type { PersonHolder } from "#components/members/person-field";
import { type PersonFacts, PersonFields } from "#components/members/person-fields";
import { OrganizationSearch } from "#components/organizations/organization-search";
import { Button } from "#components/ui/button";
import { EMPTY_FORM, type PersonForm } from "#lib/members/entry/schema";
import type { Choice } from "#lib/organizations/queries";
import { postsOf } from "#lib/organizations/rules";
import { registerMember } from "#lib/registration/actions";
import type { SelfRegistrationForm as Form } from "#lib/registration/self/schema";

type Branch = Pick<Choice, "id" | "fullName" | "category" | "level">;
/** An application that came back: its number, its branch, what was typed. */
export type Returned = { formId: string; branch: Branch; person: PersonForm };
type Props = {
  facts: Omit<PersonFacts, "profile" | "posts">;
  returned?: Returned;
  onSent: (just: { token: string; branch: string }) => void;
};

function useApplication({ returned, onSent }: Props, branch: Branch | null) {
  const [formId] = useState(() => returned?.formId ?? crypto.randomUUID());
  return useActionForm<Form, { token: string }>({
    schema: () => import("#lib/registration/self/schema").then((m) => m.selfRegistrationSchema),
    action: registerMember,
    values: {
      formId,
      branchId: returned?.branch.id ?? "",
      idNumberConfirm: returned?.person.idNumber ?? "",
      person: returned?.person ?? EMPTY_FORM,
    },
    keyed: false,
    prefix: "person",
    onDone: ({ token }) => onSent({ token, branch: branch?.fullName ?? "" }),
  });
}

export function MemberRegistration(props: Props) {
  const { facts, returned } = props;
  const [branch, setBranch] = useState<Branch | null>(returned?.branch ?? null);
  const { form, pending, problem, send } = useApplication(props, branch);
  const choose = (choice: Choice | null) => {
    setBranch(choice);
    form.setValue("branchId", choice?.id ?? "", { shouldValidate: form.formState.isSubmitted });
  };
  return (
    <form onSubmit={send} noValidate>
      <OrganizationSearch
        label="加入哪个团支部"
        hint="输入名称里的两个字以上，或拼音首字母"
        nothing="没有找到这个名称的团支部。请问支部书记全称是什么。"
        address="/api/registration/branches"
        chosen={branch}
        onChoose={choose}
        error={form.formState.errors.branchId?.message}
      />
      {branch && (
        <PersonFields
          form={form as unknown as UseFormReturn<PersonHolder>}
          facts={{ ...facts, profile: "MEMBER", posts: postsOf(branch) }}
          afterIdentity={<ConfirmId register={form.register("idNumberConfirm")} error={form.formState.errors.idNumberConfirm} />}
        />
      )}
      <FormProblem problem={problem} />
      <Dock>
        <Button type="submit" look="primary" className="flex-1" busy={pending} disabled={!branch}>
          {returned ? "改好了，重新提交" : "提交给支部"}
        </Button>
      </Dock>
    </form>
  );
}
