// 任职：一个人在一个组织担任职务。书记只能有一位。
import type { Post } from "#generated/enums";
import { now } from "#lib/clock";
import { count } from "#lib/counters/commands";
import { withSecretary } from "#lib/organizations/posts/queries";
import { newId } from "#lib/crypto/ids";
import { insertMany, type Tx } from "#lib/db";
import { refuse } from "#lib/verdict";

export type NewPost = {
  personId: string;
  organization: { id: string; path: string };
  post: Post;
  since: string | null;
  mode: string | null;
  nature: string | null;
  isPeerPartyCommitteeMember: boolean | null;
  dutyStatus: string | null;
};

const asRow = (p: NewPost) => ({
  id: newId(),
  person_id: p.personId,
  organization_id: p.organization.id,
  organization_path: p.organization.path,
  post: p.post,
  since: p.since,
  mode: p.mode,
  nature: p.nature,
  is_peer_party_committee_member: p.isPeerPartyCommitteeMember,
  duty_status: p.dutyStatus,
  needs_confirm: false,
  status: "ACTIVE",
  started_at: now(),
});

/** Whether one of these people already holds a post in the organization in question. */
async function isHeld(tx: Tx, posts: readonly NewPost[]): Promise<boolean> {
  const pairs = JSON.stringify(posts.map((p) => ({ person: p.personId, organization: p.organization.id })));
  const [found] = await tx.$queryRaw<{ held: boolean }[]>`
    SELECT EXISTS (SELECT 1 FROM json_to_recordset(${pairs}::json) AS n(person uuid, organization uuid)
      JOIN cadre_post c ON c.person_id = n.person AND c.organization_id = n.organization AND c.status = 'ACTIVE') AS held`;
  return found?.held ?? false;
}

/** Starts posts. A second secretary is refused (E-CAD-12); a person already in office there, too (E-CAD-20). */
export async function startPosts(tx: Tx, posts: readonly NewPost[]): Promise<void> {
  if (posts.length === 0) return;
  const secretaries = posts.filter((p) => p.post === "SECRETARY").map((p) => p.organization.id);
  if (new Set(secretaries).size < secretaries.length) refuse("E-CAD-12", {}, "post");
  if ((await withSecretary(tx, secretaries)).size > 0) refuse("E-CAD-12", {}, "post");
  if (await isHeld(tx, posts)) refuse("E-CAD-20");
  await insertMany(tx, "cadre_post", posts.map(asRow));
  await count(
    tx,
    posts.map((p) => ({ path: p.organization.path, measure: "posts", delta: 1 })),
  );
}
