// 虚构世界的人：团员与管理员合在一起，另有系统后台一人和只在测试里出现的几位。
import { type Draft, EMPTY_DRAFT } from "#lib/members/entry/schema";
import { ADMINISTRATORS } from "#world/administrators";
import { OFFICE, type WorldPerson } from "#world/makers";
import { MEMBERS } from "#world/members";

export const PEOPLE: readonly WorldPerson[] = [...ADMINISTRATORS, ...MEMBERS];

/** The platform's operator: an account outside the tree. */
export const OPERATOR = { key: "K90", name: "云在青", idNumber: "379901198808089014", mobile: "19900000190" };

/** A whole draft from what a person of the world has. */
export const draftOfWorld = ({ name, idNumber, draft, posts }: WorldPerson, organization: string | null): Draft => {
  const held = posts.find((p) => p.organization === organization);
  return {
    ...EMPTY_DRAFT,
    ...(held ? OFFICE : {}),
    ...draft,
    name,
    idNumber,
    isCadre: held !== undefined,
    post: held?.post ?? null,
    postSince: held?.since ?? null,
  };
};

/** People who appear only inside tests (9.2 candidates). */
export const CANDIDATES = {
  M13: "379901200302149021",
  M14: { name: "钱小满", idNumber: "379901200603159488" },
  M15: { name: "冯北辰", idNumber: "379901200406209597" },
  M16: { name: "唐予安", idNumber: "379901200408159685" },
  M20: { name: "秦望川", idNumber: "379901200305201078" },
} as const;
