"use client";
// 看到结果就算看过：打开一份有结果的，或者一次全标上（OPS-07）。
import { useRouter } from "next/navigation";
import { useEffect, useRef } from "react";
import { useSubmit } from "#components/form/use-submit";
import { Button } from "#components/ui/button";
import { seeFeedback } from "#lib/inbox/actions";

/** Marks a result as seen by being shown. */
export function Seen({ paperId }: { paperId: string }) {
  const router = useRouter();
  const { submit } = useSubmit(seeFeedback, { keyed: false });
  const told = useRef(false);
  useEffect(() => {
    if (told.current) return;
    told.current = true;
    submit({ paperIds: [paperId] }).then(() => router.refresh());
  }, [paperId, submit, router]);
  return null;
}

export function SeeAll() {
  const router = useRouter();
  const { pending, submit } = useSubmit(seeFeedback, { keyed: false });
  const seeAll = async () => {
    await submit({ paperIds: [] });
    router.refresh();
  };
  return (
    <Button look="quiet" busy={pending} onClick={seeAll}>
      全部标为看过
    </Button>
  );
}
