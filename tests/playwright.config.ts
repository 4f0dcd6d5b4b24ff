import { defineConfig } from "@playwright/test";

export default defineConfig({
  testDir: "e2e",
  outputDir: "results/e2e",
  globalSetup: "./support/cluster.ts",
  workers: 3,
  timeout: 180_000,
  expect: { timeout: 15_000 },
  forbidOnly: true,
  reporter: [["list"], ["json"]],
  use: {
    actionTimeout: 15_000,
    navigationTimeout: 30_000,
    locale: "zh-CN",
    timezoneId: "Asia/Shanghai",
    // Traces cost a third of the time; TRACE=1 keeps those of failures.
    trace: process.env.TRACE ? "retain-on-failure" : "off",
    launchOptions: {
      executablePath: process.env.CHROMIUM,
      // Chinese names of downloads need a locale that can write them.
      env: { ...process.env, LC_ALL: "C.UTF-8" } as Record<string, string>,
      args: [
        "--no-sandbox",
        "--disable-background-networking",
        "--disable-component-update",
        "--disable-sync",
        "--no-first-run",
        "--font-render-hinting=none",
      ],
    },
  },
});
