// 毕业季的进展：一个人在哪一步，发起率与完成率怎么算（规格 7.6、TRF-31）。
/** Where a graduate is on the way, each in one step only; their numbers add up to everybody. */
export const STAGES = ["UNDECLARED", "DECLARED", "STARTED", "RETURNED", "RECEIVED", "RETAINED"] as const;
export type Stage = (typeof STAGES)[number];
export type StageCounts = Readonly<Record<Stage, number>>;

export const NO_COUNTS: StageCounts = { UNDECLARED: 0, DECLARED: 0, STARTED: 0, RETURNED: 0, RECEIVED: 0, RETAINED: 0 };

export const addCounts = (all: readonly StageCounts[]): StageCounts =>
  Object.fromEntries(STAGES.map((stage) => [stage, all.reduce((sum, counts) => sum + counts[stage], 0)])) as StageCounts;

export const totalOf = (counts: StageCounts): number => STAGES.reduce((sum, stage) => sum + counts[stage], 0);

/** Whoever is under way, was returned or has arrived was started (7.6). */
export const startedOf = ({ STARTED, RETURNED, RECEIVED }: StageCounts): number => STARTED + RETURNED + RECEIVED;

/** 80.0%, rounded half up; nobody at all is a dash (7.7). */
export const showShare = (part: number, whole: number): string =>
  whole === 0 ? "–" : `${(Math.floor((part * 1000) / whole + 0.5) / 10).toFixed(1)}%`;
