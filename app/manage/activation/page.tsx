import type { Metadata } from "next";
import { ActivatedList } from "#components/accounts/activated-list";
import { ActivationMode } from "#components/accounts/activation-mode";
import { BranchCode } from "#components/accounts/branch-code";
import { WaitingList } from "#components/accounts/waiting-list";
import { PageHead, Work } from "#components/layout/page-head";
import { AsOf } from "#components/ui/as-of";
import { getActivationPage } from "#lib/accounts/activation/queries";
import { readFlags } from "#lib/accounts/flags/queries";
import { orNotFound, requireManager } from "#lib/auth/guard";
import { mayUse } from "#lib/auth/permissions";
import { now } from "#lib/clock";
import { isBranchLike } from "#lib/organizations/rules";
import { dayOf, showFullMoment, showMoment } from "#lib/dates";

export const metadata: Metadata = { title: "账号激活" };

export default async function ActivationPage() {
  const { actor, scope } = await requireManager("resetCode:C");
  const { waiting, here, total, activated, mode, branchCode } = await getActivationPage(scope);
  const flags = await readFlags(activated);
  const at = now();
  const today = dayOf(at);
  return (
    <Work>
      <PageHead
        crumbs={[{ label: "团员管理" }, { label: "账号激活" }]}
        title={total > 0 ? `${total.toLocaleString("zh-CN")} 人还没有激活` : "都激活了"}
        tools={<AsOf at={at} />}
        note="激活条印好当面交给本人，也可以把激活码单独发给本人。新发一张，旧的作废。"
      />
      <div className="grid gap-x-12 gap-y-8 wide:grid-cols-[minmax(0,1fr)_24rem]">
        <div className="min-w-0">
          {mode === "B" && isBranchLike(orNotFound(actor.organization).category) && (
            <BranchCode
              organizationId={scope.organizationId}
              code={branchCode && { ...branchCode, until: showFullMoment(branchCode.expiresAt) }}
            />
          )}
          <WaitingList
            people={waiting.map((p) => ({ ...p, until: p.codeExpiresAt && showMoment(p.codeExpiresAt, today) }))}
            here={here}
            total={total}
          />
        </div>
        <aside>
          <ActivatedList
            people={activated.map((p) => ({ ...p, at: showMoment(p.activatedAt, today), flags: flags.get(p.personId) ?? [] }))}
          />
          {mayUse(actor, "activationMode:E").yes && <ActivationMode mode={mode} />}
        </aside>
      </div>
    </Work>
  );
}
