// 时间对组织做的事：毕业生团组织空了满七天提醒删除（JOB-13），每周一核对空心与人数不足（JOB-14）。
import type { OrganizationReminderKind } from "#generated/enums";
import { tellDesk } from "#lib/administrators/commands";
import { now } from "#lib/clock";
import { dayOf, dayToDb } from "#lib/dates";
import { type Tx, transaction } from "#lib/db";
import { refreshSmall } from "#lib/members/entry/commands";
import { refreshHollow } from "#lib/organizations/hollow/commands";
import { type Emptied, listDrifted, listEmptied, listLackingDesks, type LackingDesk } from "#lib/reorganization/reminders/queries";
import { lackingWords } from "#lib/reorganization/reminders/rules";
import { DEFAULTS } from "#lib/settings/registry";

/** Notes a reminder; false when it was given already. */
async function noteOnce(tx: Tx, organizationId: string, { kind, day }: { kind: OrganizationReminderKind; day: string }): Promise<boolean> {
  const noted = { organizationId, kind, day: dayToDb(day) as Date, sentAt: now() };
  return (await tx.organizationReminder.createMany({ data: [noted], skipDuplicates: true })).count > 0;
}

const remindOne = ({ id, shortName, parentPath, emptiedOn }: Emptied): Promise<void> =>
  transaction(async (tx) => {
    if (!(await noteOnce(tx, id, { kind: "EMPTIED", day: emptiedOn }))) return;
    const body = "最后一名团员转出已满七天，请在“管理下级组织”里删除它。";
    await tellDesk(tx, parentPath, { title: `${shortName}已没有团员`, body, href: `/manage/organizations/${id}/delete` });
  });

/** Reminds the direct superiors of graduate organizations that have been empty for a week; once for each time it was emptied. */
export async function remindOfEmptied(): Promise<void> {
  for (const emptied of await listEmptied(now())) await remindOne(emptied);
}

/** What the marks say is counted anew, whatever made them differ. */
const mend = (): Promise<void> =>
  transaction(async (tx) => {
    const { small, hollow } = await listDrifted(DEFAULTS["stat.minMembers"]);
    await refreshSmall(tx, small, DEFAULTS);
    await refreshHollow(tx, hollow);
  });

const remindDesk = (desk: LackingDesk, day: string): Promise<void> =>
  transaction(async (tx) => {
    if (!(await noteOnce(tx, desk.id, { kind: "LACKING", day }))) return;
    await tellDesk(tx, desk.path, { title: lackingWords(desk), body: "请督促撤并或补建，名单在首页的数字里。", href: desk.href });
  });

/** Mondays: the two lists are reckoned anew, and every desk with direct children on them is told. */
export async function remindOfLacking(): Promise<void> {
  await mend();
  const day = dayOf(now());
  for (const desk of await listLackingDesks()) await remindDesk(desk, day);
}
