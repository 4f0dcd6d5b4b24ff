"use client";
// 登录后的提示：本组织信息、没有上传和没有认证的档案、不规范的编号、要重选的职务。一次登录各提一次，办完就不再提（NAV-08）。
import { usePathname } from "next/navigation";
import { type ReactNode, useCallback, useEffect, useState } from "react";
import { Button, ButtonLink } from "#components/ui/button";
import { Dialog } from "#components/ui/dialog";
import { Status } from "#components/ui/status";
import type { ArchiveGaps } from "#lib/archives/prompts/queries";
import { FIELD_LABELS, type OrganizationField, POST_LABELS } from "#lib/organizations/labels";
import type { Post } from "#generated/enums";

/** `home`: said at the desk's first page only, so that nobody is stopped on the way to the very thing. */
type Prompt = { key: string; title: string; body: ReactNode; href: string; action: string; home?: true };

const lackingFields = (gaps: readonly OrganizationField[]): Prompt => ({
  key: "information",
  title: "请完善组织信息",
  href: "/manage/organizations/own",
  action: "现在去填",
  body: (
    <>
      <p className="text-ink-2">这几项还没有填，填好之后上级就能看到本组织信息完整：</p>
      <ul className="mt-2 grid gap-1">
        {gaps.map((field) => (
          <li key={field}>
            <Status kind="warn">{FIELD_LABELS[field]}</Status>
          </li>
        ))}
      </ul>
    </>
  ),
});

const missingFiles = (n: number): Prompt => ({
  key: "missing",
  home: true,
  title: "组织内有团员档案尚未上传",
  href: "/manage/archives?list=1&show=missing",
  action: "去上传",
  body: <p className="text-ink-2">{`${n}名新发展团员还没有上传入团志愿书，批准入团后30天内要传。`}</p>,
});

const uncertified = (n: number): Prompt => ({
  key: "uncertified",
  home: true,
  title: "组织内有团员身份尚未认证",
  href: "/manage/archives?list=1",
  action: "看看是谁",
  body: <p className="text-ink-2">{`${n}名新发展团员的身份还没有认证，认证之前不计入新发展团员，也不能转接组织关系。`}</p>,
});

const irregularNumbers = (n: number): Prompt => ({
  key: "irregular",
  title: "有发展团员编号不规范",
  href: "/manage/irregular-numbers",
  action: "看看是谁",
  body: <p className="text-ink-2">{`${n}名团员的编号不规范，请与入团志愿书核对后修改。名单里写着各自的原因，点名字就能改。`}</p>,
});

type HeldPost = { name: string; post: Post };

const oldPosts = (posts: readonly HeldPost[]): Prompt => ({
  key: "posts",
  title: "请重新选择职务",
  href: "/manage/cadres/changes",
  action: "现在去选",
  body: (
    <>
      <p className="text-ink-2">职务名称已经规范，原来的职务归为下面这些，请逐位确认或另选；本人也可以登录确认。</p>
      <ul className="mt-2 grid gap-1">
        {posts.map(({ name, post }) => (
          <li key={name}>
            <b>{name}</b>，现归为{POST_LABELS[post]}
          </li>
        ))}
      </ul>
    </>
  ),
});

type Told = { gaps: readonly OrganizationField[]; archives: ArchiveGaps; irregular: number; posts: readonly HeldPost[] };
type Props = Told & { session: string };

/** What is to be said, in the order of the specification. */
const promptsOf = ({ gaps, archives, irregular, posts }: Told): Prompt[] => [
  ...(gaps.length > 0 ? [lackingFields(gaps)] : []),
  ...(archives.missing > 0 ? [missingFiles(archives.missing)] : []),
  ...(archives.uncertified > 0 ? [uncertified(archives.uncertified)] : []),
  ...(irregular > 0 ? [irregularNumbers(irregular)] : []),
  ...(posts.length > 0 ? [oldPosts(posts)] : []),
];

const placeOf = (key: string): string => (key === "information" ? "zhtj.prompt" : `zhtj.prompt.${key}`);
const HOME = "/manage";
const isFresh = (session: string, path: string) => (prompt: Prompt) =>
  prompt.href.split("?")[0] !== path && (!prompt.home || path === HOME) && sessionStorage.getItem(placeOf(prompt.key)) !== session;

export function LoginPrompt({ session, gaps, archives, irregular, posts }: Props) {
  const path = usePathname();
  const [prompt, setPrompt] = useState<Prompt | null>(null);
  const { missing, uncertified: open } = archives;
  const next = useCallback(() => {
    const fresh = promptsOf({ gaps, archives: { missing, uncertified: open }, irregular, posts }).find(isFresh(session, path)) ?? null;
    if (fresh) sessionStorage.setItem(placeOf(fresh.key), session);
    setPrompt(fresh);
  }, [session, path, gaps, missing, open, irregular, posts]);
  useEffect(next, [next]);
  if (!prompt) return null;
  return (
    <Dialog open onClose={next} title={prompt.title}>
      {prompt.body}
      <div className="mt-5 flex flex-wrap gap-3">
        <Button look="quiet" onClick={next}>
          {prompt.key === "information" ? "稍后再填" : "知道了"}
        </Button>
        <span className="flex-1" onClickCapture={() => setPrompt(null)}>
          <ButtonLink href={prompt.href} look="primary" className="w-full">
            {prompt.action}
          </ButtonLink>
        </span>
      </div>
    </Dialog>
  );
}
