"use client";
// 演示账号：按身份分组，一按登录；等着激活的给出激活码。
import { FormProblem } from "#components/form/field";
import { useSubmit } from "#components/form/use-submit";
import { Cells, OrgName, SectionTitle } from "#components/ui/bits";
import { Button } from "#components/ui/button";
import { CopyButton } from "#components/ui/copy-button";
import { demoSignIn } from "#lib/accounts/actions";
import type { DemoAccount } from "#lib/accounts/demo/queries";

const ROLES = ["团员", "基层管理员", "上级团委管理员", "等待激活", "系统后台"];

function Active({ account, busy, onEnter }: { account: DemoAccount; busy: boolean; onEnter: () => void }) {
  return (
    <Button className="min-w-24" busy={busy} busyText="正在登录" onClick={onEnter} aria-label={`登录成 ${account.name}`}>
      登录
    </Button>
  );
}

const Waiting = ({ account }: { account: DemoAccount }) => (
  <div className="flex flex-wrap items-center gap-2">
    <span className="code text-small">
      <span className="text-ink-3">激活码 </span>
      <b>{account.code}</b>
    </span>
    <CopyButton text={account.idNumber} label="复制证件号" />
  </div>
);

export function DemoList({ accounts }: { accounts: DemoAccount[] }) {
  const { pending, problem, submit } = useSubmit(demoSignIn, { keyed: false });
  const enter = async (account: DemoAccount) => {
    const done = await submit({ personId: account.personId });
    if (done !== null) location.assign(account.role === "团员" ? "/my" : "/manage");
  };
  return (
    <>
      <FormProblem problem={problem} />
      {ROLES.map((role) => (
        <section key={role}>
          <SectionTitle>{role}</SectionTitle>
          <Cells>
            {accounts
              .filter((a) => a.role === role)
              .map((account) => (
                <li key={account.personId} className="flex min-h-16 flex-wrap items-center gap-x-4 gap-y-2 py-3">
                  <span className="min-w-0 flex-[1_1_12rem]">
                    <b>{account.name}</b>
                    {account.places.map((place) => (
                      <span key={place} className="block text-ink-3 text-small">
                        <OrgName>{place}</OrgName>
                      </span>
                    ))}
                  </span>
                  {account.active ? (
                    <Active account={account} busy={pending} onEnter={() => enter(account)} />
                  ) : (
                    <Waiting account={account} />
                  )}
                </li>
              ))}
          </Cells>
        </section>
      ))}
    </>
  );
}
