// 登录的限制：连错五次等十五分钟，之后加倍；连错一百次只能用重置码。
const FIRST_WAIT = 15 * 60;
const LONGEST_WAIT = 24 * 3600;

/** Seconds to wait after the n-th lock, counted from 1 (S5). */
export const waitAfter = (locks: number): number => Math.min(LONGEST_WAIT, FIRST_WAIT * 2 ** (locks - 1));

/** How many times more failures an address may have that many different people sign in from. */
export const addressFactor = (people: number): number => (people >= 20 ? 5 : 1);

export const UNKNOWN_BLOCK = 3600;
