import { ROUTES } from "#lib/auth/routes";
import { examineDocument } from "#lib/files/documents";
import { PROOF_MEGABYTES } from "#lib/files/kinds";
import { uploadDoor } from "#lib/files/upload";

/** Takes the proof of a correction or the explanation of a deletion; the body is the file. */
export const POST = uploadDoor(ROUTES["/api/corrections/files"], {
  purpose: "correction",
  examine: examineDocument("E-MEM-49"),
  maxBytes: PROOF_MEGABYTES * 1024 * 1024,
  tooLarge: "E-MEM-49",
  empty: "E-MEM-49",
});
