import type { Metadata } from "next";
import { UploadBox } from "#components/imports/upload-box";
import { PageHead, Work } from "#components/layout/page-head";
import { NewOrganizationForm } from "#components/organizations/new-form";
import { Tabs } from "#components/ui/tabs";
import { orNotFound, requireManager } from "#lib/auth/guard";
import { findOrganization, listNamedAncestors } from "#lib/organizations/queries";
import { childCategories } from "#lib/organizations/rules";
import { readSettings } from "#lib/settings/settings";

export const metadata: Metadata = { title: "创建下级组织" };

const HERE = "/manage/organizations/new";

export default async function NewOrganizationPage({ searchParams }: { searchParams: Promise<{ way?: string }> }) {
  const { actor, scope } = await requireManager("createChild:C");
  const single = (await searchParams).way === "single";
  const parent = orNotFound(await findOrganization(scope, scope.organizationId));
  const categories = childCategories(parent, actor.role === "OPERATOR");
  return (
    <Work>
      <PageHead
        crumbs={[{ label: "组织管理" }, { label: "管理下级组织", href: "/manage/organizations" }, { label: "创建下级组织" }]}
        title="创建下级组织"
      />
      <Tabs
        label="创建方式"
        tabs={[
          { href: HERE, label: "批量创建", current: !single },
          { href: `${HERE}?way=single`, label: "单个创建", current: single },
        ]}
      />
      {single ? (
        <NewOrganizationForm
          parent={{ id: parent.id, fullName: parent.fullName, industryCategory: parent.industryCategory, schoolField: parent.schoolField }}
          naming={{ ancestors: await listNamedAncestors(parent.path), style: (await readSettings(parent.path))["org.fullNameStyle"] }}
          categories={categories}
        />
      ) : (
        <UploadBox kind="ORGANIZATIONS" title="下级组织" example="一行一个直属下级：组织简称、组织类别。全称由系统生成，写入前可以核对。" />
      )}
    </Work>
  );
}
