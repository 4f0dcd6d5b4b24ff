import { ScanLine } from "lucide-react";
import type { Metadata } from "next";
import { redirect } from "next/navigation";
import { MemberBar, MemberPage } from "#components/layout/member";
import { ApplyForm, CannotApply } from "#components/transfers/apply-form";
import { IconLink } from "#components/ui/button";
import { Status } from "#components/ui/status";
import { orNotFound, requireMember } from "#lib/auth/guard";
import { now } from "#lib/clock";
import { dayOf, showDay } from "#lib/dates";
import { getOwnOrganization } from "#lib/members/branch/queries";
import { getOwnRecord } from "#lib/members/queries";
import { listCountryWay } from "#lib/organizations/country/queries";
import { findByShort } from "#lib/transfers/arrival/queries";
import { showShort } from "#lib/transfers/arrival/rules";
import { phaseOf } from "#lib/transfers/deadlines/rules";
import { REASONS } from "#lib/transfers/guidance/rules";
import { listOwnTransfers } from "#lib/transfers/own/queries";
import { unitOf } from "#lib/transfers/prefill/rules";
import { prefillSchema } from "#lib/transfers/prefill/schema";
import { findPlace } from "#lib/transfers/targets/queries";

export const metadata: Metadata = { title: "申请转接组织关系" };

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> };

export default async function ApplyPage({ searchParams }: Props) {
  const { actor, self } = await requireMember();
  const { to, reason, unit, address, code } = prefillSchema.parse(await searchParams);
  const [current] = await listOwnTransfers(self);
  if (current && current.closedAt === null) redirect(`/my/transfers/${current.id}`);
  const record = orNotFound(await getOwnRecord(self));
  const branch = await getOwnOrganization(self, actor.branch?.id ?? null);
  const place = to ? await findPlace(to, { fromBranchId: actor.branch?.id ?? null, reason: reason ?? null }) : null;
  const found = code && place ? await findByShort(code) : null;
  const joining = found?.purpose === "JOIN" && found.organizationId === to ? found : null;
  const plan = {
    ...(reason ? { reason } : {}),
    newUnitName: unit || (place && reason && REASONS[reason].asksUnit ? unitOf(place) : ""),
    newUnitAddress: address,
  };
  return (
    <>
      <MemberBar back="/my/transfers">
        <IconLink href="/my/scan" label="扫接收码">
          <ScanLine aria-hidden />
        </IconLink>
      </MemberBar>
      <MemberPage>
        {joining && <Status kind="ok">{`已认出接收码 ${showShort(joining.shortCode)}，${showDay(dayOf(joining.expiresAt))}前有效`}</Status>}
        {branch && actor.assurance >= 2 ? (
          <ApplyForm
            way={await listCountryWay(actor.branch?.path ?? null)}
            contact={record.draft.mobile ?? ""}
            releasing={branch.contacts.find((c) => c.isAdmin)?.name ?? branch.shortName}
            closing={phaseOf(dayOf(now())) === "CLOSING"}
            given={{ place, plan }}
          />
        ) : (
          <CannotApply confirmed={branch === null} />
        )}
      </MemberPage>
    </>
  );
}
