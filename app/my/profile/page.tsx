import type { Metadata } from "next";
import { ConfirmRecord } from "#components/cadres/confirm-record";
import { Trainings } from "#components/cadres/trainings";
import { History } from "#components/members/history";
import { Facts, MemberBar, MemberPage } from "#components/layout/member";
import { OrgName, SectionTitle } from "#components/ui/bits";
import { ButtonLink } from "#components/ui/button";
import { Note } from "#components/ui/states";
import { Status } from "#components/ui/status";
import { orNotFound, requireMember } from "#lib/auth/guard";
import { isUnchecked } from "#lib/cadres/checks/queries";
import { listOwnTrainings } from "#lib/cadres/trainings/queries";
import { cardFields } from "#lib/members/card/queries";
import { getOwnRecord, listHistory } from "#lib/members/queries";

export const metadata: Metadata = { title: "团员基本资料" };

export default async function ProfilePage() {
  const { self } = await requireMember();
  const record = orNotFound(await getOwnRecord(self));
  const open = self.assurance >= 2;
  const facts = cardFields(record, open).map(({ label, value, missing }) => ({
    label,
    value: missing ? <Status kind="warn">缺，请补填</Status> : value,
  }));
  return (
    <>
      <MemberBar back="/my/me" />
      <MemberPage>
        <div className="flex flex-wrap items-center justify-between gap-3">
          <h1 className="font-semibold text-display">{record.draft.name}</h1>
          {open && (
            <ButtonLink href="/my/profile/edit" look={record.complete ? "outline" : "primary"}>
              编辑
            </ButtonLink>
          )}
        </div>
        <p className="mb-4 text-ink-3 text-small">{record.branch && <OrgName>{record.branch.fullName}</OrgName>}</p>
        {!open && <Note className="mb-3">支部还没有确认是你本人，完整的号码先不显示。</Note>}
        {open && (await isUnchecked(self)) && <ConfirmRecord complete={record.complete} />}
        <Facts facts={facts} />
        <Trainings trainings={await listOwnTrainings(self)} own />
        <SectionTitle>变动记录</SectionTitle>
        <History lines={await listHistory(self.personId)} />
      </MemberPage>
    </>
  );
}
