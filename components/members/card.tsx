// 一位团员的卡片：资料、缺什么、能做什么、变动记录。抽屉与详情页共用。
import { LiftFactor } from "#components/accounts/lift-factor";
import { ResetKey } from "#components/accounts/reset-key";
import { ARCHIVE_KINDS } from "#components/members/home";
import { Unverified } from "#components/members/evidence";
import { Guardian } from "#components/members/guardian";
import { History } from "#components/members/history";
import { Reveal } from "#components/members/reveal";
import { Facts } from "#components/layout/member";
import { OrgName, SectionTitle, TextLink } from "#components/ui/bits";
import { ButtonLink } from "#components/ui/button";
import { Note } from "#components/ui/states";
import { Status } from "#components/ui/status";
import type { CardField, MemberCard } from "#lib/members/card/queries";
import { ARCHIVE_LABELS, FIELD_LABELS, type PersonField, REAL_NAME_LABELS } from "#lib/members/labels";

const fieldValue = (field: CardField, card: MemberCard) => {
  if (field.missing) return <Status kind="warn">缺</Status>;
  if (field.field !== "idNumber") return field.value;
  return (
    <span className="inline-flex flex-wrap items-center gap-x-3">
      <span className="code">{field.value}</span>
      {card.mayEdit.yes && <Reveal personId={card.personId} name={card.name} />}
    </span>
  );
};

function Missing({ card }: { card: MemberCard }) {
  if (card.missing.length === 0) return null;
  const names = card.missing.map((f) => FIELD_LABELS[f as PersonField] ?? f).join("、");
  return (
    <Note className="mb-3">
      <Status kind="warn">{`缺：${names}`}</Status>。
      {card.mayEdit.yes ? "本人可以在手机上补，也可以由您补填。" : "本人或本支部、直属上级管理员可以补填。"}
    </Note>
  );
}

/** What the archive says, and the way to it where there is one. */
function Certification({ card: { personId, archiveState } }: { card: MemberCard }) {
  const told = <Status kind={ARCHIVE_KINDS[archiveState]}>{ARCHIVE_LABELS[archiveState]}</Status>;
  return archiveState === "NOT_REQUIRED" ? told : <TextLink href={`/manage/archives/${personId}`}>{told}</TextLink>;
}

export function MemberCardView({ card, titled = true }: { card: MemberCard; titled?: boolean }) {
  const { personId, name, activated } = card;
  const facts = [
    ...card.fields.map((f) => ({ label: f.label, value: fieldValue(f, card) })),
    { label: "团员身份认证", value: <Certification card={card} /> },
    { label: "实名认证", value: REAL_NAME_LABELS[card.realNameCheck] },
    { label: "账号", value: activated ? <Status kind="ok">已激活</Status> : <Status kind="other">待激活</Status> },
  ];
  return (
    <>
      {titled && <h2 className="mt-1 font-semibold text-display">{name}</h2>}
      <p className="text-ink-3">
        <OrgName>{card.home}</OrgName>
        {card.posts.length > 0 && `，${card.posts.join("，")}`}
      </p>
      <div className="my-3.5 flex flex-wrap gap-2">
        {card.mayEdit.yes && (
          <ButtonLink href={`/manage/members/${personId}/edit`} look="ink">
            编辑
          </ButtonLink>
        )}
        {card.mayIssueCode.yes && <ResetKey personId={personId} name={name} activated={activated} labelled />}
        {card.mayTransfer && <ButtonLink href={`/manage/transfers/out?person=${personId}`}>办理转出</ButtonLink>}
        {card.mayCorrect && <ButtonLink href={`/manage/corrections/identity/${personId}`}>更正姓名、证件号</ButtonLink>}
        {card.mayDelete && <ButtonLink href={`/manage/corrections/deletion/${personId}`}>申请删除</ButtonLink>}
        {card.mayLiftFactor && <LiftFactor personId={personId} name={name} />}
      </div>
      {card.guardian && <Guardian personId={personId} guardian={card.guardian} mayRecord={card.mayEdit.yes} />}
      {card.unverified && <Unverified personId={personId} mayVerify={card.mayEdit.yes} />}
      <Missing card={card} />
      <Facts facts={facts} />
      <SectionTitle>变动记录</SectionTitle>
      <History lines={card.history} />
    </>
  );
}
