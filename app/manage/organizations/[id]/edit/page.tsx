import type { Metadata } from "next";
import { forbidden } from "next/navigation";
import { PageHead, Work } from "#components/layout/page-head";
import { InformationForm } from "#components/organizations/information-form";
import { orNotFound, requireManager } from "#lib/auth/guard";
import { may } from "#lib/auth/permissions";
import { getInformationSheet } from "#lib/organizations/information/queries";
import { findOrganization } from "#lib/organizations/queries";

export const metadata: Metadata = { title: "编辑下级组织" };

export default async function EditChildPage({ params }: { params: Promise<{ id: string }> }) {
  const { actor, scope } = await requireManager("lockedFields:E");
  const organization = orNotFound(await findOrganization(scope, (await params).id));
  if (!may(actor, "lockedFields:E", organization).yes) forbidden();
  const sheet = await getInformationSheet(organization);
  const view = `/manage/organizations/${organization.id}`;
  return (
    <Work>
      <PageHead
        crumbs={[
          { label: "管理下级组织", href: "/manage/organizations" },
          { label: organization.shortName, href: view },
          { label: "编辑" },
        ]}
        title={`编辑${organization.shortName}`}
        note="直属上级可以更正名称与行业，也可以替对方补填其余信息，改动立即生效并有记录。"
      />
      <InformationForm own={false} category={organization.category} {...sheet} back={view} />
    </Work>
  );
}
