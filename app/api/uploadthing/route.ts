import { ROUTES } from "#lib/auth/routes";
import { uploadthingDoor } from "#lib/files/uploadthing";

/** Begins the upload of an archive. */
export const POST = uploadthingDoor(ROUTES["/api/uploadthing"]);
