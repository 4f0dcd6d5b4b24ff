// 许多人同时办：十六个人各掷各的骰子，局面大家共用；每一步记下成了还是没成。
import { setClock } from "#lib/clock";
import { db } from "#lib/db";
import { dice } from "#tests/support/crashes";
import { aim, WEIGHTS } from "#tests/support/league/aims";
import { perform } from "#tests/support/league/hands";
import type { Real } from "#tests/support/league/real";
import { look } from "#tests/support/league/looking";
import type { Operation } from "#tests/support/league/operations";
import { BASE_DATE } from "#world/plant";

export type Tally = {
  done: number;
  /** Successes by the action that was pressed, refusals by their code, what nobody expected. */
  actions: Record<string, number>;
  refused: Record<string, number>;
  surprises: string[];
};
export type Order = { operations: number; clients: number; seed: number };

const CALLED: Partial<Record<Operation["do"], string>> = {
  ...{ out: "transferOut", in: "transferIn", self: "requestOwnTransfer", bulk: "transferInBulk" },
  ...{ approve: "decidePaper", refuse: "decidePaper", decideMove: "decidePaper", assign: "assignBranch", report: "reportTransfer" },
  ...{ list: "listForLibrary", enter: "enterMember", found: "createOrganization", delete: "deleteOrganization", askMove: "requestMove" },
  ...{ markBranch: "markBranches", delay: "markDelayed", teach: "markTeachers", undoDelay: "undoDelayed", undoTeacher: "undoTeacher" },
};
/** The action behind a step. */
function actionOf(o: Operation): string | undefined {
  const own = "desk" in o && o.desk === null;
  if (o.do === "withdraw") return own ? "withdrawOwnTransfer" : "withdrawTransfer";
  if (o.do === "continue") return own ? "continueOwnTransfer" : "continueTransfer";
  return CALLED[o.do];
}

const count = (tally: Record<string, number>, key: string): void => {
  tally[key] = (tally[key] ?? 0) + 1;
};

/** The verbs as often as they are tried; deleting and founding keep the world as large as it is. */
const VERBS = Object.entries({ ...WEIGHTS, delete: 1, found: 2, enter: 2 }).flatMap(([verb, weight]) =>
  Array.from({ length: weight }, () => verb as Operation["do"]),
);
const REFRESH = 12;
const MINUTE = 60_000;
/** How far the clock jumps when it jumps: mostly to the end of a deadline. */
const JUMPS = [10, 3, 15, 60, 10, 90, 200];

type Game = { real: Real; order: Order; tally: Tally; position: ReturnType<typeof look>; started: number; at: number };

/** Time goes on by a minute every hundred steps, and jumps eight times in a run. */
function moveClock(game: Game): void {
  const { started, order } = game;
  const jump = Math.max(50, Math.floor(order.operations / 8));
  if (started % jump === 0) {
    game.at += (JUMPS[(started / jump) % JUMPS.length] ?? 1) * 24 * 60 * MINUTE;
    game.real.players.clear();
  } else if (started % 100 === 0) game.at += MINUTE;
  setClock(new Date(game.at));
}

async function step(game: Game, random: () => number): Promise<void> {
  const { real, tally } = game;
  if (game.started % REFRESH === 0) game.position = look(real);
  const l = await game.position;
  const verb = VERBS[Math.floor(random() * VERBS.length)] ?? "wait";
  const aimed = aim(
    l,
    verb,
    Array.from({ length: 10 }, () => Math.floor(random() * 10_000)),
  );
  if (!aimed) return;
  game.started += 1;
  moveClock(game);
  const timed = aimed.do === "wait" ? { ...aimed, until: game.at } : aimed;
  const answer = await perform(real, "serial" in timed ? { ...timed, serial: 1000 + game.started } : timed);
  const called = actionOf(timed);
  if (!answer.ok) count(tally.refused, answer.code);
  else if (called && !(answer.data instanceof Object && "kind" in answer.data && answer.data.kind === "warnings"))
    count(tally.actions, called);
  tally.done += 1;
}

async function client(game: Game, seed: number): Promise<void> {
  const random = dice(seed);
  while (game.started < game.order.operations) {
    try {
      await step(game, random);
    } catch (error) {
      game.tally.surprises.push((error as Error).stack ?? String(error));
      if (game.tally.surprises.length > 20) return;
    }
  }
}

/** Lets so many clients press so many buttons at once. */
export async function crowd(real: Real, order: Order): Promise<Tally> {
  const tally: Tally = { done: 0, actions: {}, refused: {}, surprises: [] };
  const game: Game = { real, order, tally, position: look(real), started: 0, at: BASE_DATE.getTime() };
  await Promise.all(Array.from({ length: order.clients }, (_, n) => client(game, order.seed * 1000 + n)));
  return tally;
}

/** Successes as the database has them: every form that went through left its key in the same transaction. */
export async function keptSuccesses(): Promise<Record<string, number>> {
  const rows = await db().idempotencyKey.groupBy({ by: ["action"], _count: true });
  return Object.fromEntries(rows.map((r) => [r.action, r._count]));
}
