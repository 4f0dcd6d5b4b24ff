// 一个组织的管理员：坐着谁、等着批的是谁、还能请谁（ADM-03 至 ADM-07）。
import { ChangeAdministrator } from "#components/administrators/change-administrator";
import { RevokeAdministrator } from "#components/administrators/revoke-administrator";
import { Cell } from "#components/layout/member";
import { Cells, SectionTitle, TextLink } from "#components/ui/bits";
import { Empty } from "#components/ui/states";
import { Status } from "#components/ui/status";
import type { AdministratorDesk as Desk, WaitingChange } from "#lib/administrators/changes/queries";
import { ADMIN_CHANGE_LABELS, ADMIN_CHANGE_STATE_LABELS } from "#lib/administrators/labels";
import { mayGiveUp } from "#lib/administrators/rules";
import type { Administrator } from "#lib/administrators/queries";
import { dayOf, showDay } from "#lib/dates";
import { POST_LABELS } from "#lib/organizations/labels";
import { yes } from "#lib/verdict";

function Seat({ desk, admin }: { desk: Desk; admin: Administrator }) {
  const { personId, name, post, grantedAt, activated } = admin;
  const isLast = desk.seated.length === 1;
  const revocable = desk.asks ? mayGiveUp({ isSecretary: post === "SECRETARY", isLast }) : yes;
  return (
    <Cell
      title={
        <TextLink href={`/manage/members/${personId}`}>
          <b>{name}</b>
        </TextLink>
      }
      note={`${post ? POST_LABELS[post] : "团干部"}，${showDay(dayOf(grantedAt))}起`}
      value={activated ? <Status kind="ok">已激活</Status> : <Status kind="other">待激活</Status>}
    >
      <span className="flex gap-1">
        {desk.candidates.length > 0 && (
          <ChangeAdministrator organization={desk} asks={desk.asks} candidates={desk.candidates} replaced={{ personId, name }} />
        )}
        {revocable.yes && <RevokeAdministrator organization={desk} person={{ personId, name }} isLast={isLast} />}
      </span>
      {!revocable.yes && <span className="basis-full text-ink-3 text-mini">{revocable.because}</span>}
    </Cell>
  );
}

const Waiting = ({ change: { id, paperId, kind, coming, leaving, createdAt } }: { change: WaitingChange }) => (
  <Cell
    key={id}
    {...(paperId ? { href: `/manage/inbox/${paperId}` } : {})}
    title={leaving ? `${leaving} 换成 ${coming}` : coming}
    note={`${ADMIN_CHANGE_LABELS[kind]}，${showDay(dayOf(createdAt))}提交`}
    value={<Status kind="other">{ADMIN_CHANGE_STATE_LABELS.PENDING}</Status>}
  />
);

function Nobody({ desk }: { desk: Desk }) {
  return (
    <Empty title="还没有管理员">
      <p>
        还没有登记过的人，发管理员注册码；已经登记的，先录入为本组织的团干部，再从下面添加。
        {!desk.isOwn && "在此之前，它的待办由您决定。"}
      </p>
    </Empty>
  );
}

export function AdministratorDesk({ desk }: { desk: Desk }) {
  const full = desk.seated.length >= desk.limit;
  return (
    <div className="max-w-3xl">
      {desk.seated.length === 0 && <Nobody desk={desk} />}
      {desk.seated.length > 0 && (
        <Cells>
          {desk.seated.map((admin) => (
            <Seat key={admin.personId} desk={desk} admin={admin} />
          ))}
        </Cells>
      )}
      <div className="mt-3 flex flex-wrap items-center gap-3">
        {!full && <ChangeAdministrator organization={desk} asks={desk.asks} candidates={desk.candidates} />}
        {full && desk.candidates.length > 0 && <p className="text-ink-3 text-small">{`已满 ${desk.limit}\u00a0位。要换人，点“更换”。`}</p>}
        {full && desk.candidates.length === 0 && (
          <p className="text-ink-3 text-small">{`已满 ${desk.limit}\u00a0位。要换人，请先录入别的团干部。`}</p>
        )}
        {!full && desk.candidates.length === 0 && (
          <p className="text-ink-3 text-small">没有别的团干部可选。管理员必须是本组织的团干部，请先录入团干部。</p>
        )}
      </div>
      {desk.waiting.length > 0 && (
        <>
          <SectionTitle>等审批的申请</SectionTitle>
          <Cells>
            {desk.waiting.map((change) => (
              <Waiting key={change.id} change={change} />
            ))}
          </Cells>
        </>
      )}
    </div>
  );
}
