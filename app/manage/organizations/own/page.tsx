import type { Metadata } from "next";
import { PageHead, Work } from "#components/layout/page-head";
import { InformationForm } from "#components/organizations/information-form";
import { TextLink } from "#components/ui/bits";
import { Status } from "#components/ui/status";
import { orNotFound, requireManager } from "#lib/auth/guard";
import { showFullMoment } from "#lib/dates";
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
      {waiting && (
        <p className="mb-5 border-line-strong border-y py-3">
          <Status kind="other">
            {`${showFullMoment(waiting.createdAt)}提交的变更，等直属上级审批。`}
            <TextLink href={`/manage/inbox/${waiting.id}`}>看新旧对照，或撤回</TextLink>
          </Status>
        </p>
      )}
      <InformationForm own category={organization.category} {...sheet} back="/manage" />
    </Work>
  );
}
