"use client";
// 团干部职务变更：选人、选预变更职务、提交；已有书记的先说清原书记改任委员（CAD-09、CAD-12）。
import { useRouter } from "next/navigation";
import { useState } from "react";
import type { CadrePlace, ListedCadre } from "#components/cadres/cadre-tools";
import { FormProblem, Input, Select } from "#components/form/field";
import { useSubmit } from "#components/form/use-submit";
import { Button } from "#components/ui/button";
import { Dialog } from "#components/ui/dialog";
import { Note } from "#components/ui/states";
import { notify } from "#components/ui/toast";
import { changePost, confirmPost } from "#lib/cadres/actions";
import type { Post } from "#generated/enums";
import { POST_LABELS } from "#lib/organizations/labels";

type Props = { place: CadrePlace; row: ListedCadre; onClose: () => void };

function useChange({ place, row, onClose }: Props) {
  const router = useRouter();
  const change = useSubmit(changePost);
  const confirm = useSubmit(confirmPost);
  const [post, choose] = useState<Post | "">("");
  const [since, date] = useState(place.today.slice(0, 7));
  const holder = { organizationId: place.id, personId: row.personId };
  const done = (told: string) => {
    notify(told);
    onClose();
    router.refresh();
  };
  const send = async () => {
    const answer = await change.submit({ ...holder, post: post as Post, since, replaceSecretary: post === "SECRETARY" });
    if (answer) done(`${row.name}现任${POST_LABELS[post as Post]}`);
  };
  const keep = async () => {
    if ((await confirm.submit(holder)) !== null) done(`已确认：${row.name}任${POST_LABELS[row.post]}`);
  };
  return { pending: change.pending || confirm.pending, problem: change.problem ?? confirm.problem, post, choose, since, date, send, keep };
}

export function ChangePost(props: Props) {
  const { place, row, onClose } = props;
  const { pending, problem, post, choose, since, date, send, keep } = useChange(props);
  const posts = place.posts.filter((p) => p !== row.post && (p !== "SECRETARY" || place.mayTouchSecretary));
  const sitting = post === "SECRETARY" ? place.secretary : null;
  return (
    <Dialog open onClose={onClose} title={`变更${row.name}的职务`}>
      <p className="text-ink-2">现任{POST_LABELS[row.post]}。提交后立刻生效，留下变更记录。</p>
      <Select
        label="预变更职务"
        required
        name="post"
        options={posts.map((code) => ({ code, label: POST_LABELS[code] }))}
        value={post}
        onChange={(e) => choose(e.target.value as Post | "")}
        error={{ message: problem?.fields?.post ?? "" }}
        hint={place.mayTouchSecretary ? undefined : "书记由直属上级团组织管理员变更"}
      />
      <Input
        label="任现职年月"
        required
        name="since"
        hint="写作 2021-10"
        autoComplete="off"
        value={since}
        onChange={(e) => date(e.target.value)}
        error={{ message: problem?.fields?.since ?? "" }}
      />
      {sitting && <Note className="mt-2">{`一个组织只有一位书记：${sitting}将改任委员，管理员权限不变。`}</Note>}
      <FormProblem problem={problem?.fields?.post || problem?.fields?.since ? null : problem} />
      <div className="mt-4 flex flex-wrap gap-3">
        {row.needsConfirm && <Button onClick={keep} busy={pending}>{`仍是${POST_LABELS[row.post]}`}</Button>}
        <Button look="primary" className="flex-1 desk:flex-none" busy={pending} onClick={send}>
          {sitting ? "确认，换书记" : "提交"}
        </Button>
      </div>
    </Dialog>
  );
}
