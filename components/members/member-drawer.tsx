"use client";
// 团员抽屉：列表还在，J K 换人，E 编辑，Esc 关闭。
import { useRouter } from "next/navigation";
import { useEffect, useState } from "react";
import { MemberCardView } from "#components/members/card";
import { Kbd } from "#components/ui/bits";
import { Drawer } from "#components/ui/drawer";
import { Failed, Skeleton } from "#components/ui/states";
import type { MemberCard } from "#lib/members/card/queries";

type Loaded = { id: string; card: MemberCard | null };

function useCard(id: string): MemberCard | null | undefined {
  const [loaded, setLoaded] = useState<Loaded | null>(null);
  useEffect(() => {
    const stop = new AbortController();
    fetch(`/api/members/${id}`, { signal: stop.signal })
      .then(async (answer) => setLoaded({ id, card: answer.ok ? ((await answer.json()) as MemberCard) : null }))
      .catch(() => undefined);
    return () => stop.abort();
  }, [id]);
  return loaded?.id === id ? loaded.card : undefined;
}

type Props = { id: string; place: string; onStep: (by: 1 | -1) => void; onClose: () => void };

export function MemberDrawer({ id, place, onStep, onClose }: Props) {
  const router = useRouter();
  const card = useCard(id);
  const onKey = (key: string) => {
    if (key === "j" || key === "J") onStep(1);
    if (key === "k" || key === "K") onStep(-1);
    if ((key === "e" || key === "E") && card?.mayEdit.yes) router.push(`/manage/members/${id}/edit`);
  };
  const head = (
    <span className="flex flex-wrap items-center justify-between gap-x-4">
      {place}
      <span className="flex items-center gap-3">
        <span>
          <Kbd>J</Kbd> <Kbd>K</Kbd> 换人
        </span>
        <span>
          <Kbd>E</Kbd> 编辑
        </span>
        <span>
          <Kbd>Esc</Kbd> 关闭
        </span>
      </span>
    </span>
  );
  return (
    <Drawer title={card?.name ?? "团员"} head={head} onClose={onClose} onKey={onKey}>
      {card === undefined && <Skeleton rows={8} />}
      {card === null && (
        <Failed title="没有打开">
          <p>这个人可能刚刚转走，或不在您的管理范围内。刷新列表再看看。</p>
        </Failed>
      )}
      {card && <MemberCardView card={card} />}
    </Drawer>
  );
}
