import type { Metadata } from "next";
import { AdministratorDesk } from "#components/administrators/administrator-desk";
import { BelowDesks } from "#components/administrators/below-desks";
import { PageHead, Work } from "#components/layout/page-head";
import { Note } from "#components/ui/states";
import { getAdministratorDesk } from "#lib/administrators/changes/queries";
import { listBelowDesks } from "#lib/administrators/queries";
import { administratorsFilterSchema } from "#lib/administrators/schema";
import { orNotFound, requireManager } from "#lib/auth/guard";

export const metadata: Metadata = { title: "管理员变更" };

type Props = { searchParams: Promise<Record<string, string | undefined>> };
const HERE = { label: "管理员变更", href: "/manage/administrators" };

export default async function AdministratorsPage({ searchParams }: Props) {
  const { scope } = await requireManager("administrators:V");
  const { at, page } = administratorsFilterSchema.parse(await searchParams);
  const desk = orNotFound(await getAdministratorDesk(scope, at));
  const crumbs = desk.isOwn ? [{ label: "业务办理" }, { label: "管理员变更" }] : [{ label: "业务办理" }, HERE, { label: desk.shortName }];
  const title = `${desk.isOwn ? "本级" : desk.shortName}有 ${desk.seated.length}\u00a0位管理员，最多 ${desk.limit}\u00a0位`;
  return (
    <Work>
      <PageHead crumbs={crumbs} title={title} />
      {desk.isOwn && (
        <Note className="mb-4 max-w-3xl">
          管理员必须是本组织的团干部，所以建议在团员、团干部录入完成之后再添加。本级添加、更换要直属上级同意；撤销书记或最后一位管理员，请联系上级管理员。还没有登记过的人，用上级发的管理员注册码注册。
        </Note>
      )}
      <AdministratorDesk desk={desk} />
      {desk.isOwn && <BelowDesks {...(await listBelowDesks(scope, page))} page={page} />}
    </Work>
  );
}
