// 首页的数字：每个都能点开，看到后面是哪些。
import type { ReactNode } from "react";
import { Amount, TextLink } from "#components/ui/bits";
import { ButtonLink } from "#components/ui/button";
import { Status } from "#components/ui/status";
import type { Totals } from "#lib/counters/queries";
import type { CountsBelow } from "#lib/organizations/completeness/rules";

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
      note: "在电子数据库一份一份传，手机上也可以拍",
      href: "/manage/archives?list=1&show=missing",
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

/** A branch that is too small is told so on its own home (ORG-26). */
export function TooSmall({ totals }: { totals: Totals }) {
  if (totals["branches.small"] === 0) return null;
  return (
    <p className="mt-2">
      <Status kind="warn">
        现有团员 <TextLink href="/manage/members">{`${totals.members}\u00a0人`}</TextLink>，不足 3{"\u00a0"}人，应当撤销或与其他团支部合并。
      </Status>
    </p>
  );
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

type FigureProps = { label: string; value: ReactNode; note: ReactNode; href: string };

/** `columns` are those of the desk; the first of a row has no line before it. */
function FigureGrid({ figures, columns }: { figures: readonly FigureProps[]; columns: 3 | 4 }) {
  return (
    <dl className={`grid grid-cols-2 border-line-strong border-t ${columns === 3 ? "desk:grid-cols-3" : "desk:grid-cols-4"}`}>
      {figures.map(({ label, value, note, href }, i) => (
        <div key={label} className={`py-3.5 pr-5 ${i % columns === 0 ? "" : "desk:border-line desk:border-l desk:pl-5"}`}>
          <dt className="text-ink-3 text-mini">{label}</dt>
          <dd className="whitespace-nowrap font-semibold text-[2.25rem] leading-tight">
            <TextLink href={href}>{value}</TextLink>
          </dd>
          <dd className="mt-1 text-ink-2 text-mini">{note}</dd>
        </div>
      ))}
    </dl>
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

const number = (n: number): string => n.toLocaleString("zh-CN");

/** 还差 3 人, opening who they are; or the word for none. */
const Lacking = ({ n, words, href, none }: { n: number; words: ReactNode; href: string; none: string }) =>
  n > 0 ? <TextLink href={href}>{words}</TextLink> : none;

const membersFigure = ({ members, branches }: Totals, branch: boolean): FigureProps => ({
  label: "团员",
  value: number(members),
  href: "/manage/members",
  note: branch ? "组织关系在本支部" : <>{branches} 个团支部</>,
});

function completeFigure(totals: Totals): FigureProps {
  const { members, "members.incomplete": incomplete } = totals;
  return {
    label: "资料完整",
    value: <Share part={members - incomplete} whole={members} />,
    href: "/manage/members?show=complete",
    note: (
      <Lacking
        n={incomplete}
        href="/manage/members?show=incomplete"
        words={
          <>
            还差 <Amount n={incomplete} unit="人" />
          </>
        }
        none="都完整了"
      />
    ),
  };
}

function activatedFigure({ members, "members.unactivated": waiting }: Totals): FigureProps {
  const words = (
    <>
      <Amount n={waiting} unit="人" />
      待激活
    </>
  );
  return {
    label: "账号已激活",
    value: number(members - waiting),
    href: "/manage/members?show=activated",
    note: <Lacking n={waiting} href="/manage/members?show=unactivated" words={words} none="都激活了" />,
  };
}

const cadresFigure = ({ posts }: Totals, branch: boolean): FigureProps => ({
  label: "团干部",
  value: number(posts),
  href: branch ? "/manage/members?show=cadres" : "/manage/organizations/lists/cadres",
  note: "在任职务",
});

/** What stands below: how many, how many of them with complete information, how many that were never signed in to. */
function belowFigures({ all, complete, incomplete, silent }: CountsBelow): FigureProps[] {
  const list = (show: string) => `/manage/organizations?deep=1${show}`;
  return [
    {
      label: "下级组织",
      value: number(all),
      href: list(""),
      note: <Lacking n={silent} href={list("&show=silent")} words={<Amount n={silent} unit="个没登录过" />} none="都登录过" />,
    },
    {
      label: "组织信息完整",
      value: number(complete),
      href: list("&show=complete"),
      note: <Lacking n={incomplete} href={list("&show=incomplete")} words={<Amount n={incomplete} unit="个不完整" />} none="都完整了" />,
    },
  ];
}

/** `below` of an organization that may have children; a branch has none. */
export function Figures({ totals, name, below }: { totals: Totals; name: string; below: CountsBelow | null }) {
  const branch = below === null;
  const figures = [
    membersFigure(totals, branch),
    completeFigure(totals),
    activatedFigure(totals),
    ...(below ? belowFigures(below) : []),
    cadresFigure(totals, branch),
  ];
  return (
    <section>
      <h2 className="mt-7 mb-1 font-semibold text-[0.9375rem]">{name}</h2>
      <FigureGrid figures={figures} columns={branch ? 4 : 3} />
    </section>
  );
}
