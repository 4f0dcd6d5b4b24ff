// 计数：写入只追加增量，每秒归并到各级合计；读数 = 合计 + 尚未归并的增量，不必扫描下级。这里是数哪些。
/** What is counted, at an organization and everything below it. */
export const MEASURES = [
  "members",
  "members.incomplete",
  "members.unactivated",
  "members.unuploaded",
  "posts",
  "organizations",
  "organizations.incomplete",
  "organizations.silent",
  "branches",
  "branches.small",
  "committees.hollow",
] as const;
export type Measure = (typeof MEASURES)[number];

export type Delta = { path: string; measure: Measure; delta: number };
