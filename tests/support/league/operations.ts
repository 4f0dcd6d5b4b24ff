// 一步棋：谁在哪张桌上做什么；怎么写给人看。
type At = { desk: string; by: string };
type Own = { desk: string | null; by: string };

export type Operation =
  | ({ do: "out"; person: string; to: string | null; reason: string } & At)
  | ({ do: "in"; person: string; reason: string; elsewhere: boolean | null } & At)
  | { do: "self"; person: string; to: string | null; reason: string; external: boolean }
  | ({ do: "bulk"; from: string; to: string; people: readonly string[]; reason: string } & At)
  | ({ do: "approve"; transfer: number; elsewhere: boolean | undefined; proof: boolean } & At)
  | ({ do: "refuse"; transfer: number } & At)
  | ({ do: "withdraw"; transfer: number } & Own)
  | ({ do: "continue"; transfer: number; to: string | null; reason: string } & Own)
  | ({ do: "assign"; transfer: number; branch: string } & At)
  | { do: "report"; transfer: number; by: string; rightCode: boolean }
  | ({ do: "list"; transfer: number } & At)
  | ({ do: "enter"; branch: string; serial: number } & At)
  | ({ do: "found"; serial: number } & At)
  | ({ do: "delete"; organization: string; serial: number } & At)
  | ({ do: "askMove"; organization: string; target: string } & At)
  | ({ do: "decideMove"; move: number; approve: boolean } & At)
  | ({ do: "markBranch"; branch: string; month: string } & At)
  | ({ do: "delay"; person: string; month: string } & At)
  | ({ do: "teach"; person: string } & At)
  | ({ do: "undoTeacher"; person: string } & At)
  | ({ do: "undoDelay"; person: string } & At)
  | { do: "wait"; until: number };

export type Deed<K extends Operation["do"]> = Extract<Operation, { do: K }>;

/** One line of a replay. */
export const wording = ({ do: verb, ...rest }: Operation): string =>
  `${verb} ${Object.entries(rest)
    .map(([k, v]) => `${k}=${k === "until" ? new Date(Number(v) + 8 * 3_600_000).toISOString().slice(0, 19) : String(v)}`)
    .join(" ")}`;
