import { ROUTES } from "#lib/auth/inventory";
import { PROOF, PROOF_MEGABYTES } from "#lib/corrections/rules";
import { examineDocument } from "#lib/files/documents";
import { uploadDoor } from "#lib/files/upload";

/** Takes the proof of a correction or the explanation of a deletion; the body is the file. */
export const POST = uploadDoor(ROUTES["/api/corrections/files"], {
  purpose: PROOF,
  examine: examineDocument("E-MEM-49"),
  maxBytes: PROOF_MEGABYTES * 1024 * 1024,
  tooLarge: "E-MEM-49",
  empty: "E-MEM-49",
});
