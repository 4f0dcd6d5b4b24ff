"use client";
// 切换其他组织：换一个组织，身份、菜单、数据一起换（NAV-05）。
import { ChevronDown } from "lucide-react";
import { useState } from "react";
import { FormProblem } from "#components/form/field";
import { useSubmit } from "#components/form/use-submit";
import { OrgName } from "#components/ui/bits";
import { Dialog } from "#components/ui/dialog";
import { Status } from "#components/ui/status";
import { switchOrganization } from "#lib/accounts/actions";

export type OrgChoice = { id: string; name: string; fullName: string; role: string };
/** `terse`: on phones only the name. */
type Props = { current: OrgChoice; choices: readonly OrgChoice[]; className?: string; terse?: boolean };

function Name({ current, terse }: { current: OrgChoice; terse: boolean }) {
  return (
    <span>
      <OrgName>{current.name}</OrgName>{" "}
      <span className={`font-normal text-ink-3 ${terse ? "hidden desk:inline" : ""}`}>{current.role}</span>
    </span>
  );
}

export function OrgSwitcher({ current, choices, className = "", terse = false }: Props) {
  const [open, setOpen] = useState(false);
  const { pending, problem, submit } = useSubmit(switchOrganization, { keyed: false });
  const choose = async (choice: OrgChoice) => {
    if (choice.id === current.id) return setOpen(false);
    const done = await submit({ organizationId: choice.id });
    if (done) location.assign(done.administered ? "/manage" : "/my/organization");
  };
  if (choices.length < 2) {
    return (
      <span className={className}>
        <Name current={current} terse={terse} />
      </span>
    );
  }
  return (
    <>
      <button type="button" onClick={() => setOpen(true)} aria-haspopup="dialog" className={`text-left ${className}`} title="切换其他组织">
        <Name current={current} terse={terse} />
        <ChevronDown className="size-4 flex-none" aria-hidden />
        <span className="sr-only">切换其他组织</span>
      </button>
      <Dialog open={open} onClose={() => setOpen(false)} title="切换其他组织">
        <FormProblem problem={problem} />
        <ul className="divide-y divide-line border-line border-y">
          {choices.map((choice) => (
            <li key={choice.id}>
              <button
                type="button"
                disabled={pending}
                onClick={() => choose(choice)}
                className="flex min-h-16 w-full flex-wrap items-center gap-x-3 py-2.5 text-left"
              >
                <span className="min-w-0 flex-[1_1_12rem]">
                  <OrgName>{choice.fullName}</OrgName>
                  <span className="block text-ink-3 text-small">{choice.role}</span>
                </span>
                {choice.id === current.id && <Status kind="ok">现在</Status>}
              </button>
            </li>
          ))}
        </ul>
      </Dialog>
    </>
  );
}
