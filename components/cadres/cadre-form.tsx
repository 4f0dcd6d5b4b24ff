"use client";
// 录入本级团干部：先看系统认不认识这个人；认识的只填职务，不认识的填整份资料（CAD-01、CAD-06）。
import { useRouter } from "next/navigation";
import { useState } from "react";
import type { UseFormReturn } from "react-hook-form";
import { OfficeFields } from "#components/cadres/office-fields";
import { FormProblem, Input } from "#components/form/field";
import { useActionForm } from "#components/form/use-action-form";
import { useSubmit } from "#components/form/use-submit";
import { Application } from "#components/archives/application";
import { Doubts } from "#components/members/doubts";
import { ConfirmId } from "#components/members/confirm-id";
import type { PersonHolder } from "#components/members/person-field";
import { type PersonFacts, PersonFields } from "#components/members/person-fields";
import { CadreDone } from "#components/cadres/cadre-done";
import { Button, ButtonLink } from "#components/ui/button";
import { Note } from "#components/ui/states";
import { enterCadre } from "#lib/archives/actions";
import { lookUpCadre } from "#lib/cadres/actions";
import type { CadreForm as Form } from "#lib/cadres/schema";
import { parseDate } from "#lib/dates";
import { EMPTY_FORM, type Entered, type Finding, type Warned } from "#lib/members/entry/schema";
import type { OrgCategory, Post } from "#generated/enums";

export type Home = { id: string; shortName: string; category: OrgCategory; provinceCode: string | null };
type Props = { home: Home; facts: Pick<PersonFacts, "today" | "settings"> & { posts: readonly Post[] } };
type Typed = { name: string; idNumber: string; confirm: string };
type Known = Typed & { known: boolean };

/** Who it is; the number is typed twice, as on every entry. */
function WhoStep({ home, onFound }: { home: Home; onFound: (found: Known) => void }) {
  const [typed, type] = useState<Typed>({ name: "", idNumber: "", confirm: "" });
  const { pending, problem, submit } = useSubmit(lookUpCadre, { keyed: false });
  const [differs, setDiffers] = useState(false);
  const find = async (event: React.FormEvent) => {
    event.preventDefault();
    setDiffers(typed.idNumber.trim() !== typed.confirm.trim());
    if (typed.idNumber.trim() !== typed.confirm.trim()) return;
    const { name, idNumber } = typed;
    const answer = await submit({ organizationId: home.id, name, idNumber });
    if (answer) onFound({ ...typed, ...answer });
  };
  const field = (name: keyof Typed) => ({
    ...{ name, required: true, autoComplete: "off", value: typed[name] },
    onChange: (e: React.ChangeEvent<HTMLInputElement>) => type({ ...typed, [name]: e.target.value }),
    error: { message: name === "confirm" ? (differs ? "两次输入的身份证号码不一致。" : "") : (problem?.fields?.[name] ?? "") },
  });
  return (
    <form onSubmit={find} noValidate className="max-w-lg">
      <Input {...field("name")} label="姓名" hint="与身份证一致，少数民族姓名用·连接" />
      <Input {...field("idNumber")} label="身份证号码" hint="18&nbsp;位，末位是字母的填 X" />
      <Input {...field("confirm")} label="再输一次身份证号码" />
      <FormProblem problem={problem?.fields ? null : problem} />
      <Button type="submit" look="primary" busy={pending} busyText="正在查" className="mt-5 w-full desk:w-auto">
        下一步
      </Button>
    </form>
  );
}

const formOf = (home: Home, { name, idNumber, confirm }: Known): Form => ({
  organizationId: home.id,
  idNumberConfirm: confirm,
  acceptWarnings: false,
  person: { ...EMPTY_FORM, name, idNumber, isCadre: "1", politicalStatus: "01", ethnicity: "01", dutyStatus: "01" },
});

type SheetProps = Props & { found: Known; onDone: (entered: Entered) => void; onBack: () => void };

function CadreSheet({ home, facts, found, onDone, onBack }: SheetProps) {
  const [doubts, setDoubts] = useState<readonly Finding[]>([]);
  const { form, pending, problem, send } = useActionForm<Form, Entered | Warned>({
    schema: () => import("#lib/cadres/schema").then((m) => m.cadreSchema),
    action: enterCadre,
    values: formOf(home, found),
    prefix: "person",
    onDone: (answer) => (answer.kind === "warnings" ? setDoubts(answer.warnings) : onDone(answer)),
  });
  const acceptAll = () => {
    form.setValue("acceptWarnings", true);
    void send();
  };
  const person: PersonFacts = { ...facts, profile: "CADRE", branchProvince: home.provinceCode };
  const { posts, today } = facts;
  const joined = parseDate(form.watch("person.joinLeagueDate"))?.day ?? "";
  const isNew = !found.known && joined >= facts.settings["edb.newDevelopmentFrom"];
  const fileId = form.watch("archiveFileId");
  const attach = (sent: string | undefined) => form.setValue("archiveFileId", sent);
  return (
    <form onSubmit={send} noValidate className={found.known ? "max-w-lg" : "max-w-4xl"}>
      {found.known ? (
        <>
          <Note>{`${found.name}已在系统里登记，资料不用再填，只登记在${home.shortName}的职务；别处的职务不受影响。`}</Note>
          <OfficeFields form={form} category={home.category} posts={posts} today={today} />
        </>
      ) : (
        <PersonFields
          form={form as unknown as UseFormReturn<PersonHolder>}
          facts={person}
          afterIdentity={<ConfirmId register={form.register("idNumberConfirm")} error={form.formState.errors.idNumberConfirm} />}
        />
      )}
      {isNew && <Application {...{ name: found.name, fileId, onFile: attach, error: problem?.fields?.archiveFileId }} />}
      <Doubts doubts={doubts} onAccept={acceptAll} pending={pending} />
      <FormProblem problem={problem} />
      <div className="mt-8 flex flex-wrap gap-3">
        <Button onClick={onBack}>上一步</Button>
        <Button type="submit" look="primary" busy={pending} className="flex-1 desk:flex-none">
          提交
        </Button>
      </div>
    </form>
  );
}

export function CadreForm({ home, facts }: Props) {
  const router = useRouter();
  const [found, setFound] = useState<Known | null>(null);
  const [entered, setEntered] = useState<Entered | null>(null);
  const again = () => {
    setEntered(null);
    setFound(null);
  };
  const done = (answer: Entered) => {
    setEntered(answer);
    router.refresh();
  };
  if (entered) return <CadreDone entered={entered} isNew={!found?.known} onMore={again} />;
  if (!found)
    return (
      <>
        <WhoStep home={home} onFound={setFound} />
        <p className="mt-6">
          <ButtonLink href="/manage/cadres">返回列表</ButtonLink>
        </p>
      </>
    );
  return <CadreSheet home={home} facts={facts} found={found} onDone={done} onBack={() => setFound(null)} />;
}
