import type { Metadata } from "next";
import { Funnel, listAddress } from "#components/graduation/funnel";
import { GraduationTabs } from "#components/graduation/graduation-tabs";
import { PageHead, Work } from "#components/layout/page-head";
import { TextLink } from "#components/ui/bits";
import { ButtonLink } from "#components/ui/button";
import { Status } from "#components/ui/status";
import { orNotFound, requireManager } from "#lib/auth/guard";
import { now } from "#lib/clock";
import { getFunnel } from "#lib/graduation/funnel/queries";
import { seasonPowers } from "#lib/graduation/policy";
import { funnelFilterSchema } from "#lib/graduation/schema";
import { listAbove } from "#lib/organizations/queries";

export const metadata: Metadata = { title: "毕业季" };

type Props = { searchParams: Promise<Record<string, string | undefined>> };

export default async function GraduationPage({ searchParams }: Props) {
  const { actor, scope } = await requireManager("members:V");
  const funnel = orNotFound(await getFunnel(scope, funnelFilterSchema.parse(await searchParams)));
  const powers = seasonPowers(actor);
  const below = funnel.area.id !== scope.organizationId;
  const above = below ? (await listAbove(funnel.area.path)).filter((o) => o.path >= scope.path) : [];
  const crumbs = above.map((o) => ({ label: o.shortName, href: `/manage/graduation?at=${o.id}` }));
  const seen = { at: funnel.area.id, year: funnel.year };
  return (
    <Work>
      <PageHead
        crumbs={[{ label: "团员管理" }, ...(below ? crumbs : [{ label: "毕业季" }]), ...(below ? [{ label: funnel.name }] : [])]}
        title={below ? funnel.name : "毕业季"}
        tools={
          <>
            {powers.filing && funnel.totals.DECLARED > 0 && (
              <ButtonLink href={`/manage/graduation/batches/new?at=${seen.at}`} look="primary">
                成批办理
              </ButtonLink>
            )}
            <ButtonLink href={listAddress(seen, "UNDECLARED")}>催没有申报的</ButtonLink>
          </>
        }
      />
      <GraduationTabs current="funnel" powers={powers} />
      {powers.marking && funnel.unmarked > 0 && (
        <p className="mb-3">
          <Status kind="warn">
            还有 <TextLink href="/manage/graduation/unmarked">{`${funnel.unmarked}\u00a0个团支部`}</TextLink> 没有标记毕业时间。
          </Status>
        </p>
      )}
      <Funnel funnel={funnel} now={now()} scopeId={scope.organizationId} />
    </Work>
  );
}
