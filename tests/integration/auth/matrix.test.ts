import { beforeAll, describe, expect, it } from "vitest";
import { ACTIONS, type ActionName } from "#lib/auth/inventory";
import type { Role } from "#lib/auth/matrix";
import { forgive } from "#lib/auth/throttle";
import { now } from "#lib/clock";
import { newId } from "#lib/crypto/ids";
import { db } from "#lib/db";
import { DOUBLED, INFORMATION, NEW_BRANCH, RENAMED } from "#tests/support/blanks";
import { ARRIVAL_CASES } from "#tests/support/arrival-cases";
import { MEMBER_CASES } from "#tests/support/member-cases";
import { CADRE_CASES } from "#tests/support/cadre-cases";
import { assembleCast, type Part } from "#tests/support/cast";
import { withWorld } from "#tests/support/database";
import { DOORS } from "#tests/support/doors";
import { fingerprint } from "#tests/support/fingerprint";
import { BATCH_DESKS, GRADUATION_CASES, NO_BATCH } from "#tests/support/graduation-cases";
import { GONE, type Ground, isBranch, layGrounds, lies } from "#tests/support/grounds";
import { type Grant, SUPERIORS, superiors } from "#tests/support/grants";
import { IMPORT_CASES } from "#tests/support/import-cases";
import { MOTION_CASES, MOTION_DESK } from "#tests/support/motion-cases";
import { OWN_CASES } from "#tests/support/own-cases";
import { refusal, send } from "#tests/support/people";
import { TRANSFER_CASES, TRANSFER_DESK } from "#tests/support/transfer-cases";

/** `ofCadre`: where the object is a cadre who is no member, and other rows of 2.3 apply. */
type Case = { grant: Grant; ofCadre?: Grant; where?: (place: string) => boolean; input: (ground: Ground) => object };

const organizationId = (g: Ground) => ({ organizationId: g.organizationId });
const personId = (g: Ground) => ({ personId: g.someoneId });
const codes = superiors("SC", { BRANCH_ADMIN: "S", OPERATOR: "*" });
const below = superiors("C", { OPERATOR: "*" });
const ownOnly = superiors("S", { BRANCH_ADMIN: "S", OPERATOR: "*" });
const ofBelow = superiors("S", { OPERATOR: "*" });
const corrections = superiors("S", { BRANCH_ADMIN: "S", PROVINCIAL_ADMIN: "SCD", OPERATOR: "*" });

/** Actions on an object that lies somewhere. */
const TARGETED = {
  issueActivationCodes: { grant: codes, input: (g) => ({ personIds: [g.someoneId] }) },
  issueResetCode: { grant: codes, input: personId },
  recordConsent: {
    grant: codes,
    input: (g) => ({ ...personId(g), guardianName: "某某", relation: "母亲", manner: "当面同意", consentedOn: "2025-03-01" }),
  },
  issueResetCodes: { grant: codes, input: (g) => ({ personIds: [g.someoneId] }) },
  exportPeople: {
    grant: superiors("SCD", { BRANCH_ADMIN: "S", OPERATOR: "*" }),
    ofCadre: {},
    input: (g) => ({ personIds: [g.someoneId] }),
  },
  undoActivation: { grant: codes, input: personId },
  confirmPerson: { grant: codes, input: personId },
  resetSecondFactor: { grant: codes, input: personId },
  changeAdministrator: { grant: codes, input: (g) => ({ ...organizationId(g), oldAdminId: newId(), newAdminId: newId(), reason: "" }) },
  revokeAdministrator: { grant: codes, input: (g) => ({ ...organizationId(g), personId: newId(), reason: "" }) },
  issueBranchCode: { grant: codes, where: isBranch, input: organizationId },
  voidBranchCode: { grant: codes, where: isBranch, input: organizationId },
  createOrganization: { grant: ofBelow, input: (g) => ({ parentId: g.organizationId, ...NEW_BRANCH }) },
  orderChildren: { grant: ofBelow, input: (g) => ({ parentId: g.organizationId, order: [] }) },
  saveOwnInformation: { grant: ownOnly, input: (g) => ({ ...organizationId(g), ...INFORMATION }) },
  saveChildInformation: { grant: below, input: (g) => ({ ...organizationId(g), ...INFORMATION }) },
  decidePaper: { grant: { ...superiors("C", {}), OPERATOR: "S" }, input: (g) => ({ paperId: g.paperId, decision: "refuse", reason: "" }) },
  withdrawPaper: { grant: { ...ownOnly, OPERATOR: "S" }, input: (g) => ({ paperId: g.paperId }) },
  nudgePaper: { grant: { ...ownOnly, OPERATOR: "S" }, input: (g) => ({ paperId: g.paperId }) },
  requestIdentityCorrection: { grant: corrections, input: (g) => ({ ...personId(g), ...RENAMED }) },
  requestDeletion: { grant: { BRANCH_ADMIN: "S" }, input: (g) => ({ ...personId(g), ...DOUBLED }) },
  showRegistrationCode: { grant: below, input: organizationId },
  renewRegistrationCode: { grant: below, input: organizationId },
  ...MEMBER_CASES,
  ...CADRE_CASES,
  ...TRANSFER_CASES,
  ...ARRIVAL_CASES,
  ...GRADUATION_CASES,
  ...MOTION_CASES,
  ...IMPORT_CASES,
} as const satisfies Partial<Record<ActionName, Case>>;

