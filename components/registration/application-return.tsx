"use client";
// 回来的人：走到哪一步；没通过的，核对身份证号码之后，填过的都还在（REG-08）。
import { useRouter } from "next/navigation";
import { useState } from "react";
import { FormProblem, Input } from "#components/form/field";
import { useSubmit } from "#components/form/use-submit";
import type { PersonFacts } from "#components/members/person-fields";
import { MemberRegistration } from "#components/registration/member-registration";
import { Button } from "#components/ui/button";
import type { OrgCategory } from "#generated/enums";
import type { PersonForm } from "#lib/members/entry/schema";
import { forgetApplication, openApplication } from "#lib/registration/actions";

type Branch = { id: string; fullName: string; category: OrgCategory; level: number };
type Props = {
  formId: string;
  branch: Branch;
  facts: Omit<PersonFacts, "profile" | "posts">;
  onSent: (just: { token: string; branch: string }) => void;
};

/** Asks for the ID number, then shows the form as it was sent. */
export function Correct({ formId, branch, facts, onSent }: Props) {
  const [person, setPerson] = useState<PersonForm | null>(null);
  const [idNumber, type] = useState("");
  const { pending, problem, submit } = useSubmit(openApplication, { keyed: false });
  if (person) return <MemberRegistration facts={facts} returned={{ formId, branch, person }} onSent={onSent} />;
  const open = async (event: React.FormEvent) => {
    event.preventDefault();
    const form = await submit({ idNumber });
    if (form) setPerson(form);
  };
  return (
    <form onSubmit={open} noValidate className="mt-4">
      <Input
        label="申请里填的身份证号码"
        name="idNumber"
        hint="核对之后，填过的都还在，只改要改的那一项"
        autoComplete="off"
        value={idNumber}
        onChange={(e) => type(e.target.value)}
        error={{ message: problem?.fields?.idNumber ?? "" }}
      />
      <FormProblem problem={problem?.fields?.idNumber ? null : problem} />
      <Button type="submit" look="primary" className="mt-3 w-full" busy={pending} busyText="正在核对">
        打开我填的资料
      </Button>
    </form>
  );
}

/** Makes the device forget the application, for the next person who uses it. */
export function Forget() {
  const router = useRouter();
  const { pending, submit } = useSubmit(forgetApplication, { keyed: false });
  const forget = async () => {
    await submit({});
    router.refresh();
  };
  return (
    <Button look="quiet" busy={pending} onClick={forget}>
      不是我的，重新填一份
    </Button>
  );
}
