// 变动记录的整理：同一次操作的几项并成一条。
export type HistoryLine = {
  id: string;
  kind: string;
  at: Date;
  by: string;
  changes: { field: string | null; oldValue: string | null; newValue: string | null }[];
  note: string | null;
};

export type RawLine = {
  auditId: bigint;
  kind: string;
  at: Date;
  by: string;
  field: string | null;
  oldValue: string | null;
  newValue: string | null;
  note: string | null;
};

/** Changes of one moment stand together, in the order they come. */
export function gatherHistory(raw: readonly RawLine[]): HistoryLine[] {
  const lines = new Map<string, HistoryLine>();
  for (const { auditId, kind, at, by, field, oldValue, newValue, note } of raw) {
    const key = `${auditId}/${kind}`;
    const line = lines.get(key) ?? { id: key, kind, at, by, changes: [], note };
    line.changes.unshift({ field, oldValue, newValue });
    lines.set(key, line);
  }
  return [...lines.values()];
}
