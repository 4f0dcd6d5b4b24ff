import { resolve } from "node:path";
import { defineConfig } from "vitest/config";
import { spoilt } from "./support/faults.ts";

const root = resolve(import.meta.dirname, "..");
const spoil = { name: "spoil", enforce: "pre" as const, transform: (code: string, id: string) => spoilt(id, code) };

/** The games of the League on a program with one fault in it; the sources stay as they are. */
export default defineConfig({
  root,
  plugins: [spoil],
  resolve: { alias: { "next/headers": resolve(root, "tests/support/next-headers.ts") } },
  test: {
    include: ["tests/integration/league/*.test.ts"],
    globalSetup: ["tests/support/global.ts"],
    // What was kept of a file knows nothing of the fault.
    fsModuleCache: false,
    pool: "forks",
    bail: 1,
  },
});
