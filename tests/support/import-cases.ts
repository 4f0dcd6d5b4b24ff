// 权限矩阵里导入的各个操作：批次是谁的，谁才碰得到。
import { superiors } from "#tests/support/grants";
import type { Ground } from "#tests/support/grounds";

const ownBatch = superiors("S", { BRANCH_ADMIN: "S", OPERATOR: "S" });
const batch = (g: Ground) => ({ batchId: g.batchId });

export const IMPORT_CASES = {
  mapImportColumns: { grant: ownBatch, input: (g: Ground) => ({ ...batch(g), mapping: {} }) },
  editImportRow: { grant: ownBatch, input: (g: Ground) => ({ ...batch(g), rowNo: 1, set: {} }) },
  replaceImportValue: { grant: ownBatch, input: (g: Ground) => ({ ...batch(g), column: "name", from: "", to: "" }) },
  applyImport: { grant: ownBatch, input: batch },
  undoImport: { grant: ownBatch, input: batch },
  discardImport: { grant: ownBatch, input: batch },
} as const;
