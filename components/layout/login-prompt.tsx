"use client";
// 登录后的提示：本组织信息还没填完。一次登录只提一次，填完就不再提（NAV-08）。
import { usePathname } from "next/navigation";
import { useEffect, useState } from "react";
import { Button, ButtonLink } from "#components/ui/button";
import { Dialog } from "#components/ui/dialog";
import { Status } from "#components/ui/status";
import { FIELD_LABELS, type OrganizationField } from "#lib/organizations/labels";

const OWN = "/manage/organizations/own";
/** Which session has seen it. */
export const SEEN = "zhtj.prompt";

type Props = { session: string; gaps: readonly OrganizationField[] };

export function LoginPrompt({ session, gaps }: Props) {
  const path = usePathname();
  const [open, setOpen] = useState(false);
  useEffect(() => {
    if (gaps.length === 0 || path === OWN || sessionStorage.getItem(SEEN) === session) return;
    sessionStorage.setItem(SEEN, session);
    setOpen(true);
  }, [session, gaps, path]);
  const close = () => setOpen(false);
  return (
    <Dialog open={open} onClose={close} title="请完善组织信息">
      <p className="text-ink-2">这几项还没有填，填好之后上级就能看到本组织信息完整：</p>
      <ul className="mt-2 grid gap-1">
        {gaps.map((field) => (
          <li key={field}>
            <Status kind="warn">{FIELD_LABELS[field]}</Status>
          </li>
        ))}
      </ul>
      <div className="mt-5 flex flex-wrap gap-3">
        <Button look="quiet" onClick={close}>
          稍后再填
        </Button>
        <span className="flex-1" onClickCapture={close}>
          <ButtonLink href={OWN} look="primary" className="w-full">
            现在去填
          </ButtonLink>
        </span>
      </div>
    </Dialog>
  );
}
