// 分级推进（ORG-33）：哪一级什么时候完成什么；过了期限没有完成的，写得出是哪一件。
import type { Day } from "#lib/dates";
import { no, type Verdict, yes } from "#lib/verdict";

/** Levels that have a stage of their own; the last stands for everything below it, too. */
export const STAGE_LEVELS = [2, 3, 4, 5, 6] as const;
export const stageLevel = (level: number): number => Math.min(level, 6);

export type Stage = { level: number; startOn: Day; infoDue: Day; noticeDue: Day; endOn: Day };

/** What a stage asks of an organization, and what is done. */
export type Standing = {
  infoComplete: boolean;
  /** Whether it has direct children, or may have none. */
  childrenMade: boolean;
  /** Whether every direct child has its administrator or a valid code. */
  codesOut: boolean;
};

const TASKS: readonly { due: (stage: Stage) => Day; done: (standing: Standing) => boolean; says: string }[] = [
  { due: (stage) => stage.infoDue, done: (s) => s.infoComplete, says: "本级信息没填完" },
  { due: (stage) => stage.infoDue, done: (s) => s.childrenMade, says: "直属下级没建" },
  { due: (stage) => stage.noticeDue, done: (s) => s.codesOut, says: "注册码没发完" },
];

/** What is late today; the day of a deadline still counts. */
export const lateParts = (stage: Stage, standing: Standing, today: Day): string[] =>
  TASKS.filter(({ due, done }) => !done(standing) && today > due(stage)).map(({ says }) => says);

/** Whether the stage is over and something of it is not done. */
export const isOverdue = (stage: Stage, standing: Standing, today: Day): boolean =>
  today > stage.endOn && TASKS.some(({ done }) => !done(standing));

export const isActive = ({ startOn, endOn }: Stage, today: Day): boolean => today >= startOn && today <= endOn;

/** Days must follow one another. */
export const isInOrder = ({ startOn, infoDue, noticeDue, endOn }: Omit<Stage, "level">): Verdict =>
  startOn <= infoDue && infoDue <= noticeDue && noticeDue <= endOn ? yes : no("E-ORG-33");
