// 自行注册的申请走到哪一步，接下来怎么办。
import type { ReactNode } from "react";
import { OrgName } from "#components/ui/bits";
import { Note } from "#components/ui/states";
import { Status, type StatusKind } from "#components/ui/status";
import { dayOf, showDay } from "#lib/dates";
import { SELF_REGISTRATION_LABELS } from "#lib/registration/labels";
import type { Standing } from "#lib/registration/self/queries";

const KINDS: Readonly<Record<Standing["state"], StatusKind>> = { PENDING: "other", APPROVED: "ok", REFUSED: "bad", EXPIRED: "off" };

const NEXT: Readonly<Record<Standing["state"], string>> = {
  PENDING: "支部或它的直属上级会审批。着急的话，直接问支部书记。",
  APPROVED: "你已经是这个支部的团员。向支部要一张激活条，就能登录。",
  REFUSED: "按理由改好那一项，重新提交就行。",
  EXPIRED: "三十天没有人审批。可以联系支部书记之后重新提交。",
};

export function StandingView({ standing, children }: { standing: Standing; children?: ReactNode }) {
  const { state, branch, reason, createdAt } = standing;
  return (
    <section className="mt-4">
      <p className="border-line-strong border-t pt-3">
        <OrgName>{branch.fullName}</OrgName>
      </p>
      <p className="flex flex-wrap items-center gap-x-4 border-line border-b pb-3 text-small">
        <Status kind={KINDS[state]}>{SELF_REGISTRATION_LABELS[state]}</Status>
        <span className="text-ink-3">{showDay(dayOf(createdAt))}提交</span>
      </p>
      {state === "REFUSED" && reason && <Note className="mt-3">支部的理由：{reason}</Note>}
      <p className="mt-3 text-ink-2">{NEXT[state]}</p>
      {children}
    </section>
  );
}
