// 值得看一眼的激活：深夜办的、同一网络地址一天里办了好几人的（security §4.9）。
import { dayOf, hourOf } from "#lib/dates";

/** So many people from one address on one day, and their branch is told. */
export const TOGETHER = 5;
const MORNING = 6;
const NIGHT = 23;

export type Traced = { personId: string; activatedAt: Date; address: string | null };

const isNight = (at: Date): boolean => hourOf(at) >= NIGHT || hourOf(at) < MORNING;

/** What is unusual about each of these activations, in words; ordinary ones are absent. */
export function flagsOf(activated: readonly Traced[]): Map<string, string[]> {
  const crowd = (a: Traced): number =>
    a.address === null ? 0 : activated.filter((b) => b.address === a.address && dayOf(b.activatedAt) === dayOf(a.activatedAt)).length;
  const found = activated.map((a): [string, string[]] => {
    const many = crowd(a);
    return [
      a.personId,
      [...(isNight(a.activatedAt) ? ["深夜激活"] : []), ...(many >= TOGETHER ? [`当天同一网络地址激活了${many}人`] : [])],
    ];
  });
  return new Map(found.filter(([, words]) => words.length > 0));
}
