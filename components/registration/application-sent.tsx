"use client";
// 交上去之后：等谁，怎么回来看结果；链接只在这里显示一次。
import { useEffect, useState } from "react";
import { OrgName } from "#components/ui/bits";
import { Button } from "#components/ui/button";
import { CopyButton } from "#components/ui/copy-button";
import { ShareRing } from "#components/ui/mark";
import { Note } from "#components/ui/states";

/** The link by which the applicant comes back, whole once the browser knows where it is. */
function useLink(token: string): string {
  const [link, setLink] = useState("");
  useEffect(() => setLink(`${location.origin}/r/${token}`), [token]);
  return link;
}

type Props = { token: string; branch: string; onLook: () => void };

export function Sent({ token, branch, onLook }: Props) {
  const link = useLink(token);
  return (
    <section role="status" className="pt-2">
      <ShareRing share={0.5} />
      <h1 className="mt-4 font-semibold text-display">交给支部了</h1>
      <p className="mt-1 text-ink-2">
        <OrgName>{branch}</OrgName>或它的直属上级审批之后，你就是这个支部的团员。三十天没有审批，申请自动过期。
      </p>
      <Note className="mt-4">
        这台设备记得你的申请，回到“团员团干部注册”就能看结果。换一台设备，要用下面的链接；它只显示这一次，请复制到自己收得到的地方，不要发给别人。
      </Note>
      <div className="mt-4 flex flex-wrap gap-3">
        <CopyButton text={link} label="复制我的链接" look="primary" />
        <Button onClick={onLook}>看申请走到哪里</Button>
      </div>
    </section>
  );
}
