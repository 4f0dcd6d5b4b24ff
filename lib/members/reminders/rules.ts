// 催办：给群里的一段话，名字露多少由发的人选。
import { maskName } from "#lib/members/identity/rules";

/** How much of a name is said: all of it, the surname, nothing. */
export type Naming = "full" | "masked" | "none";

/** Somebody, or an organization, who has not done something; `note` says what. */
export type Laggard = { name: string; note?: string };

/** So many are named in one text. */
export const MOST_NAMED = 500;

/** Everybody of a list who lags behind, as far as one text names them. */
export type Lagging = { laggards: Laggard[]; more: number };

export type Reminder = {
  /** The first line; `{n}` is how many. */
  opening: string;
  laggards: readonly Laggard[];
  /** How many more there are whom no list names. */
  more?: number;
  /** What the group is counted in. */
  unit: "人" | "个组织";
  /** Names of organizations are no secret. */
  naming: Naming;
};

const nameOf = ({ unit, naming }: Reminder, name: string): string => (unit === "人" && naming === "masked" ? maskName(name) : name);

/** The text: one line for each, or how many there are and what they lack. Nothing else about anybody. */
export function reminderText(reminder: Reminder): string {
  const { opening, laggards, more = 0, unit, naming } = reminder;
  const all = laggards.length + more;
  const head = opening.replace("{n}", String(all));
  if (naming === "none") return `${head}\n共 ${all} ${unit}，请各自打开智慧团建核对。`;
  const noted = laggards.some((l) => l.note);
  const lines = laggards.map(({ name, note }) => (note ? `${nameOf(reminder, name)}：${note}` : nameOf(reminder, name)));
  const rest = more > 0 ? [`另有 ${more} ${unit}，请到下一级的名单里看。`] : [];
  return [head, noted ? lines.join("\n") : lines.join("、"), ...rest].join("\n");
}
