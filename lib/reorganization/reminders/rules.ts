// 提醒的话。
export const EMPTY_DAYS = 7;

/** What a superior is told of its direct children on Mondays. */
export const lackingWords = ({ small, hollow }: { small: number; hollow: number }): string =>
  [small > 0 && `${small}个直属团支部不足3人`, hollow > 0 && `${hollow}个直属组织之下没有团支部`].filter(Boolean).join("，");
