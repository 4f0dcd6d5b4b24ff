import { resolve } from "node:path";
import { defineConfig } from "vitest/config";

const root = resolve(import.meta.dirname, "..");
const [file = "", line = "0"] = (process.env.MUTANT ?? "").split(":");

/** Leaves out one line of one file; the sources stay as they are. */
const leaveOut = {
  name: "leave-out",
  enforce: "pre" as const,
  transform: (code: string, id: string) =>
    file !== "" && id.endsWith(`/${file}`)
      ? code
          .split("\n")
          .map((text, i) => (i + 1 === Number(line) ? "" : text))
          .join("\n")
      : undefined,
};

/** The permission matrix, and what it leaves to the imports, on a program that lacks one of its guards. */
export default defineConfig({
  root,
  plugins: [leaveOut],
  resolve: { alias: { "next/headers": resolve(root, "tests/support/next-headers.ts") } },
  test: {
    include: ["tests/integration/auth/matrix.test.ts", "tests/integration/imports/below.test.ts"],
    globalSetup: ["tests/support/global.ts"],
    // What was kept of a file knows nothing of the line that is left out.
    fsModuleCache: false,
    pool: "forks",
    bail: 1,
    testTimeout: 120_000,
    hookTimeout: 120_000,
  },
});