const DESKS = ["BRANCH_ADMIN", ...SUPERIORS, "OPERATOR"] as const;

/** Actions on one's own desk: who has them at all. */
const AT_DESK = {
  ...TRANSFER_DESK,
  beginGraduateBatch: { grant: BATCH_DESKS, input: NO_BATCH },
  beginImport: { grant: DESKS, input: { kind: "MEMBERS", fileId: newId() } },
  requestExport: { grant: DESKS, input: { query: "", reason: "年度核对" } },
  findPeople: { grant: DESKS, input: { text: "林晓澜" } },
  decidePapers: { grant: DESKS, input: { paperIds: [newId()], decision: "approve", reason: "" } },
  seeFeedback: { grant: DESKS, input: { paperIds: [newId()] } },
  ...MOTION_DESK,
  sendRealNames: { grant: ["OPERATOR"], input: {} },
  importRealNames: { grant: ["OPERATOR"], input: { fileId: newId() } },
  replaceGuide: { grant: ["OPERATOR"], input: { slug: "activation", fileId: newId() } },
  restoreGuide: { grant: ["OPERATOR"], input: { slug: "activation" } },
  revealNumberHolder: { grant: DESKS, input: { number: "201739000123", reason: "核对编号" } },
  confirmNames: { grant: [...SUPERIORS, "OPERATOR"], input: {} },
  issueRegistrationCodes: { grant: [...SUPERIORS, "OPERATOR"], input: {} },
  setActivationMode: { grant: ["LEADING_ADMIN", "PROVINCIAL_ADMIN", "CENTRAL_ADMIN", "OPERATOR"], input: { mode: "A", days: 1 } },
} as const satisfies Partial<Record<ActionName, { grant: readonly Role[]; input: object }>>;

/** Open to a session that may only set its first password; everybody else may be asked, too. */
const EVEN_RESTRICTED = ["signOut", "setFirstPassword"];
const OPEN = "signIn activate resetPassword registerAdministrator registerMember openApplication forgetApplication demoSignIn".split(" ");
const DENIALS = "E-PERM-01 E-PERM-02 E-PERM-03 E-PERM-04 E-PERM-05 E-PERM-06 E-PWD-03 E-GEN-08 E-CAD-01 E-CAD-04 E-TRF-10c".split(" ");

let cast: Part[];
let grounds: Ground[];

const meansNobody = ({ input }: Case, ground: Ground): boolean =>
  ground.personId === null && JSON.stringify(input(ground)).includes(ground.someoneId);

function isGranted(given: Case, { role, desk }: Part, ground: Ground): boolean {
  const { key } = ground;
  if (!role || !desk || (GONE as readonly string[]).includes(key) || meansNobody(given, ground)) return false;
  const reach = (isBranch(key) ? given.grant : (given.ofCadre ?? given.grant))[role] ?? "";
  return reach === "*" || reach.includes(lies(desk, key));
}

type Try = { name: ActionName; input: object; part: Part; told: string };

const triesOf = (part: Part, granted: boolean): Try[] =>
  Object.entries(TARGETED as Record<string, Case>).flatMap(([name, given]) =>
    grounds
      .filter((g) => isGranted(given, part, g) === granted)
      .filter((g) => !given.where || given.where(g.key) || !granted)
      .map((g) => ({ name: name as ActionName, input: given.input(g), part, told: `${part.name} · ${name} · ${g.key}` })),
  );

const PACE = 100;
/** Every so manieth try, for runs that only want to know whether a guard is missed. */
const STEP = Number(process.env.MATRIX_STEP ?? 2);
const some = (tries: readonly Try[]): Try[] => tries.filter((_, i) => i % STEP === 0);

