import { resolve } from "node:path";
import { defineConfig } from "vitest/config";

const root = resolve(import.meta.dirname, "..");
const project = (name: string, more: object = {}) => ({ root, test: { name, include: [`tests/${name}/**/*.test.ts`], ...more } });

export default defineConfig({
  root,
  test: {
    projects: [project("house"), project("unit")],
    passWithNoTests: false,
  },
});
