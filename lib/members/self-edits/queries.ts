// 本人修改资料的申请：改哪几项，新旧对照。
import type { SelfEdit } from "#generated/client";
import { unsealJson } from "#lib/crypto/seal";
import { db } from "#lib/db";
import type { Draft } from "#lib/members/entry/schema";
import { FIELD_LABELS } from "#lib/members/labels";
import { changedFields } from "#lib/members/profiles/rules";
import { showKept } from "#lib/members/record/labels";
import { draftOf } from "#lib/members/record/queries";
import type { PaperFact } from "#lib/papers/rules";

export const draftPlace = (row: string) => ({ column: "self_edit.draft", row });
export const openDraft = ({ id, draft }: Pick<SelfEdit, "id" | "draft">): Draft => unsealJson<Draft>(draft, draftPlace(id));

/** What the person who decides reads: each field that changes, masked as in every list. */
export async function listSelfEditFacts(id: string): Promise<PaperFact[]> {
  const edit = await db().selfEdit.findUniqueOrThrow({ where: { id } });
  const person = await db().person.findUniqueOrThrow({ where: { id: edit.personId } });
  const [before, after] = [draftOf(person), openDraft(edit)];
  const posts = { ...after, isCadre: before.isCadre, post: before.post, postSince: before.postSince, postMode: before.postMode };
  const kept = { ...posts, cadreNature: before.cadreNature, dutyStatus: before.dutyStatus };
  const shown = { ...kept, isPeerPartyCommitteeMember: before.isPeerPartyCommitteeMember };
  return changedFields(before, shown).map((field) => ({
    label: FIELD_LABELS[field],
    value: showKept(field, shown) ?? "未填",
    before: showKept(field, before) ?? "未填",
  }));
}
