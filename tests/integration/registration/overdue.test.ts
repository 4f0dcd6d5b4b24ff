import { describe, expect, it } from "vitest";
import { db } from "#lib/db";
import { registerMember } from "#lib/registration/actions";
import { expireApplications } from "#lib/registration/jobs";
import { getStanding } from "#lib/registration/self/queries";
import type { SelfRegistrationForm } from "#lib/registration/self/schema";
import type { PersonForm } from "#lib/members/entry/schema";
import { DAY, later } from "#tests/support/accounts";
import { withFreshWorld } from "#tests/support/database";
import { decide, papersOf } from "#tests/support/desks";
import { formOfTexts } from "#tests/support/entries";
import type { Browser } from "#tests/support/next-headers";
import { CLASS_1, organizationOf } from "#tests/support/organizations";
import { given, type Player, refusal, send, signedIn, visitor } from "#tests/support/people";
import { violations } from "#tests/support/soundness";
import { studentOf } from "#tests/support/students";

withFreshWorld();

/** The form as the n-th student fills it in, with changes. */
async function formOf(n: number, more: Partial<PersonForm> = {}, at = CLASS_1): Promise<SelfRegistrationForm> {
  const { id } = await organizationOf(at);
  const { person, branchId, idNumberConfirm } = formOfTexts(studentOf(n), id);
  return { formId: crypto.randomUUID(), branchId, idNumberConfirm: more.idNumber ?? idNumberConfirm, person: { ...person, ...more } };
}

const apply = (form: SelfRegistrationForm, browser: Browser = visitor()) => send(browser, registerMember, { input: form });
const desk = (key: string, organization: string): Promise<Player> => signedIn(key, { organization });
const applications = () => db().selfRegistration.findMany({ orderBy: { createdAt: "asc" } });

describe("三十天没有审批（5.15）", () => {
  it("过了期、整点的任务还没跑：批准不了（E-REG-11），人没有进来；退回可以", async () => {
    const form = await formOf(1);
    given(await apply(form));
    later(30 * DAY);
    const m01 = await desk("M01", CLASS_1);
    const paper = (await papersOf(m01))[0]?.id ?? "";
    expect(refusal(await decide(m01, paper))).toBe("E-REG-11");
    expect(await db().person.count({ where: { name: form.person.name } })).toBe(0);
    given(await decide(m01, paper, "请重新提交"));
    expect(await violations()).toEqual([]);
  });

  it("差一秒还在等，到点过期，跑两遍一样；可以再交；再过三十天，填的表清除", async () => {
    const browser = visitor();
    const form = await formOf(1);
    given(await apply(form, browser));
    later(30 * DAY - 1);
    await expireApplications();
    expect((await applications())[0]?.state).toBe("PENDING");
    later(1);
    await Promise.all([expireApplications(), expireApplications()]);
    expect((await applications())[0]?.state).toBe("EXPIRED");
    expect(await papersOf(await desk("M01", CLASS_1))).toEqual([]);
    given(await apply(form, browser));
    expect((await applications())[0]?.state).toBe("PENDING");
    later(30 * DAY);
    await expireApplications();
    later(31 * DAY);
    await expireApplications();
    expect((await applications())[0]).toMatchObject({ state: "EXPIRED", formSealed: null });
    expect((await getStanding(form.formId))?.kept).toBe(false);
    expect(await violations()).toEqual([]);
  });
});
