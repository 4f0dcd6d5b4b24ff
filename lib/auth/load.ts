// 由会话凭据得出操作人：会话、账号、身份所在的各个组织，一次查清。
import { type Actor, administratorRole, type OrganizationFacts } from "#lib/auth/actor";
import { isAlive, type SessionRow } from "#lib/auth/sessions";
import type { Role } from "#lib/auth/matrix";
import type { Post } from "#generated/enums";
import { now } from "#lib/clock";
import { tokenDigest } from "#lib/crypto/blind";
import { db } from "#lib/db";

/** An organization in which the person is something. */
export type Context = OrganizationFacts & { isAdmin: boolean; isCadre: boolean; isMember: boolean; post: Post | null };

export type Presence = SessionRow & {
  name: string;
  assurance: number;
  isOperator: boolean;
  totpEnabled: boolean;
  contexts: Context[];
};

const CONTEXTS = `
  SELECT coalesce(json_agg(c ORDER BY c."isAdmin" DESC, c.level, c.path), '[]') FROM (
    SELECT o.id, o.parent_id AS "parentId", o.path, o.level, o.category, o.short_name AS "shortName",
           o.full_name AS "fullName", o.school_field AS "schoolField", o.province_code AS "provinceCode",
           bool_or(r.kind = 'A') AS "isAdmin", bool_or(r.kind = 'C') AS "isCadre", bool_or(r.kind = 'M') AS "isMember",
           max(r.post) AS post
    FROM (SELECT organization_id, 'A' AS kind, NULL AS post FROM org_admin WHERE person_id = s.person_id AND status = 'ACTIVE'
          UNION ALL
          SELECT organization_id, 'C', post::text FROM cadre_post WHERE person_id = s.person_id AND status = 'ACTIVE'
          UNION ALL
          SELECT branch_id, 'M', NULL FROM membership WHERE person_id = s.person_id AND status = 'ACTIVE'
          UNION ALL
          SELECT id, 'A', NULL FROM organization WHERE parent_id IS NULL AND a.is_operator) r
    JOIN organization o ON o.id = r.organization_id AND o.status <> 'DELETED'
    GROUP BY o.id) c`;

const PRESENCE = `
  SELECT s.id, s.person_id AS "personId", s.kind, s.remembered, s.authenticated_at AS "authenticatedAt",
         s.second_factor_at AS "secondFactorAt", s.last_seen_at AS "lastSeenAt", s.managed_at AS "managedAt",
         s.expires_at AS "expiresAt", s.organization_id AS "organizationId", p.name, a.assurance,
         a.is_operator AS "isOperator", a.totp_enabled_at IS NOT NULL AS "totpEnabled", (${CONTEXTS}) AS contexts
  FROM session s JOIN account a ON a.person_id = s.person_id JOIN person p ON p.id = s.person_id
  WHERE s.token_hash = $1 AND s.ended_at IS NULL AND a.state <> 'CLOSED'`;

/** Who holds this token now; null when the session ended or lapsed. */
export async function findPresence(token: string): Promise<Presence | null> {
  const [found] = await db().$queryRawUnsafe<Presence[]>(PRESENCE, new Uint8Array(tokenDigest(token)));
  return found && isAlive(found, now()) ? found : null;
}

const roleIn = (context: Context | undefined, isOperator: boolean): Role => {
  if (!context) return "MEMBER";
  if (context.isAdmin) return isOperator ? "OPERATOR" : administratorRole(context);
  return context.isCadre ? "CADRE" : "MEMBER";
};

/** The context that counts: the chosen one if it fits, else the first that does. At the desk it must be administered. */
function choose(presence: Presence, atDesk: boolean): Context | undefined {
  const fitting = atDesk ? presence.contexts.filter((c) => c.isAdmin) : presence.contexts;
  const home = atDesk ? fitting[0] : (fitting.find((c) => c.isMember) ?? fitting[0]);
  return fitting.find((c) => c.id === presence.organizationId) ?? home;
}

/** The actor as which a presence acts, in 管理中心 (`atDesk`) or in 个人中心. */
export function actorOf(presence: Presence, atDesk: boolean): Actor {
  const context = choose(presence, atDesk);
  const branch = presence.contexts.find((c) => c.isMember);
  return {
    personId: presence.personId,
    sessionId: presence.id,
    name: presence.name,
    organizationId: context?.id ?? null,
    organization: context ?? null,
    role: roleIn(context, presence.isOperator),
    branch: branch ? { id: branch.id, path: branch.path } : null,
    assurance: presence.assurance,
    restricted: presence.kind === "RESTRICTED",
    isManager: presence.contexts.some((c) => c.isAdmin),
  };
}
