// 提交之后：发出去几件，接下来等谁，去哪里看。
import type { ReactNode } from "react";
import { Button, ButtonLink } from "#components/ui/button";
import { ShareRing } from "#components/ui/mark";

type Props = { title: string; children: ReactNode; transferIds: readonly string[]; onMore: () => void };

export function Filed({ title, children, transferIds, onMore }: Props) {
  const [only] = transferIds.length === 1 ? transferIds : [];
  return (
    <section role="status" className="max-w-3xl">
      <ShareRing share={1} />
      <p className="mt-4 font-semibold text-display">{title}</p>
      <p className="mt-1 text-ink-2">{children}</p>
      <div className="mt-5 flex flex-wrap gap-3">
        <ButtonLink href={only ? `/manage/transfers/${only}` : "/manage/transfers?tab=mine"} look="primary">
          看走到哪一步
        </ButtonLink>
        <Button onClick={onMore}>继续办理</Button>
      </div>
    </section>
  );
}
