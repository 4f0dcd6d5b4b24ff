// 更正与删除申请的开头：关于谁，现在登记的是什么，这件事怎么走。
import type { ReactNode } from "react";
import { Facts } from "#components/layout/member";
import { PageHead, Work } from "#components/layout/page-head";
import { Note } from "#components/ui/states";
import type { MemberCard } from "#lib/members/card/queries";

const SHOWN = ["idNumber", "gender", "birthDate", "joinLeagueDate", "developmentNo"];

type Props = { card: MemberCard; title: string; note: string; children: ReactNode };

export function RequestPage({ card, title, note, children }: Props) {
  const facts = card.fields.filter((f) => SHOWN.includes(f.field)).map(({ label, value }) => ({ label, value: value ?? "未填" }));
  const crumbs = [{ label: card.name, href: `/manage/members/${card.personId}` }, { label: title }];
  return (
    <Work>
      <PageHead crumbs={crumbs} title={`${title}：${card.name}`} note={card.home} />
      <Note className="mb-4 max-w-3xl">{note}</Note>
      <div className="mb-4 max-w-3xl">
        <Facts facts={facts} />
      </div>
      {children}
    </Work>
  );
}
