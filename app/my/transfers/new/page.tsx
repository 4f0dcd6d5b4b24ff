import { ScanLine } from "lucide-react";
import type { Metadata } from "next";
import { redirect } from "next/navigation";
import { MemberBar, MemberPage } from "#components/layout/member";
import { ApplyForm, CannotApply } from "#components/transfers/apply-form";
import { IconLink } from "#components/ui/button";
import { orNotFound, requireMember } from "#lib/auth/guard";
import { now } from "#lib/clock";
import { dayOf } from "#lib/dates";
import { getOwnOrganization } from "#lib/members/branch/queries";
import { getOwnRecord } from "#lib/members/queries";
import { listCountryWay } from "#lib/organizations/country/queries";
import { phaseOf } from "#lib/transfers/deadlines/rules";
import { listOwnTransfers } from "#lib/transfers/own/queries";
import { readPrefill } from "#lib/transfers/prefill/queries";
import { prefillSchema } from "#lib/transfers/prefill/schema";

export const metadata: Metadata = { title: "申请转接组织关系" };

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> };

export default async function ApplyPage({ searchParams }: Props) {
  const { actor, self } = await requireMember();
  const [current] = await listOwnTransfers(self);
  if (current && current.closedAt === null) redirect(`/my/transfers/${current.id}`);
  const record = orNotFound(await getOwnRecord(self));
  const branch = await getOwnOrganization(self, actor.branch?.id ?? null);
  return (
    <>
      <MemberBar back="/my/transfers">
        <IconLink href="/my/scan" label="扫接收码">
          <ScanLine aria-hidden />
        </IconLink>
      </MemberBar>
      <MemberPage>
        {branch && actor.assurance >= 2 ? (
          <ApplyForm
            way={await listCountryWay(actor.branch?.path ?? null)}
            contact={record.draft.mobile ?? ""}
            releasing={branch.contacts.find((c) => c.isAdmin)?.name ?? branch.shortName}
            closing={phaseOf(dayOf(now())) === "CLOSING"}
            given={await readPrefill(prefillSchema.parse(await searchParams), actor.branch?.id ?? null)}
          />
        ) : (
          <CannotApply confirmed={branch === null} />
        )}
      </MemberPage>
    </>
  );
}
