"use client";
// 管理员注册：选组织、填注册码、填本人资料、设密码，一页走完（REG-02）。
import { useState } from "react";
import { Controller, type UseFormReturn } from "react-hook-form";
import { enter } from "#components/accounts/enter";
import { NewPassword } from "#components/accounts/new-password";
import { CodeBoxes } from "#components/form/code-boxes";
import { FormProblem } from "#components/form/field";
import { useActionForm } from "#components/form/use-action-form";
import { ConfirmId } from "#components/members/confirm-id";
import type { PersonHolder } from "#components/members/person-field";
import { type PersonFacts, PersonFields } from "#components/members/person-fields";
import { OrganizationSearch } from "#components/organizations/organization-search";
import { Dock } from "#components/layout/door";
import { Button } from "#components/ui/button";
import { EMPTY_FORM } from "#lib/members/entry/schema";
import type { Choice } from "#lib/organizations/queries";
import { isBranchLike, postsOf } from "#lib/organizations/rules";
import { registerAdministrator } from "#lib/registration/actions";
import type { RegistrationForm as Form } from "#lib/registration/schema";

export type Invited = Pick<Choice, "id" | "fullName" | "category" | "level"> & { code: string };
type Props = { invited: Invited | null; facts: Omit<PersonFacts, "profile" | "posts"> };

function factsFor(organization: Pick<Choice, "category" | "level">, facts: Props["facts"]): PersonFacts {
  return { ...facts, profile: isBranchLike(organization.category) ? "MEMBER" : "CADRE", posts: postsOf(organization) };
}

type Organization = Pick<Choice, "id" | "fullName" | "category" | "level">;

function useRegistration(invited: Invited | null) {
  const [entering, setEntering] = useState(false);
  const action = useActionForm<Form, void>({
    schema: () => import("#lib/registration/schema").then((m) => m.registrationSchema),
    action: registerAdministrator,
    values: {
      organizationId: invited?.id ?? "",
      code: invited?.code ?? "",
      idNumberConfirm: "",
      password: "",
      person: { ...EMPTY_FORM, isCadre: "1" },
    },
    keyed: false,
    prefix: "person",
    onDone: async (_, { person, password }) => {
      setEntering(true);
      const entrance = await enter({ idNumber: person.idNumber, password, remembered: false, totp: "" });
      location.assign(entrance.kind === "in" ? "/manage" : "/");
    },
  });
  return { ...action, busy: action.pending || entering };
}

/** The person's own data and password, once it is known for which organization. */
function PersonPart({ form, organization, facts }: { form: UseFormReturn<Form>; organization: Organization; facts: Props["facts"] }) {
  return (
    <>
      <PersonFields
        form={form as unknown as UseFormReturn<PersonHolder>}
        facts={factsFor(organization, facts)}
        afterIdentity={<ConfirmId register={form.register("idNumberConfirm")} error={form.formState.errors.idNumberConfirm} />}
      />
      <h2 className="mt-8 mb-1 text-ink-3 text-small">登录密码</h2>
      <NewPassword
        register={form.register("password")}
        value={form.watch("password")}
        idNumber={form.watch("person.idNumber")}
        least={facts.settings["pwd.adminMinLength"]}
        label="密码"
        error={form.formState.errors.password}
      />
    </>
  );
}

export function RegistrationForm({ invited, facts }: Props) {
  const [organization, setOrganization] = useState<Organization | null>(invited);
  const { form, busy, problem, send } = useRegistration(invited);
  const { errors } = form.formState;
  const choose = (choice: Choice | null) => {
    setOrganization(choice);
    form.setValue("organizationId", choice?.id ?? "", { shouldValidate: form.formState.isSubmitted });
  };
  return (
    <form onSubmit={send} noValidate>
      <OrganizationSearch
        label="管理哪个组织"
        hint="输入名称里的两个字以上，或拼音首字母"
        nothing="没有找到。请核对名称，或请上级把注册链接发给您，点开就是您的组织。"
        address="/api/registration/organizations"
        chosen={organization}
        onChoose={choose}
        error={errors.organizationId?.message}
      />
      <Controller
        name="code"
        control={form.control}
        render={({ field }) => (
          <CodeBoxes
            value={field.value}
            onChange={field.onChange}
            label="管理员注册码"
            hint={"8\u00a0位，区分大小写，由直属上级发给你，用一次即失效"}
            error={errors.code?.message}
          />
        )}
      />
      {organization && <PersonPart form={form} organization={organization} facts={facts} />}
      <FormProblem problem={problem} />
      <Dock>
        <Button type="submit" look="primary" className="flex-1" busy={busy} busyText="正在注册">
          注册
        </Button>
      </Dock>
    </form>
  );
}
