import { ROUTES } from "#lib/auth/routes";
import { uploadDoor } from "#lib/files/upload";

const MEGABYTES = 10;

/** Takes a workbook for an import; the body is the file. */
export const POST = uploadDoor(ROUTES["/api/uploads"], {
  purpose: "import",
  maxBytes: MEGABYTES * 1024 * 1024,
  tooLarge: "E-IMP-11",
  empty: "E-IMP-07",
});
