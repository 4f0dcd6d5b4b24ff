// 密码散列：argon2id，19 MiB，两轮；同时计算的份数有限，排队过长则请人稍后再来。
import { argon2, randomBytes, timingSafeEqual } from "node:crypto";
import { promisify } from "node:util";
import { refuse } from "#lib/verdict";

const MEMORY = 19 * 1024;
const PASSES = 2;
const AT_ONCE = 4;
const QUEUE = 200;

const derive = promisify(argon2);
let running = 0;
const waiting: (() => void)[] = [];

async function inTurn<T>(work: () => Promise<T>): Promise<T> {
  if (running < AT_ONCE) running++;
  else {
    if (waiting.length >= QUEUE) refuse("E-GEN-04");
    await new Promise<void>((go) => waiting.push(go));
  }
  try {
    return await work();
  } finally {
    // The place is handed on, so that nobody slips in between.
    const next = waiting.shift();
    if (next) next();
    else running--;
  }
}

const hash = (password: string, nonce: Buffer) =>
  inTurn(() =>
    derive("argon2id", { message: password, nonce, parallelism: 1, tagLength: 32, memory: MEMORY, passes: PASSES }),
  ) as Promise<Buffer>;

/** `argon2id$memory$passes$salt$hash` */
export async function hashPassword(password: string): Promise<string> {
  const nonce = randomBytes(16);
  const tag = await hash(password.normalize("NFC"), nonce);
  return ["argon2id", MEMORY, PASSES, nonce.toString("base64url"), tag.toString("base64url")].join("$");
}

const DUMMY = `argon2id$${MEMORY}$${PASSES}$${Buffer.alloc(16).toString("base64url")}$${Buffer.alloc(32).toString("base64url")}`;

/** Compares; without a stored hash it works as long and says no, so that timing tells nothing. */
export async function verifyPassword(password: string, stored: string | null): Promise<boolean> {
  const [, , , salt = "", tag = ""] = (stored ?? DUMMY).split("$");
  const given = await hash(password.normalize("NFC"), Buffer.from(salt, "base64url"));
  return timingSafeEqual(given, Buffer.from(tag, "base64url")) && stored !== null;
}
