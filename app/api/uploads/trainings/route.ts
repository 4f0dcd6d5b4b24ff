import { ROUTES } from "#lib/auth/routes";
import { TRAINING_FILE, TRAINING_FILE_BYTES } from "#lib/cadres/trainings/rules";
import { examinePdf } from "#lib/files/pdf/inspect";
import { uploadDoor } from "#lib/files/upload";

/** Takes the certificate or attachment of a training; the body is the file. */
export const POST = uploadDoor(ROUTES["/api/uploads/trainings"], {
  purpose: TRAINING_FILE,
  maxBytes: TRAINING_FILE_BYTES,
  examine: examinePdf,
  tooLarge: "E-EDB-02",
  empty: "E-EDB-01",
});
