"use client";
// 修改资料：本人与管理员同一张表；有疑问先说清，再问要不要照存。
import { useRouter } from "next/navigation";
import { useId, useState } from "react";
import type { UseFormReturn } from "react-hook-form";
import { FormProblem } from "#components/form/field";
import { useActionForm } from "#components/form/use-action-form";
import { TakenNumber } from "#components/members/number-holder";
import { Doubts } from "#components/members/doubts";
import type { PersonHolder } from "#components/members/person-field";
import { type PersonFacts, PersonFields } from "#components/members/person-fields";
import { Button, ButtonLink } from "#components/ui/button";
import { notify } from "#components/ui/toast";
import { editMember, editOwnRecord } from "#lib/members/actions";
import type { Filed, Finding, Saved, Warned } from "#lib/members/entry/schema";
import type { PersonForm } from "#lib/members/entry/schema";

type Props = { own?: boolean; personId: string; version: number; person: PersonForm; facts: PersonFacts; back: string };
type Form = { personId: string; version: number; acceptWarnings: boolean; person: PersonForm };

export function EditForm({ own = false, personId, version, person, facts, back }: Props) {
  const id = useId();
  const router = useRouter();
  const [doubts, setDoubts] = useState<readonly Finding[]>([]);
  const { form, pending, problem, send } = useActionForm<Form, Saved | Filed | Warned>({
    schema: () => import("#lib/members/schema").then((m) => m.editSchema),
    action: own ? editOwnRecord : editMember,
    values: { personId, version, acceptWarnings: false, person },
    prefix: "person",
    onDone: (answer) => {
      if (answer.kind === "warnings") return setDoubts(answer.warnings);
      if (answer.kind === "filed" && answer.changed > 0) notify(`已交给支部，改的 ${answer.changed} 项同意之后生效`);
      else notify(answer.changed > 0 ? `已保存，改了 ${answer.changed} 项` : "没有改动");
      router.push(back);
      router.refresh();
    },
  });
  const acceptAll = () => {
    form.setValue("acceptWarnings", true);
    void send();
  };
  return (
    <>
      <form id={id} onSubmit={send} noValidate>
        <PersonFields form={form as unknown as UseFormReturn<PersonHolder>} facts={facts} known />
        <Doubts doubts={doubts} onAccept={acceptAll} pending={pending} />
        <FormProblem problem={problem} />
      </form>
      {!own && <TakenNumber code={problem?.code} number={form.getValues("person.developmentNo")} />}
      <div className="mt-8 flex flex-wrap gap-3">
        <ButtonLink href={back}>返回</ButtonLink>
        <Button type="submit" form={id} look="primary" busy={pending} busyText="正在保存" className="flex-1 desk:flex-none">
          保存
        </Button>
      </div>
    </>
  );
}
