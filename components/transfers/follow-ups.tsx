// 要继续转走的人、新来要联系的人（TRF-27、MEM-35）。
import { Welcome } from "#components/transfers/welcome";
import { Cell } from "#components/layout/member";
import { Cells, OrgName, SectionTitle } from "#components/ui/bits";
import { ButtonLink } from "#components/ui/button";
import { Remind } from "#components/ui/remind";
import { Empty, Note } from "#components/ui/states";
import { dayOf, showDay } from "#lib/dates";
import type { Arrival } from "#lib/transfers/arrivals/queries";
import type { FollowUp } from "#lib/transfers/follow-ups/queries";
import { TRANSFER_REASON_LABELS } from "#lib/transfers/labels";

const WHY: Readonly<Record<FollowUp["kind"], string>> = {
  FLOATING: "在流动团员团支部满一年，应当转到工作单位或居住地",
  RETAINED: "毕业后留在学校满六个月，应当转走",
};
const OPENING = "您好，你的团员关系该转走了：请登录智慧团建，在“我的—组织关系转接”里申请，有困难告诉支部。";

type Props = { followUps: readonly FollowUp[]; arrivals: readonly Arrival[]; mayMove: boolean };

function Movers({ followUps, mayMove }: Pick<Props, "followUps" | "mayMove">) {
  return (
    <>
      <SectionTitle more={<Remind opening={OPENING} laggards={followUps.map(({ name, kind }) => ({ name, note: WHY[kind] }))} unit="人" />}>
        {`该继续转走的 ${followUps.length}\u00a0人`}
      </SectionTitle>
      <Cells>
        {followUps.map((one) => (
          <Cell
            key={`${one.kind} ${one.personId}`}
            title={<b>{one.name}</b>}
            note={
              <>
                {WHY[one.kind]}，<OrgName>{one.branch}</OrgName>
              </>
            }
            value={`${showDay(dayOf(one.since))}起`}
          >
            {mayMove && <ButtonLink href={`/manage/transfers/out?person=${one.personId}`}>办理转出</ButtonLink>}
          </Cell>
        ))}
      </Cells>
    </>
  );
}

function Newcomers({ arrivals }: Pick<Props, "arrivals">) {
  return (
    <>
      <SectionTitle>{`新来的 ${arrivals.length}\u00a0人，请联系本人`}</SectionTitle>
      <Cells>
        {arrivals.map((one) => (
          <Cell
            key={one.transferId}
            href={undefined}
            title={<b>{one.name}</b>}
            note={
              <>
                从<OrgName>{one.from}</OrgName>到<OrgName>{one.branch}</OrgName>，{TRANSFER_REASON_LABELS[one.reason]}
              </>
            }
            value={showDay(dayOf(one.since))}
          >
            <Welcome transferId={one.transferId} name={one.name} />
          </Cell>
        ))}
      </Cells>
    </>
  );
}

export function FollowUps({ followUps, arrivals, mayMove }: Props) {
  return (
    <div className="max-w-3xl">
      <Note>流动团员团支部满一年的、毕业后留校满六个月的列在这里。就业之后一个月内要转走；平时用微信、QQ保持联系，也可以建网上支部。</Note>
      {followUps.length === 0 && arrivals.length === 0 && (
        <Empty title="没有要跟进的人">
          <p>转入的都联系过了，也没有人该继续转走。</p>
        </Empty>
      )}
      {followUps.length > 0 && <Movers followUps={followUps} mayMove={mayMove} />}
      {arrivals.length > 0 && <Newcomers arrivals={arrivals} />}
    </div>
  );
}
