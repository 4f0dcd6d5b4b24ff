// 首页的几段：等你的事、我的团籍、接下来、新消息。
import { Cell } from "#components/layout/member";
import { Cells, moreLink, SectionTitle, TextLink } from "#components/ui/bits";
import { ButtonLink } from "#components/ui/button";
import { Status, type StatusKind } from "#components/ui/status";
import { type Day, dayOf, showMonth, showShortDay } from "#lib/dates";
import type { Letter } from "#lib/inbox/queries";
import type { Ahead as AheadItem } from "#lib/members/ahead/rules";
import { ARCHIVE_LABELS } from "#lib/members/labels";
import type { PersonPage } from "#lib/members/queries";
import type { Todo } from "#lib/members/todos/rules";
import type { ArchiveState } from "#generated/enums";

/** 有 2 件事等你 */
export function HowMany({ count }: { count: number }) {
  return (
    <h1 className="mb-4 text-balance font-semibold text-[2rem] leading-[1.36]">
      {count > 0 ? (
        <>
          有 <span className="text-[1.2em] text-red">{count}</span> 件事等你
        </>
      ) : (
        "没有等你的事"
      )}
    </h1>
  );
}

export function Todos({ todos }: { todos: readonly Todo[] }) {
  if (todos.length === 0) return <p className="border-line border-t pt-3 text-ink-2">资料齐全，没有待办。支部有事会在这里告诉你。</p>;
  return (
    <Cells>
      {todos.map(({ key, title, note, href, action }, i) => (
        <li key={key} className="flex min-h-18 flex-wrap items-center gap-x-3 gap-y-2 py-3.5">
          <span className="min-w-0 flex-[1_1_10rem]">
            <b className="block leading-normal">{title}</b>
            <span className="block text-ink-3 text-small">{note}</span>
          </span>
          <ButtonLink href={href} look={i === 0 ? "primary" : "outline"} className="row-action min-w-22">
            {action}
          </ButtonLink>
        </li>
      ))}
    </Cells>
  );
}

/** How the certification of a member is told at a glance. */
export const ARCHIVE_KINDS: Readonly<Record<ArchiveState, StatusKind>> = {
  NOT_REQUIRED: "off",
  NOT_UPLOADED: "warn",
  PENDING: "other",
  REJECTED: "bad",
  APPROVED: "ok",
  REPLACE_PENDING: "other",
};

export function OwnSummary({ record }: { record: PersonPage }) {
  const { draft, branch, archiveState, complete } = record;
  if (!branch) return null;
  const joined = draft.joinLeagueDate;
  return (
    <section>
      <SectionTitle
        more={
          <TextLink href="/my/profile" className={`${moreLink} no-underline`}>
            全部资料
          </TextLink>
        }
      >
        我的团籍
      </SectionTitle>
      <Cells>
        <Cell title="入团时间" value={joined ? showMonth(joined.day.slice(0, 7)) : "未填"} />
        {draft.developmentNo && <Cell title="发展团员编号" value={<span className="code">{draft.developmentNo}</span>} />}
        <Cell
          href="/my/archive"
          title="团员身份认证"
          value={<Status kind={ARCHIVE_KINDS[archiveState]}>{ARCHIVE_LABELS[archiveState]}</Status>}
        />
        <Cell
          title="资料"
          value={complete ? <Status kind="ok">完整</Status> : <Status kind="warn">{`缺 ${record.missing.length}\u00a0项`}</Status>}
        />
      </Cells>
    </section>
  );
}

export function Ahead({ ahead, today }: { ahead: readonly AheadItem[]; today: Day }) {
  return (
    <section>
      <SectionTitle>接下来</SectionTitle>
      {ahead.length === 0 ? (
        <p className="border-line border-t pt-3 text-ink-2">近一年没有要留意的日子。</p>
      ) : (
        <Cells>
          {ahead.map(({ day, title, note }) => (
            <Cell key={title} title={title} note={note} value={showShortDay(day, today)} />
          ))}
        </Cells>
      )}
    </section>
  );
}

export function Letters({ letters, today }: { letters: readonly Letter[]; today: Day }) {
  if (letters.length === 0) return null;
  return (
    <section>
      <SectionTitle
        more={
          <TextLink href="/my/messages" className={`${moreLink} no-underline`}>
            全部消息
          </TextLink>
        }
      >
        新消息
      </SectionTitle>
      <Cells>
        {letters.map(({ id, title, body, createdAt }) => (
          <Cell key={id} href="/my/messages" title={title} note={body} value={showShortDay(dayOf(createdAt), today)} />
        ))}
      </Cells>
    </section>
  );
}
