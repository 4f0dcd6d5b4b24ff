// 每一个操作：按名字找得到，测试逐个敲门。
import * as accounts from "#lib/accounts/actions";
import type { Answer, Envelope } from "#lib/action";
import * as administrators from "#lib/administrators/actions";
import { type Access, ACTIONS, type ActionName } from "#lib/auth/inventory";
import * as cadres from "#lib/cadres/actions";
import * as archives from "#lib/archives/actions";
import * as trainings from "#lib/cadres/trainings/actions";
import * as secretary from "#lib/cadres/secretary/actions";
import * as corrections from "#lib/corrections/actions";
import * as graduation from "#lib/graduation/actions";
import * as guides from "#lib/guides/actions";
import * as imports from "#lib/imports/actions";
import * as inbox from "#lib/inbox/actions";
import * as jobs from "#lib/jobs/actions";
import * as members from "#lib/members/actions";
import * as organizations from "#lib/organizations/actions";
import * as reorganization from "#lib/reorganization/actions";
import * as stages from "#lib/organizations/stages/actions";
import * as search from "#lib/search/actions";
import * as arrival from "#lib/transfers/arrival/actions";
import * as transfers from "#lib/transfers/actions";
import * as registration from "#lib/registration/actions";

export type Door = (sent: Envelope<never>) => Promise<Answer<unknown>>;

/** All actions of the product by their names. */
export const DOORS = {
  ...accounts,
  ...administrators,
  ...cadres,
  ...archives,
  ...trainings,
  ...secretary,
  ...corrections,
  ...graduation,
  ...guides,
  ...imports,
  ...inbox,
  ...members,
  ...jobs,
  ...organizations,
  ...registration,
  ...reorganization,
  ...stages,
  ...search,
  ...transfers,
  ...arrival,
} as unknown as Record<ActionName, Door>;
export const NAMES = Object.keys(ACTIONS) as ActionName[];
export const accessOf = (name: ActionName): Access => ACTIONS[name];

/** A form that no schema accepts. */
export const NONSENSE = { input: { nonsense: true } } as unknown as Envelope<never>;
