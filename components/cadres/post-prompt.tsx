"use client";
// 登录后的提示：有团干部的职务要重新选择。一次登录只提一次，排在组织信息之后（CAD-13、NAV-08）。
import { usePathname } from "next/navigation";
import { useEffect, useState } from "react";
import { SEEN as EARLIER } from "#components/layout/login-prompt";
import { Button, ButtonLink } from "#components/ui/button";
import { Dialog } from "#components/ui/dialog";
import { POST_LABELS } from "#lib/organizations/labels";
import type { Post } from "#generated/enums";

const SEEN = "zhtj.prompt.posts";
const LIST = "/manage/cadres/changes";

type Props = { session: string; posts: readonly { name: string; post: Post }[]; after: boolean };

export function PostPrompt({ session, posts, after }: Props) {
  const path = usePathname();
  const [open, setOpen] = useState(false);
  useEffect(() => {
    const waits = after && sessionStorage.getItem(EARLIER) !== session;
    if (posts.length === 0 || waits || path === LIST || sessionStorage.getItem(SEEN) === session) return;
    sessionStorage.setItem(SEEN, session);
    setOpen(true);
  }, [session, posts, after, path]);
  const close = () => setOpen(false);
  return (
    <Dialog open={open} onClose={close} title="请重新选择职务">
      <p className="text-ink-2">职务名称已经规范，原来的职务归为下面这些，请逐位确认或另选；本人也可以登录确认。</p>
      <ul className="mt-2 grid gap-1">
        {posts.map(({ name, post }) => (
          <li key={name}>
            <b>{name}</b>，现归为{POST_LABELS[post]}
          </li>
        ))}
      </ul>
      <div className="mt-5 flex flex-wrap gap-3">
        <Button look="quiet" onClick={close}>
          稍后再说
        </Button>
        <span className="flex-1" onClickCapture={close}>
          <ButtonLink href={LIST} look="primary" className="w-full">
            现在去选
          </ButtonLink>
        </span>
      </div>
    </Dialog>
  );
}
