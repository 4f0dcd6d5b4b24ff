// 一步一步走：模型先说会怎样，真的世界照做，再看两边是不是一个样。
import fc from "fast-check";
import { setClock } from "#lib/clock";
import { aim, WEIGHTS } from "#tests/support/league/aims";
import type { Rolls } from "#tests/support/league/dice";
import { foresee } from "#tests/support/league/foresight";
import { perform } from "#tests/support/league/hands";
import type { Real } from "#tests/support/league/real";
import { wording, type Operation } from "#tests/support/league/operations";
import type { League } from "#tests/support/league/places";
import { differences } from "#tests/support/league/sight";

/** How many steps of each kind were done, and how many refused, over all sequences. */
export const walked = { sequences: 0, done: {} as Record<string, number>, refused: {} as Record<string, number> };

/** What came of a step in both worlds: no lines when they agree. */
export async function play(l: League, real: Real, operation: Operation): Promise<string[]> {
  const foreseen = foresee(l, operation);
  const answer = await perform(real, operation);
  const said = answer.ok ? "成" : answer.code;
  const agreed = "yes" in foreseen ? answer.ok : !answer.ok && foreseen.no.includes(answer.code);
  if (!agreed) return [`${wording(operation)}：模型说${"yes" in foreseen ? "成" : foreseen.no.join("/")}，实际${said}`];
  const tally = answer.ok ? walked.done : walked.refused;
  tally[operation.do] = (tally[operation.do] ?? 0) + 1;
  if ("yes" in foreseen) foreseen.yes();
  return (await differences(l, real)).map((line) => `${wording(operation)}：${line}`);
}

/** A step that the dice choose when its turn has come. */
class Step implements fc.AsyncCommand<League, Real> {
  private told = "";
  private readonly verb: Operation["do"];
  private readonly rolls: Rolls;
  constructor(verb: Operation["do"], rolls: Rolls) {
    this.verb = verb;
    this.rolls = rolls;
  }
  check = (l: Readonly<League>): boolean => aim(l, this.verb, this.rolls) !== null;
  async run(l: League, real: Real): Promise<void> {
    const operation = aim(l, this.verb, this.rolls);
    if (!operation) return;
    this.told = wording(operation);
    l.at += 1000;
    setClock(new Date(l.at));
    const differing = await play(l, real, operation);
    if (differing.length > 0) throw new Error(differing.join("\n"));
  }
  /** A copy for the next try, so that what is told of this one stays. */
  [fc.cloneMethod] = (): Step => new Step(this.verb, this.rolls);
  toString = (): string => this.told || `${this.verb} …`;
}

const ROLLS = 16;
const rolls = fc.array(fc.nat({ max: 9999 }), { minLength: ROLLS, maxLength: ROLLS });
const verbs = Object.entries(WEIGHTS).map(([verb, weight]) => ({ weight, arbitrary: fc.constant(verb as Operation["do"]) }));
const step = fc.tuple(fc.oneof(...verbs), rolls).map(([verb, thrown]) => new Step(verb, thrown));

/** Sequences of so many steps; a replay path plays exactly one of them again. */
export const sequences = (steps: number, replayPath?: string) =>
  fc.commands([step], { maxCommands: steps, size: "max", ...(replayPath ? { replayPath } : {}) });
