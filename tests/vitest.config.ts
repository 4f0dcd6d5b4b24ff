import { resolve } from "node:path";
import { defineConfig } from "vitest/config";

const root = resolve(import.meta.dirname, "..");
const project = (name: string, more: object = {}) => ({ root, test: { name, include: [`tests/${name}/**/*.test.ts`], ...more } });

export default defineConfig({
  root,
  test: {
    projects: [
      project("house"),
      project("unit"),
      {
        ...project("integration", {
          globalSetup: ["tests/support/global.ts"],
          pool: "forks",
          maxWorkers: 2,
          testTimeout: 60_000,
          hookTimeout: 120_000,
        }),
        resolve: { alias: { "next/headers": resolve(root, "tests/support/next-headers.ts") } },
      },
    ],
  },
});
