import type { Metadata } from "next";
import { PageHead, Work } from "#components/layout/page-head";
import { DeleteOrganization } from "#components/reorganization/delete-organization";
import { Consequences, Hindrance } from "#components/reorganization/deletion-preview";
import { AsOf } from "#components/ui/as-of";
import { NotAllowed } from "#components/ui/states";
import { orNotFound, requireManager } from "#lib/auth/guard";
import { now } from "#lib/clock";
import { findOrganization } from "#lib/organizations/queries";
import { mayDelete } from "#lib/reorganization/deletion/policy";
import { previewDeletion } from "#lib/reorganization/deletion/queries";

export const metadata: Metadata = { title: "删除下级组织" };

export default async function DeletePage({ params }: { params: Promise<{ id: string }> }) {
  const { actor, scope } = await requireManager("deleteChild:X");
  const organization = orNotFound(await findOrganization(scope, (await params).id));
  const { id, shortName, parentId } = organization;
  const verdict = mayDelete(actor, organization);
  const preview = await previewDeletion(organization, actor.role === "OPERATOR");
  const crumbs = [
    { label: "管理下级组织", href: "/manage/organizations" },
    { label: shortName, href: `/manage/organizations/${id}` },
    { label: "删除" },
  ];
  const back = parentId === scope.organizationId ? "/manage/organizations" : `/manage/organizations?at=${parentId}`;
  return (
    <Work>
      <PageHead crumbs={crumbs} title={`删除${shortName}`} note={organization.fullName} tools={<AsOf at={now()} />} />
      {verdict.yes ? (
        <>
          <p className="mb-4 max-w-prose text-ink-2">按下之前，先看看会怎样。要先办的事都带着链接，办完回到这一页再看。</p>
          <Consequences preview={preview} />
          <Hindrance preview={preview} />
          {preview.verdict.yes && (
            <DeleteOrganization organizationId={id} seen={preview.seen} members={preview.members.n} {...{ shortName, back }} />
          )}
        </>
      ) : (
        <NotAllowed title="由它的直属上级删除">{verdict.because}</NotAllowed>
      )}
    </Work>
  );
}
