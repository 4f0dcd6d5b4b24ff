import type { Metadata } from "next";
import { DoorPage } from "#components/layout/door";
import { ButtonLink } from "#components/ui/button";
import { NotAllowed } from "#components/ui/states";
import { no } from "#lib/verdict";

export const metadata: Metadata = { title: "没有权限" };

export default function Forbidden() {
  return (
    <DoorPage>
      <div className="mt-16">
        <NotAllowed
          title={no("E-PERM-01").because}
          actions={
            <>
              <ButtonLink href="/my" look="ink">
                回个人中心
              </ButtonLink>
              <ButtonLink href="/guides/organization-tree">怎样成为管理员</ButtonLink>
            </>
          }
        >
          <p>
            这一页给相应组织的管理员用（E-PERM-01）。您在另一个组织任管理员的，请先切换组织；还不是管理员的，请直属上级团组织管理员添加。
          </p>
        </NotAllowed>
      </div>
    </DoorPage>
  );
}
