import type { Metadata } from "next";
import { PageHead, Work } from "#components/layout/page-head";
import { PendingChange } from "#components/organizations/pending-change";
import { InformationForm } from "#components/organizations/information-form";
import { Status } from "#components/ui/status";
import { orNotFound, requireManager } from "#lib/auth/guard";
import { changeLines } from "#lib/organizations/changes/queries";
import { explainGaps } from "#lib/organizations/completeness/rules";
import { getInformationSheet } from "#lib/organizations/information/queries";
import { findOrganization, findPendingChange } from "#lib/organizations/queries";

export const metadata: Metadata = { title: "组织信息" };

export default async function OwnInformationPage() {
  const { actor, scope } = await requireManager("organization:V");
  const organization = orNotFound(await findOrganization(scope, scope.organizationId));
  const sheet = await getInformationSheet(organization);
  const waiting = await findPendingChange(organization.id);
  const gaps = explainGaps(organization.infoMissing, { secretary: sheet.secretary, administrator: actor.name });
  return (
    <Work>
      <PageHead
        crumbs={[{ label: "组织管理" }, { label: "组织信息" }]}
        title="组织信息"
        note={
          gaps.length > 0 ? (
            <Status kind="warn">{`还缺：${gaps.map((g) => `${g.label}（${g.by}可填）`).join("、")}`}</Status>
          ) : (
            <Status kind="ok">必填项都已填好</Status>
          )
        }
      />
      {waiting && <PendingChange changeId={waiting.id} createdAt={waiting.createdAt} changes={changeLines(organization, waiting)} />}
      <InformationForm own category={organization.category} {...sheet} back="/manage" />
    </Work>
  );
}
