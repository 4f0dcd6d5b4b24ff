// 不该出门的东西：密钥、服务端的词、世界里的人。
import { environmentOf } from "#tests/support/environment";
import { PEOPLE } from "#world/people";

/** Settings of the server that are secrets, by name and by the value that the tests give them. */
const SECRET = /(SECRET|KEY|URL)$/;

/** Words that only the server uses: names of secrets, of the database and its driver, of ciphers. */
export const SERVER_WORDS: readonly string[] = [
  ...Object.keys(environmentOf("")).filter((name) => SECRET.test(name)),
  ...["PrismaClient", "@prisma", "graphile", "postgres://", "postgresql://", "createCipheriv", "createHmac", "aes-256-gcm", "scryptSync"],
  ...["audit_event", "credential_code", "id_index", "org_admin", "$queryRaw", "password_hash"],
];

/** The values behind the names; an empty one is none. */
export const secretValues = (environment: Readonly<Record<string, string>>): string[] =>
  Object.entries(environment).flatMap(([name, value]) => (SECRET.test(name) && value.length > 8 ? [value] : []));

/** Everybody of the world as they would be recognised. */
export const WORLD_PEOPLE: readonly string[] = PEOPLE.flatMap(({ name, idNumber, draft }) => [name, idNumber, draft.mobile ?? name]);
