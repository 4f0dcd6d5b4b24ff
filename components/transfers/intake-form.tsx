"use client";
// 把新生名单粘贴进来，一人一件向原支部申请转入；谁没有办成、为什么，逐个写出来（TRF-25）。
import { useRouter } from "next/navigation";
import { useState } from "react";
import { FormProblem, Frame, inputClass, Select } from "#components/form/field";
import { useSubmit } from "#components/form/use-submit";
import { reasonsFor } from "#components/transfers/plan-fields";
import { Cells } from "#components/ui/bits";
import { Button, ButtonLink } from "#components/ui/button";
import { Status } from "#components/ui/status";
import type { TransferReason } from "#generated/enums";
import { transferInMany } from "#lib/transfers/actions";
import type { Taken } from "#lib/transfers/intake/commands";
import { linesOf, unreadable } from "#lib/transfers/intake/rules";

const MOST = 30;
const REASONS = reasonsFor("IN").filter(({ code }) => code !== "OTHER" && code !== "LEFT_SCHOOL");

function Outcome({ taken, onMore }: { taken: readonly Taken[]; onMore: () => void }) {
  const failed = taken.filter((t) => t.because !== null);
  return (
    <section role="status" className="max-w-2xl">
      <p className="font-semibold text-title">
        {`${taken.length - failed.length}\u00a0人已发出${failed.length > 0 ? `，${failed.length}\u00a0人没有办成` : ""}`}
      </p>
      <Cells className="mt-3">
        {taken.map(({ name, because }, i) => (
          <li key={`${name} ${i.toString()}`} className="py-2.5">
            <Status kind={because === null ? "ok" : "bad"}>{name}</Status>
            {because && <span className="block pl-5 text-ink-2 text-small">{because}</span>}
          </li>
        ))}
      </Cells>
      <div className="mt-4 flex flex-wrap gap-3">
        <Button look="ink" onClick={onMore}>
          再办一批
        </Button>
        <ButtonLink href="/manage/transfers?tab=mine">看走到哪一步</ButtonLink>
      </div>
    </section>
  );
}

/** Sends in portions, and gathers what became of everybody. */
function useIntake() {
  const router = useRouter();
  const { pending, problem, submit } = useSubmit(transferInMany);
  const [taken, setTaken] = useState<readonly Taken[] | null>(null);
  const send = async (text: string, reason: TransferReason) => {
    const people = linesOf(text);
    const all: Taken[] = [];
    for (let from = 0; from < Math.max(1, people.length); from += MOST) {
      const done = await submit({ people: people.slice(from, from + MOST), reason, reasonNote: "" });
      if (!done) break;
      all.push(...done);
    }
    if (all.length > 0) setTaken(all);
    router.refresh();
  };
  return { pending, problem, taken, send, again: () => setTaken(null) };
}

export function IntakeForm() {
  const { pending, problem, taken, send, again } = useIntake();
  const [text, setText] = useState("");
  const [reason, setReason] = useState<TransferReason>("FURTHER_STUDY");
  const [people, odd] = [linesOf(text), unreadable(text)];
  if (taken) return <Outcome taken={taken} onMore={again} />;
  return (
    <div className="max-w-2xl">
      <Frame label="新生名单" required hint="一行一人：姓名和身份证号码。可以从Excel里把这两列复制过来。">
        {({ id, describedBy, invalid }) => (
          <textarea
            id={id}
            rows={8}
            aria-describedby={describedBy}
            aria-invalid={invalid}
            autoComplete="off"
            spellCheck={false}
            value={text}
            onChange={(event) => setText(event.target.value)}
            className={inputClass(invalid, "code py-2 desk:in-[.desk]:py-2")}
          />
        )}
      </Frame>
      {odd.length > 0 && (
        <p role="alert" className="text-small">
          <Status kind="warn">{`有 ${odd.length}\u00a0行看不出姓名和号码，不会提交`}</Status>
        </p>
      )}
      <Select
        label="转入原因"
        required
        options={REASONS}
        value={reason}
        onChange={(event) => setReason(event.target.value as TransferReason)}
      />
      <FormProblem problem={problem} />
      <Button
        look="primary"
        busy={pending}
        disabled={people.length === 0}
        onClick={() => send(text, reason)}
        className="mt-4 max-desk:w-full"
      >
        {people.length > 0 ? `申请转入 ${people.length} 人` : "申请转入"}
      </Button>
    </div>
  );
}
