import type { Metadata } from "next";
import { redirect } from "next/navigation";
import { MemberBar, MemberPage } from "#components/layout/member";
import { ApplyForm } from "#components/transfers/apply-form";
import { Empty } from "#components/ui/states";
import { Status } from "#components/ui/status";
import { orNotFound, requireMember } from "#lib/auth/guard";
import { now } from "#lib/clock";
import { dayOf } from "#lib/dates";
import { getOwnOrganization } from "#lib/members/branch/queries";
import { getOwnRecord } from "#lib/members/queries";
import { listCountryWay } from "#lib/organizations/country/queries";
import { phaseOf } from "#lib/transfers/deadlines/rules";
import { listOwnTransfers } from "#lib/transfers/own/queries";
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
  const plan = { ...(reason ? { reason } : {}), newUnitName: unit, newUnitAddress: address };
  return (
    <>
      <MemberBar back="/my/transfers" />
      <MemberPage>
        {place && code && <Status kind="ok">{`已认出接收码 ${code}`}</Status>}
        {branch && actor.assurance >= 2 ? (
          <ApplyForm
            way={await listCountryWay(actor.branch?.path ?? null)}
            contact={record.draft.mobile ?? ""}
            releasing={branch.contacts.find((c) => c.isAdmin)?.name ?? branch.shortName}
            closing={phaseOf(dayOf(now())) === "CLOSING"}
            given={{ place, plan, code: code ?? null }}
          />
        ) : (
          <Empty title={branch ? "请支部先确认是你本人" : "你现在不在任何团支部"}>
            <p>{branch ? "账号还没有经支部确认，确认之后就能申请转接。" : "没有团员关系，不用转接。有疑问请联系原来的支部书记。"}</p>
          </Empty>
        )}
      </MemberPage>
    </>
  );
}
