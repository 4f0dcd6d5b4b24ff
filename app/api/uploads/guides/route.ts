import { ROUTES } from "#lib/auth/routes";
import { examinePdf } from "#lib/files/pdf/inspect";
import { uploadDoor } from "#lib/files/upload";
import { MAX_BYTES, SENT_IN } from "#lib/guides/rules";

/** Takes a guide of the operator's own; the body is the file. */
export const POST = uploadDoor(ROUTES["/api/uploads/guides"], {
  purpose: SENT_IN,
  maxBytes: MAX_BYTES,
  examine: examinePdf,
  tooLarge: "E-EDB-02",
  empty: "E-EDB-01",
});
