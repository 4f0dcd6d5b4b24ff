import type { Metadata } from "next";
import { PageHead, Work } from "#components/layout/page-head";
import { OrganizationDetail } from "#components/organizations/detail";
import { AsOf } from "#components/ui/as-of";
import { ButtonLink } from "#components/ui/button";
import { mayChange } from "#lib/administrators/policy";
import { listCandidates } from "#lib/administrators/queries";
import { orNotFound, requireManager } from "#lib/auth/guard";
import { may } from "#lib/auth/permissions";
import { now } from "#lib/clock";
import { listContactPhones } from "#lib/cadres/contacts/queries";
import { listHistoryOf } from "#lib/organizations/history/queries";
import { findOrganization, getChild, readOrganizationTotals } from "#lib/organizations/queries";

export const metadata: Metadata = { title: "下级组织" };

export default async function OrganizationPage({ params }: { params: Promise<{ id: string }> }) {
  const { actor, scope } = await requireManager("children:V");
  const organization = orNotFound(await findOrganization(scope, (await params).id));
  const row = orNotFound(await getChild(scope, organization));
  const [totals, phones, history] = await Promise.all([
    readOrganizationTotals(organization),
    listContactPhones(scope, [row.id]),
    listHistoryOf(organization.id),
  ]);
  const candidates = mayChange(actor, organization).yes ? await listCandidates(scope, organization.id) : [];
  const [at, mayEdit] = [now(), may(actor, "lockedFields:E", organization)];
  return (
    <Work>
      <PageHead
        crumbs={[{ label: "管理下级组织", href: "/manage/organizations" }, { label: organization.shortName }]}
        title={organization.fullName}
        tools={
          <>
            <AsOf at={at} />
            <ButtonLink href={`/manage/members?at=${organization.id}`}>团员列表</ButtonLink>
            {may(actor, "deleteChild:X", organization).yes && (
              <ButtonLink href={`/manage/organizations/${organization.id}/delete`}>删除</ButtonLink>
            )}
            {mayEdit.yes && (
              <ButtonLink href={`/manage/organizations/${organization.id}/edit`} look="ink">
                编辑
              </ButtonLink>
            )}
          </>
        }
        note={mayEdit.yes ? undefined : mayEdit.because}
      />
      <OrganizationDetail
        organization={organization}
        row={row}
        totals={totals}
        phone={phones.get(row.id) ?? null}
        history={history}
        candidates={candidates}
        at={at}
      />
    </Work>
  );
}
