import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { mayIssueCode, mayIssueCodes, type Recipient } from "#lib/accounts/codes/policy";
import type { Actor } from "#lib/auth/actor";
import { ROLES } from "#lib/auth/matrix";

const RUNS = Number(process.env.PROPERTY_RUNS ?? 3000);
const WITH_DESK = ["BRANCH_ADMIN", "GENERAL_ADMIN", "COMMITTEE_ADMIN", "LEADING_ADMIN", "PROVINCIAL_ADMIN", "CENTRAL_ADMIN"] as const;

/** A place in a small tree, as a list of steps down from the root. */
const place = fc.array(fc.integer({ min: 1, max: 3 }), { minLength: 0, maxLength: 4 });
const pathOf = (steps: readonly number[]): string => ["0001", ...steps.map((n) => `000${n}`)].join("");
const located = place.map((steps) => ({ id: pathOf(steps), path: pathOf(steps) }));

const recipient: fc.Arbitrary<Recipient> = fc.record({
  homes: fc.array(located, { minLength: 0, maxLength: 3 }),
  administers: fc.array(located, { minLength: 0, maxLength: 3 }),
  isOperator: fc.boolean(),
});
const actor = fc.record({ role: fc.constantFrom(...ROLES), at: place }).map(({ role, at }) => {
  const organization = { id: pathOf(at), path: pathOf(at) };
  return { role, organization } as unknown as Actor;
});

/** The rule in words of its own: steps on the way, not prefixes of texts. */
const steps = (path: string): string[] => path.match(/.{4}/g) ?? [];
const governs = (above: string, below: string): boolean => steps(above).every((step, i) => steps(below)[i] === step);
const isParent = (above: string, below: string): boolean => governs(above, below) && steps(below).length === steps(above).length + 1;

function expected({ role, organization }: Actor, { homes, administers, isOperator }: Recipient): boolean {
  if (role === "OPERATOR") return homes.length > 0;
  if (!(WITH_DESK as readonly string[]).includes(role) || isOperator) return false;
  const own = organization?.path ?? "";
  const near = homes.some(({ path }) => path === own || (role !== "BRANCH_ADMIN" && isParent(own, path)));
  return near && administers.every(({ path }) => governs(own, path));
}

describe("谁能给谁发码（PWD-04，滥用案例 7）", () => {
  it("任意的职务组合：发码的人管得到对方任管理员的每一个组织，否则发不出", () => {
    fc.assert(
      fc.property(actor, recipient, (who, whom) => mayIssueCode(who, whom).yes === expected(who, whom)),
      { numRuns: RUNS },
    );
  });

  it("多任一个管理员，只会更难给他发码；多管一层，不会失去本级", () => {
    fc.assert(
      fc.property(actor, recipient, located, (who, whom, more) => {
        const heavier = { ...whom, administers: [...whom.administers, more] };
        return !mayIssueCode(who, heavier).yes || mayIssueCode(who, whom).yes;
      }),
      { numRuns: RUNS },
    );
  });

  it("一批人里有一个发不得，整批都发不出", () => {
    fc.assert(
      fc.property(actor, fc.array(recipient, { minLength: 1, maxLength: 5 }), (who, people) => {
        return mayIssueCodes(who, people).yes === people.every((whom) => expected(who, whom));
      }),
      { numRuns: RUNS },
    );
  });

  it("支部给兼任上级管理员的人发码：E-PERM-02", () => {
    const branch = { id: "b", path: "000100010001" };
    const who = { role: "BRANCH_ADMIN", organization: branch } as unknown as Actor;
    const whom = { homes: [branch], administers: [{ id: "c", path: "00010001" }], isOperator: false };
    expect(mayIssueCode(who, whom)).toMatchObject({ yes: false, code: "E-PERM-02" });
  });
});
