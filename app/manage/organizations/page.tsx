import type { Metadata } from "next";
import { ChildrenDesk } from "#components/organizations/children-desk";
import { ChildTools } from "#components/organizations/child-tools";
import { PageHead, Work } from "#components/layout/page-head";
import { listContactPhones } from "#lib/cadres/contacts/queries";
import { orNotFound, requireManager } from "#lib/auth/guard";
import { may } from "#lib/auth/permissions";
import { nextChild } from "#lib/auth/reach";
import { now } from "#lib/clock";
import { getMarking } from "#lib/graduation/marks/queries";
import { countsBelow } from "#lib/organizations/completeness/rules";
import { findOrganization, listChildren, listTreePath, readOrganizationTotals } from "#lib/organizations/queries";
import { childFilterSchema } from "#lib/organizations/schema";
import { listLate } from "#lib/organizations/stages/queries";

export const metadata: Metadata = { title: "管理下级组织" };

type Props = { searchParams: Promise<Record<string, string | undefined>> };

export default async function ChildrenPage({ searchParams }: Props) {
  const { actor, scope } = await requireManager("children:V");
  const filter = childFilterSchema.parse(await searchParams);
  const at = orNotFound(await findOrganization(scope, filter.at ?? scope.organizationId));
  const asked = [listChildren(scope, at, filter), listTreePath(scope, at.path), readOrganizationTotals(at), getMarking(actor)] as const;
  const [page, way, totals, marking] = await Promise.all(asked);
  const ids = page.rows.map((r) => r.id);
  const [phones, late] = await Promise.all([listContactPhones(scope, ids), listLate(ids)]);
  const own = at.id === scope.organizationId;
  const mayCreate = own && may(actor, "createChild:C", nextChild(at)).yes;
  return (
    <Work>
      <PageHead
        crumbs={[{ label: "组织管理" }, { label: "管理下级组织" }]}
        title="管理下级组织"
        tools={
          own && (
            <ChildTools
              parentId={at.id}
              mayCreate={mayCreate}
              confirmable={at.category === "LEADING_BODY"}
              confirmedAt={at.namesConfirmedAt}
            />
          )
        }
      />
      <ChildrenDesk
        {...page}
        {...{ way, own, filter, marking }}
        below={countsBelow(totals, at)}
        scopePath={scope.path}
        at={{ id: at.id, shortName: at.shortName }}
        phones={Object.fromEntries(phones)}
        late={Object.fromEntries(late)}
        now={now()}
      />
    </Work>
  );
}
