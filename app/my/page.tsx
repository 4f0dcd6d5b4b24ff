import type { Metadata } from "next";
import { HomeHead } from "#components/layout/home-head";
import { Ahead, HowMany, Letters, OwnSummary, Todos } from "#components/members/home";
import { MemberPage } from "#components/layout/member";
import { OwnTransfer, transferTodos } from "#components/transfers/own-todo";
import { findUnfinished } from "#lib/administrators/queries";
import { contextChoices } from "#lib/auth/contexts";
import { orNotFound, requireMember } from "#lib/auth/guard";
import { getDuties } from "#lib/cadres/checks/queries";
import { dutyTodos } from "#lib/cadres/checks/rules";
import { now } from "#lib/clock";
import { listGraduationTodos } from "#lib/graduation/declarations/queries";
import { dayOf, showShortDay, showTime, weekday } from "#lib/dates";
import { listMessages } from "#lib/inbox/queries";
import { aheadOf } from "#lib/members/ahead/rules";
import { getOwnRecord } from "#lib/members/queries";
import { listTodos } from "#lib/members/todos/rules";
import { listOwnTransfers } from "#lib/transfers/own/queries";

export const metadata: Metadata = { title: "首页" };

export default async function HomePage() {
  const { actor, self, presence } = await requireMember();
  const asked = [
    getOwnRecord(self),
    findUnfinished(self, actor.organizationId),
    getDuties(self, actor),
    listGraduationTodos(self),
    listOwnTransfers(self),
  ] as const;
  const [found, unfinished, duties, graduation, transfers] = await Promise.all(asked);
  const record = orNotFound(found);
  const at = now();
  const today = dayOf(at);
  const todos = listTodos({
    ...{ missing: record.missing, assurance: presence.assurance, secondFactor: presence.totpEnabled },
    ...{ isManager: actor.isManager, unfinished, duties: [...transferTodos(transfers), ...graduation, ...dutyTodos(duties, today)] },
  });
  return (
    <MemberPage>
      <HomeHead {...contextChoices(presence, actor)} />
      <p className="mt-3 text-ink-3 text-small">
        {showShortDay(today, today)}　{weekday(today)}
      </p>
      <HowMany count={todos.length} />
      <Todos todos={todos} />
      <OwnTransfer transfers={transfers} at={at} />
      <OwnSummary record={record} />
      <Ahead ahead={aheadOf(record.birthDate, today)} today={today} />
      <Letters letters={await listMessages(self, 3)} today={today} />
      <p className="pt-6 text-center text-ink-3 text-mini">截至 {showTime(at)}，没有更多了</p>
    </MemberPage>
  );
}
