// 管理员注册的用词：一张填好的表，一些编出来的证件号。
import { registerAdministrator, showRegistrationCode } from "#lib/registration/actions";
import type { RegistrationForm } from "#lib/registration/schema";
import { EMPTY_DRAFT, formOfDraft, type PersonForm } from "#lib/members/entry/schema";
import type { Browser } from "#tests/support/next-headers";
import { given, organizationId, type Player, press, refusal, send, visitor } from "#tests/support/people";
import { BACHELOR, COMMON, day, OFFICE } from "#world/makers";
import { CANDIDATES } from "#world/people";

const WEIGHTS = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];

/** An ID number of the fictional region with a right check digit, one for each n below 1000. */
export function inventedId(n: number): string {
  const body = `37990120030601${String(n).padStart(3, "0")}`;
  const sum = [...body].reduce((total, digit, i) => total + Number(digit) * (WEIGHTS[i] ?? 0), 0);
  return body + ("10X98765432"[sum % 11] ?? "");
}

const M20 = formOfDraft({
  ...EMPTY_DRAFT,
  ...COMMON,
  ...OFFICE,
  education: BACHELOR.education,
  ...BACHELOR.occupation,
  ...CANDIDATES.M20,
  joinLeagueDate: day("2017-05-04"),
  developmentNo: "201739000999",
  mobile: "19900000020",
  isCadre: true,
  post: "DEPUTY_SECRETARY",
  postSince: "2025-02",
});

export type Typed = { code: string; person?: Partial<PersonForm>; password?: string; confirm?: string };
export const CLASS_TWO = "江海海洋大学信息学院计算机专业2021级2班团支部";

/** The form as 秦望川 fills it in for an organization, with changes. */
export async function filled(
  { code, person = {}, password = "wang-chuan-qiu-shui", confirm }: Typed,
  at = CLASS_TWO,
): Promise<RegistrationForm> {
  const whole = { ...M20, ...person };
  return { organizationId: await organizationId(at), code, idNumberConfirm: confirm ?? whole.idNumber, password, person: whole };
}

/** What came of a registration, in one word. */
export async function register(typed: Typed, { at, browser = visitor() }: { at?: string; browser?: Browser } = {}): Promise<string> {
  return refusal(await send(browser, registerAdministrator, { input: await filled(typed, at) })) ?? "registered";
}

/** The code that a superior sees for a child. */
export async function codeFor(superior: Player, at = CLASS_TWO): Promise<string> {
  return given(await press(superior.browser, showRegistrationCode, { organizationId: await organizationId(at) })).code;
}
