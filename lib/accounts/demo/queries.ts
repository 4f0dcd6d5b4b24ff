// 演示账号：按身份列出，等待激活的附上激活码。
import type { Account, CredentialCode, Person } from "#generated/client";
import { derivedCode } from "#lib/crypto/codes";
import { now } from "#lib/clock";
import { db } from "#lib/db";
import { readEnvironment } from "#lib/env";
import { openIdNumber } from "#lib/members/record/queries";
import { POST_LABELS } from "#lib/organizations/labels";

export type DemoAccount = {
  personId: string;
  name: string;
  places: string[];
  role: string;
  active: boolean;
  idNumber: string;
  code: string | null;
};

const roleOf = (operator: boolean, levels: number[], active: boolean): string => {
  if (operator) return "系统后台";
  if (!active) return "等待激活";
  if (levels.length === 0) return "团员";
  return Math.min(...levels) <= 3 ? "上级团委管理员" : "基层管理员";
};

type Found = { person: Person & { account: Account | null }; held: string[]; branch: string | undefined; levels: number[] };

function accountOf({ person, held, branch, levels }: Found, code: CredentialCode | undefined): DemoAccount {
  const active = person.account?.state === "ACTIVE";
  return {
    personId: person.id,
    name: person.name,
    places: held.length > 0 ? held : [branch ?? "系统后台"],
    role: roleOf(person.account?.isOperator ?? false, levels, active),
    active,
    idNumber: openIdNumber(person),
    code: code ? derivedCode(code) : null,
  };
}

const MOST = 60;

const listPeople = () => {
  const active = { where: { status: "ACTIVE" } } as const;
  return db().person.findMany({ include: { account: true, posts: active, memberships: active }, orderBy: { id: "asc" }, take: MOST });
};

const listCodes = (ids: string[]): Promise<CredentialCode[]> =>
  db().credentialCode.findMany({
    where: { personId: { in: ids }, purpose: "ACTIVATION", usedAt: null, voidedAt: null, expiresAt: { gt: now() } },
  });

/** The people of a demonstration; null in production, where there is no such page. */
export async function listDemoAccounts(): Promise<DemoAccount[] | null> {
  if (readEnvironment().APP_MODE === "production") return null;
  const people = await listPeople();
  const ids = people.map((p) => p.id);
  const codes = await listCodes(ids);
  const admins = await db().orgAdmin.findMany({ where: { status: "ACTIVE", personId: { in: ids } } });
  const posts = people.flatMap((p) => p.posts);
  const placeIds = [...posts, ...admins].map((p) => p.organizationId).concat(people.flatMap((p) => p.memberships.map((m) => m.branchId)));
  const places = new Map((await db().organization.findMany({ where: { id: { in: placeIds } } })).map((o) => [o.id, o]));
  return people.map((person) => {
    const held = person.posts.map((c) => `${places.get(c.organizationId)?.shortName ?? ""} ${POST_LABELS[c.post]}`);
    const branch = places.get(person.memberships[0]?.branchId ?? "")?.shortName;
    const levels = admins.filter((a) => a.personId === person.id).map((a) => places.get(a.organizationId)?.level ?? 9);
    return accountOf(
      { person, held, branch, levels },
      codes.find((c) => c.personId === person.id),
    );
  });
}
