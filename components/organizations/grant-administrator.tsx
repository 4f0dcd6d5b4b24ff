"use client";
// 从下级的团干部里添加管理员：已经登记的人用不了注册码，由直属上级在这里添加（ADM-03）。
import { UserPlus } from "lucide-react";
import { useRouter } from "next/navigation";
import { useState } from "react";
import { FormProblem } from "#components/form/field";
import { useSubmit } from "#components/form/use-submit";
import { OrgName } from "#components/ui/bits";
import { Button } from "#components/ui/button";
import { Dialog } from "#components/ui/dialog";
import { notify } from "#components/ui/toast";
import { grantAdministrator } from "#lib/administrators/actions";
import { POST_LABELS } from "#lib/organizations/labels";
import type { Post } from "#generated/enums";

export type Candidate = { personId: string; name: string; post: Post; activated: boolean };
type Props = { organization: { id: string; shortName: string }; candidates: readonly Candidate[] };

export function GrantAdministrator({ organization, candidates }: Props) {
  const router = useRouter();
  const [open, setOpen] = useState(false);
  const { pending, problem, submit } = useSubmit(grantAdministrator);
  const grant = async ({ personId, name }: Candidate) => {
    if ((await submit({ organizationId: organization.id, personId })) === null) return;
    setOpen(false);
    notify(`${name}已是${organization.shortName}的管理员`);
    router.refresh();
  };
  return (
    <>
      <Button onClick={() => setOpen(true)}>
        <UserPlus aria-hidden />
        从团干部里添加
      </Button>
      <Dialog open={open} onClose={() => setOpen(false)} title="添加管理员">
        <p className="text-ink-2">
          添加后立刻生效，本人会收到消息。只列出<OrgName>{organization.shortName}</OrgName>的团干部；还没有登记过的人，请发管理员注册码。
        </p>
        <FormProblem problem={problem} />
        <ul className="mt-3 divide-y divide-line border-line-strong border-t border-b">
          {candidates.map((candidate) => (
            <li key={candidate.personId} className="flex items-center gap-3 py-2">
              <span className="min-w-0 flex-1">
                <b>{candidate.name}</b>
                <span className="block text-ink-3 text-mini">
                  {POST_LABELS[candidate.post]}
                  {!candidate.activated && "，账号待激活，还要发激活条"}
                </span>
              </span>
              <Button look="ink" busy={pending} onClick={() => grant(candidate)} aria-label={`设${candidate.name}为管理员`}>
                设为管理员
              </Button>
            </li>
          ))}
        </ul>
      </Dialog>
    </>
  );
}
