import type { Metadata } from "next";
import { Cell } from "#components/layout/member";
import { PageHead, Work } from "#components/layout/page-head";
import { Pager } from "#components/table/pager";
import { Cells, OrgName, SectionTitle, TextLink } from "#components/ui/bits";
import { Note } from "#components/ui/states";
import { Status } from "#components/ui/status";
import { listAdministrators } from "#lib/administrators/queries";
import { requireManager } from "#lib/auth/guard";
import { dayOf, showDay } from "#lib/dates";
import { POST_LABELS } from "#lib/organizations/labels";
import { LIST_PAGE, listFilterSchema } from "#lib/organizations/schema";

export const metadata: Metadata = { title: "管理员变更" };

type Props = { searchParams: Promise<Record<string, string | undefined>> };

export default async function AdministratorsPage({ searchParams }: Props) {
  const { scope } = await requireManager("administrators:V");
  const { page } = listFilterSchema.parse(await searchParams);
  const { own, below, more, limit } = await listAdministrators(scope, page);
  return (
    <Work>
      <PageHead crumbs={[{ label: "业务办理" }, { label: "管理员变更" }]} title={`本级有 ${own.length} 位管理员，最多 ${limit} 位`} />
      <Note className="mb-4 max-w-3xl">
        还没有注册的人，用管理员注册码成为管理员，注册码由直属上级发。已经注册的人，先录入为本组织的团干部再添加：建议在团员、团干部录入完成之后再添加管理员，管理员必须是本组织的团干部。
      </Note>
      <SectionTitle>本级管理员</SectionTitle>
      <Cells className="max-w-3xl">
        {own.map(({ personId, name, post, grantedAt, activated }) => (
          <Cell
            key={personId}
            href={`/manage/members/${personId}`}
            title={name}
            note={`${post ? POST_LABELS[post] : "团干部"}，${showDay(dayOf(grantedAt))}起`}
            value={activated ? <Status kind="ok">已激活</Status> : <Status kind="other">待激活</Status>}
          />
        ))}
      </Cells>
      {(below.length > 0 || page > 1) && (
        <>
          <SectionTitle more={<TextLink href="/manage/organizations">发注册码</TextLink>}>直属下级的管理员</SectionTitle>
          <Cells className="max-w-3xl">
            {below.map(({ id, shortName, names }) => (
              <Cell
                key={id}
                href={`/manage/organizations/${id}`}
                title={<OrgName>{shortName}</OrgName>}
                value={names.length > 0 ? names.join("、") : <Status kind="warn">还没有管理员</Status>}
              />
            ))}
          </Cells>
          <Pager page={page} size={LIST_PAGE} rows={below.length} more={more} address={(to) => `/manage/administrators?page=${to}`} />
        </>
      )}
    </Work>
  );
}
