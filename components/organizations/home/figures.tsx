// 首页的数字：每个都能点开，看到后面是哪些。
import type { ReactNode } from "react";
import { Amount, TextLink } from "#components/ui/bits";
import { ButtonLink } from "#components/ui/button";
import type { Totals } from "#lib/counters/queries";

type Nudge = { key: string; count: number; text: string; note: string; href: string; action: string };

function nudgesOf(totals: Totals, branch: boolean): Nudge[] {
  const members: Nudge[] = [
    {
      key: "incomplete",
      count: totals["members.incomplete"],
      text: "人的资料还差一点",
      note: "本人可以在手机上补，也可以替他们补",
      href: "/manage/members?show=incomplete",
      action: "去看看",
    },
    {
      key: "unactivated",
      count: totals["members.unactivated"],
      text: "人还没有激活账号",
      note: "打印激活条，裁开当面交给本人",
      href: "/manage/activation",
      action: "发激活条",
    },
    {
      key: "unuploaded",
      count: totals["members.unuploaded"],
      text: "名新发展团员待传入团志愿书",
      note: "上传在电子数据库开放之后办理",
      href: "/manage/members?show=unuploaded",
      action: "看名单",
    },
  ];
  const organizations: Nudge[] = [
    {
      key: "silent",
      count: totals["organizations.silent"],
      text: "个组织还没有人登录过",
      note: "把注册码发给对方，由对方注册",
      href: "/manage/organizations?show=silent&deep=1",
      action: "看是哪些",
    },
  ];
  return [...(branch ? [] : organizations), ...members].filter((n) => n.count > 0);
}

export function Nudges({ totals, branch }: { totals: Totals; branch: boolean }) {
  const nudges = nudgesOf(totals, branch);
  if (nudges.length === 0) return null;
  return (
    <section>
      <h2 className="mt-7 mb-1 font-semibold text-[0.9375rem]">可以推一推</h2>
      <ul className="divide-y divide-line border-line-strong border-t border-b">
        {nudges.map(({ key, count, text, note, href, action }) => (
          <li key={key} className="flex flex-wrap items-center gap-x-4 gap-y-2 py-3">
            <span className="size-2.5 flex-none rounded-full border-2 border-ink-3" aria-hidden />
            <span className="min-w-0 flex-[1_1_9rem]">
              <span className="block text-[0.9375rem]">
                <b>{count.toLocaleString("zh-CN")}</b>
                {"\u00a0"}
                {text}
              </span>
              <span className="block text-ink-3 text-mini">{note}</span>
            </span>
            <ButtonLink href={href} className="row-action">
              {action}
            </ButtonLink>
          </li>
        ))}
      </ul>
    </section>
  );
}

function Figure({ label, value, note, href }: { label: string; value: ReactNode; note: ReactNode; href?: string }) {
  return (
    <div className="py-3.5 pr-5 [&+&]:desk:border-line [&+&]:desk:border-l [&+&]:desk:pl-5">
      <dt className="text-ink-3 text-mini">{label}</dt>
      <dd className="whitespace-nowrap font-semibold text-[2.25rem] leading-tight">
        {href ? <TextLink href={href}>{value}</TextLink> : value}
      </dd>
      <dd className="mt-1 text-ink-2 text-mini">{note}</dd>
    </div>
  );
}

/** 94.74 % of all, or a dash when there is nobody. */
function Share({ part, whole }: { part: number; whole: number }) {
  if (whole === 0) return "–";
  return (
    <>
      {((part / whole) * 100).toFixed(2).replace(/\.?0+$/, "")}
      <small className="ml-0.5 text-[1.125rem]">%</small>
    </>
  );
}

export function Figures({ totals, name, branch }: { totals: Totals; name: string; branch: boolean }) {
  const { members } = totals;
  const complete = members - totals["members.incomplete"];
  const below = Math.max(0, totals.organizations - 1);
  return (
    <section>
      <h2 className="mt-7 mb-1 font-semibold text-[0.9375rem]">{name}</h2>
      <dl className="grid grid-cols-2 border-line-strong border-t desk:grid-cols-4">
        <Figure label="团员" value={members.toLocaleString("zh-CN")} href="/manage/members" note={<>{totals.branches} 个团支部</>} />
        <Figure
          label="资料完整"
          value={<Share part={complete} whole={members} />}
          href="/manage/members?show=incomplete"
          note={
            totals["members.incomplete"] > 0 ? (
              <>
                还差 <Amount n={totals["members.incomplete"]} unit="人" />
              </>
            ) : (
              "都完整了"
            )
          }
        />
        <Figure
          label="账号已激活"
          value={(members - totals["members.unactivated"]).toLocaleString("zh-CN")}
          href="/manage/activation"
          note={
            totals["members.unactivated"] > 0 ? (
              <>
                <Amount n={totals["members.unactivated"]} unit="人" />
                待激活
              </>
            ) : (
              "都激活了"
            )
          }
        />
        {branch ? (
          <Figure label="团干部" value={totals.posts.toLocaleString("zh-CN")} href="/manage/members?show=cadres" note="在任职务" />
        ) : (
          <Figure
            label="下级组织"
            value={below.toLocaleString("zh-CN")}
            href="/manage/organizations?deep=1"
            note={
              totals["organizations.incomplete"] > 0 ? (
                <TextLink href="/manage/organizations?show=incomplete&deep=1">{`${totals["organizations.incomplete"]} 个信息不完整`}</TextLink>
              ) : (
                "信息都完整"
              )
            }
          />
        )}
      </dl>
    </section>
  );
}
