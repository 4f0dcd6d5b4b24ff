"use client";
import { DoorPage } from "#components/layout/door";
import { Button, ButtonLink } from "#components/ui/button";
import { Failed } from "#components/ui/states";

export default function Trouble({ error, reset }: { error: Error & { digest?: string }; reset: () => void }) {
  return (
    <DoorPage>
      <div className="mt-16">
        <Failed
          title="这一页没有打开"
          reference={error.digest}
          actions={
            <>
              <Button look="ink" onClick={reset}>
                再试一次
              </Button>
              <ButtonLink href="/my">回首页</ButtonLink>
            </>
          }
        >
          <p>系统繁忙，或者刚刚更新。已经提交成功的不受影响；没有提交的，请回到原来的页面再提交一次，不会重复。</p>
        </Failed>
      </div>
    </DoorPage>
  );
}
