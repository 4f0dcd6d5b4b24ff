"use client";
// 录好一位团干部：下一步是什么。
import { ResetKey } from "#components/accounts/reset-key";
import { TextLink } from "#components/ui/bits";
import { Button, ButtonLink } from "#components/ui/button";
import { ShareRing } from "#components/ui/mark";
import { Note } from "#components/ui/states";
import type { Entered } from "#lib/members/entry/schema";

type Props = { entered: Pick<Entered, "personId" | "name" | "newDevelopment">; isNew: boolean; onMore: () => void };

export function CadreDone({ entered, isNew, onMore }: Props) {
  const next = isNew ? "下一步：发一张激活条给本人，就能登录了。" : "用自己原来的账号登录，就能切换到这个组织。";
  return (
    <section role="status" className="max-w-3xl">
      <ShareRing share={1} />
      <p className="mt-4 font-semibold text-display">{entered.name}已是团干部</p>
      <p className="mt-1 text-ink-2">{next}需要管理权限的，在“管理员变更”里添加。</p>
      {entered.newDevelopment && (
        <Note className="mt-3">
          入团志愿书在<TextLink href="/manage/archives/cadres">本级团干部电子数据库</TextLink>查看和上传。
        </Note>
      )}
      <div className="mt-5 flex flex-wrap gap-3">
        <Button look="primary" onClick={onMore}>
          继续录入
        </Button>
        {isNew && <ResetKey personId={entered.personId} name={entered.name} activated={false} labelled />}
        <ButtonLink href="/manage/cadres">看团干部列表</ButtonLink>
        <ButtonLink href="/manage/administrators">管理员变更</ButtonLink>
      </div>
    </section>
  );
}
