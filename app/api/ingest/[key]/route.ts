import { ROUTES } from "#lib/auth/routes";
import { ingestDoor, rangeDoor } from "#lib/files/ingest";

const access = ROUTES["/api/ingest/[key]"];

/** How much has come already. */
export const HEAD = rangeDoor(access);
/** The rest of the file. */
export const PUT = ingestDoor(access);
