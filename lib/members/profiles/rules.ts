// 资料的比较：哪些项变了，变动记录怎么写。
import type { Change, ChangeKind } from "#lib/audit/record";
import type { Draft } from "#lib/members/entry/schema";
import { FIELD_LABELS, type PersonField } from "#lib/members/labels";
import { showKept } from "#lib/members/record/labels";

const sameValue = (a: unknown, b: unknown): boolean => JSON.stringify(a) === JSON.stringify(b);

/** Fields in which two drafts differ. */
export const changedFields = (before: Draft, after: Draft): PersonField[] =>
  (Object.keys(FIELD_LABELS) as PersonField[]).filter((field) => !sameValue(before[field], after[field]));

/** A person before and after a change. */
export type Edited = { personId: string; before: Draft; after: Draft; kind?: ChangeKind };

/** One line of history for a field that changed. */
export const changeOf =
  ({ personId, before, after, kind = "EDITED" }: Edited) =>
  (field: PersonField): Change => ({
    personId,
    kind,
    field: FIELD_LABELS[field],
    oldValue: showKept(field, before),
    newValue: showKept(field, after),
  });
