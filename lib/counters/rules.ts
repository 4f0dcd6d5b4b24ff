// 计数：写入只追加增量，每秒归并到各级合计；读数 = 合计 + 尚未归并的增量，不必扫描下级。这里是数哪些。
/** What is counted, at an organization and everything below it. */
export const MEASURES = [
  "members",
  "members.incomplete",
  "members.unactivated",
  "members.unuploaded",
  "members.new",
  "members.certified",
  "members.cadres",
  "posts",
  "organizations",
  "organizations.incomplete",
  "organizations.silent",
  "branches",
  "branches.small",
  "committees.hollow",
] as const;
/** Members by the year in which they joined the League; asked for only when one filters by it. */
export type YearMeasure = `members.joined.${number}`;
export type Measure = (typeof MEASURES)[number];

export type Delta = { path: string; measure: Measure | YearMeasure; delta: number };

/** What is counted of a member. */
export type Counted = {
  path: string;
  complete: boolean;
  activated: boolean;
  archiveState: string;
  postRank: number;
  joined: string | null;
};

/** Whether a member's rank in the branch's list is that of a post. */
export const isCadreRank = (rank: number): boolean => rank < 9;

/** Whether an archive in this state certifies its person; a file that waits to replace it changes nothing. */
export const isCertified = (archiveState: string): boolean => archiveState === "APPROVED" || archiveState === "REPLACE_PENDING";

export const joinedIn = (year: number): YearMeasure => `members.joined.${year}`;

/** The counts of a member who comes (1) or goes (-1); a member who changes goes and comes again. */
export const memberDeltas = ({ path, complete, activated, archiveState, postRank, joined }: Counted, by: 1 | -1): Delta[] => [
  { path, measure: "members", delta: by },
  { path, measure: "members.unactivated", delta: activated ? 0 : by },
  { path, measure: "members.incomplete", delta: complete ? 0 : by },
  { path, measure: "members.unuploaded", delta: archiveState === "NOT_UPLOADED" ? by : 0 },
  { path, measure: "members.new", delta: archiveState === "NOT_REQUIRED" ? 0 : by },
  { path, measure: "members.certified", delta: isCertified(archiveState) ? by : 0 },
  { path, measure: "members.cadres", delta: isCadreRank(postRank) ? by : 0 },
  ...(joined ? [{ path, measure: joinedIn(Number(joined.slice(0, 4))), delta: by }] : []),
];
