"use client";
// 本人确认职务：规范之后归为什么，对就确认，不对就另选（CAD-13）。
import { useRouter } from "next/navigation";
import { useState } from "react";
import { FormProblem, Select } from "#components/form/field";
import { useSubmit } from "#components/form/use-submit";
import { OrgName } from "#components/ui/bits";
import { Button } from "#components/ui/button";
import { notify } from "#components/ui/toast";
import { confirmOwnPost } from "#lib/cadres/actions";
import { POST_LABELS } from "#lib/organizations/labels";
import type { Post } from "#generated/enums";

export type Unconfirmed = { organizationId: string; organizationName: string; post: Post; posts: readonly Post[] };

export function OwnPost({ own: { organizationId, organizationName, post, posts } }: { own: Unconfirmed }) {
  const router = useRouter();
  const { pending, problem, submit } = useSubmit(confirmOwnPost);
  const [chosen, choose] = useState<Post>(post);
  const confirm = async () => {
    if ((await submit({ organizationId, post: chosen })) === null) return;
    notify(`已确认：${organizationName}${POST_LABELS[chosen]}`);
    router.refresh();
  };
  return (
    <li className="py-4">
      <b>
        <OrgName>{organizationName}</OrgName>
      </b>
      <Select
        label="职务"
        options={posts.map((code) => ({ code, label: POST_LABELS[code] }))}
        value={chosen}
        onChange={(e) => choose((e.target.value || post) as Post)}
        hint={`现归为${POST_LABELS[post]}；任书记的请联系上级变更`}
      />
      <FormProblem problem={problem} />
      <Button look="ink" className="mt-2" busy={pending} onClick={confirm}>
        确认
      </Button>
    </li>
  );
}