/** What each try is answered, in order; the pace limit is not the question here. */
async function answers(tries: readonly Try[]): Promise<{ told: string; code: string | undefined }[]> {
  const heard: { told: string; code: string | undefined }[] = [];
  for (const [i, { name, input, part, told }] of some(tries).entries()) {
    if (i % PACE === 0) await forgive(["actions", "door"], [part.personId ?? `anyone/${part.browser.sent["x-forwarded-for"]}`]);
    const code = refusal(await send(part.browser, DOORS[name], { input: input as never, key: newId() }));
    heard.push({ told, code });
  }
  return heard;
}

describe("权限矩阵展开（规格 2.3，S1、S13）", () => {
  withWorld();
  beforeAll(async () => {
    cast = await assembleCast();
    grounds = await layGrounds();
    const set = { id: newId(), key: "member.youthTab", value: true, source: "测试", effectiveFrom: now(), setAt: now() };
    await db().settingValue.create({ data: set });
  });

  it("登记的每个操作都在这里有一行", () => {
    const here = [...Object.keys(TARGETED), ...Object.keys(AT_DESK), ...Object.keys(OWN_CASES), ...EVEN_RESTRICTED, ...OPEN];
    expect(here.sort()).toEqual(Object.keys(ACTIONS).sort());
  });

  it("不该做的一律做不成，什么也没有留下；三千格以上，拒绝占六成以上", async () => {
    const before = await fingerprint();
    const denied = cast.map((part) => triesOf(part, false));
    const heard = (await Promise.all(denied.map(answers))).flat();
    expect(heard.filter(({ code }) => !code || !DENIALS.includes(code))).toEqual([]);
    expect(await fingerprint()).toEqual(before);
    const granted = cast.flatMap((part) => triesOf(part, true)).length;
    const refused = denied.flat().length;
    expect(refused + granted).toBeGreaterThan(3000);
    expect(refused / (refused + granted)).toBeGreaterThan(0.6);
  });

  it("管辖之外只说没有找到，不说没有权限", async () => {
    const seated = cast.filter((p) => p.desk && p.role !== "OPERATOR");
    const outside = seated.map((part) =>
      triesOf(part, false).filter(({ told }) => {
        const key = told.split(" · ")[2] ?? "";
        return !key.startsWith("O") || lies(part.desk ?? "", key) === "N";
      }),
    );
    const heard = (await Promise.all(outside.map(answers))).flat();
    expect(heard.filter(({ code }) => code !== "E-GEN-08" && code !== "E-PERM-01")).toEqual([]);
  });

  it("不在办公桌前的人按本级的按钮，一样做不成", async () => {
    const before = await fingerprint();
    const tries = cast.flatMap((part) =>
      Object.entries(AT_DESK)
        .filter(([, { grant }]) => !part.role || !(grant as readonly Role[]).includes(part.role))
        .map(([name, { input }]) => ({ name: name as ActionName, input, part, told: `${part.name} · ${name}` })),
    );
    expect((await answers(tries)).filter(({ code }) => !code?.match(/^E-(PERM-0\d|PWD-03|TRF-10c)$/))).toEqual([]);
    expect(await fingerprint()).toEqual(before);
  });

  it("没有登录、只有受限会话的人，团员的操作也做不成；别人的东西谁也碰不到", async () => {
    const before = await fingerprint();
    const names = Object.keys(OWN_CASES) as (keyof typeof OWN_CASES)[];
    const outsiders = cast.filter((p) => !p.personId || p.name.includes("受限"));
    const tries = outsiders.flatMap((part) =>
      names.map((name) => ({ name, input: OWN_CASES[name], part, told: `${part.name} · ${name}` })),
    );
    const others = cast
      .filter((p) => !outsiders.includes(p))
      .flatMap((part) =>
        (["endSession", "switchOrganization", "editOwnRecord"] as const).map((name) => ({
          ...{ name, part, told: `${part.name} · ${name}` },
          input: OWN_CASES[name],
        })),
      );
    const heard = await answers([...tries, ...others]);
    expect(heard.filter(({ code }) => !code || !DENIALS.includes(code))).toEqual([]);
    expect(await fingerprint()).toEqual(before);
  });

  it("该做的没有一个被权限拦下", async () => {
    const granted = cast.flatMap((part) => triesOf(part, true));
    const desk = cast.flatMap((part) =>
      Object.entries(AT_DESK)
        .filter(
          ([name, { grant }]) =>
            !["beginImport", "importRealNames", "replaceGuide", "restoreGuide", "restoreOrganization", "removeStage"].includes(name) &&
            part.role &&
            (grant as readonly Role[]).includes(part.role),
        )
        .map(([name, { input }]) => ({ name: name as ActionName, input, part, told: `${part.name} · ${name}` })),
    );
    const heard = await answers([...granted, ...desk]);
    expect(heard.filter(({ code }) => code && DENIALS.includes(code))).toEqual([]);
  });
});
