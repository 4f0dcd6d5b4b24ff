// 监护人同意：不满十四周岁的人，激活账号之前由支部登记（security S18，个人信息保护法第三十一条）。
import { completedYears, type Day } from "#lib/dates";

const GUARDED_AGE = 14;

/** Whether somebody is so young that a guardian has to agree. */
export const needsGuardian = (birth: Day, today: Day): boolean => completedYears(birth, today) < GUARDED_AGE;

export const RELATIONS = ["父亲", "母亲", "祖父母", "外祖父母", "其他监护人"] as const;
export const MANNERS = ["当面同意", "签了书面同意书", "电话同意", "视频同意"] as const;
