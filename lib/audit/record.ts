// 审计：每一次写入都在同一事务里留下谁、何时、在哪个组织、做了什么、由什么改成什么。
import { now } from "#lib/clock";
import { insertMany, type Tx } from "#lib/db";

/** Who acts, as the record keeps it. Jobs act as 系统. */
export type Recorder = {
  personId: string | null;
  name: string;
  organizationId: string | null;
  sessionId: string | null;
};

export const SYSTEM: Recorder = { personId: null, name: "系统", organizationId: null, sessionId: null };

/** One line of a person's or organization's history. Values are already masked. */
export type Change = {
  personId?: string;
  organizationId?: string;
  kind: ChangeKind;
  field?: string;
  oldValue?: string | null;
  newValue?: string | null;
  note?: string | null;
};

export type ChangeKind =
  | "ENTERED"
  | "IMPORTED"
  | "REGISTERED"
  | "EDITED"
  | "ACTIVATED"
  | "CONFIRMED"
  | "POST_STARTED"
  | "POST_CHANGED"
  | "POST_ENDED"
  | "TRAINED"
  | "ADMIN_GRANTED"
  | "ADMIN_ENDED"
  | "IDENTITY_CORRECTED"
  | "DELETED"
  | "CREATED"
  | "CODE_ISSUED"
  | "CERTIFIED"
  | "UNDONE"
  | "ARCHIVED"
  | "NUMBER_RELEASED"
  | "MARKED"
  | "GRADUATED"
  | "ORG_DELETED"
  | "ORG_RESTORED"
  | "ORG_MOVED"
  | "TRANSFERRED";

export type Entry = {
  /** What was done: `noun.verb`, past tense. */
  action: string;
  subject: { type: string; id: string | null };
  /** Facts of the event; never ID numbers, phones or codes. */
  detail?: Record<string, unknown>;
  changes?: readonly Change[];
};

async function insertEvent(tx: Tx, who: Recorder, entry: Entry): Promise<bigint> {
  const event = await tx.auditEvent.create({
    data: {
      at: now(),
      actorId: who.personId,
      actorName: who.name,
      organizationId: who.organizationId,
      sessionId: who.sessionId,
      action: entry.action,
      subjectType: entry.subject.type,
      subjectId: entry.subject.id,
      detail: (entry.detail ?? {}) as object,
      changes: entry.changes?.length ?? 0,
    },
    select: { id: true },
  });
  return event.id;
}

/** Writes the audit row and its changes into the running transaction (NFR-02). */
export async function record(tx: Tx, who: Recorder, entry: Entry): Promise<void> {
  const auditId = await insertEvent(tx, who, entry);
  if (!entry.changes?.length) return;
  const rows = entry.changes.map((c) => ({
    audit_id: String(auditId),
    person_id: c.personId ?? null,
    organization_id: c.organizationId ?? null,
    kind: c.kind,
    field: c.field ?? null,
    old_value: c.oldValue ?? null,
    new_value: c.newValue ?? null,
    note: c.note ?? null,
  }));
  await insertMany(tx, "change_record", rows);
}
