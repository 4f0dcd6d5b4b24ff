// 浏览器测试要用的 Chromium 与中文字体：有就用，没有就装。
import { execFileSync, spawnSync } from "node:child_process";
import { existsSync } from "node:fs";
import { chromium } from "@playwright/test";
import { say } from "#lib/cli/say";

const NAMES = ["chromium", "chromium-browser", "google-chrome-stable", "google-chrome"];

const which = (name: string): string => spawnSync("sh", ["-c", `command -v ${name}`], { encoding: "utf8" }).stdout.trim();

function findChromium(): string | undefined {
  const candidates = [process.env.CHROMIUM ?? "", chromium.executablePath(), ...NAMES.map(which)];
  return candidates.find((path) => path !== "" && existsSync(path));
}

const hasChineseFont = (): boolean => spawnSync("fc-list", [":lang=zh-cn"], { encoding: "utf8" }).stdout?.trim().length > 0;

function install(packages: readonly string[]): void {
  const asRoot = process.getuid?.() === 0 ? [] : ["sudo", "-n"];
  const apt = (...args: string[]) => {
    const [tool = "", ...rest] = [...asRoot, "apt-get", ...args];
    execFileSync(tool, rest, { stdio: "inherit", env: { ...process.env, DEBIAN_FRONTEND: "noninteractive" } });
  };
  say(`安装 ${packages.join("、")} …`);
  apt("update", "-qq");
  apt("install", "-y", "-qq", "--no-install-recommends", ...packages);
}

/** Path of a Chromium that can show Chinese; what is missing is installed through apt. */
export function ensureChromium(): string {
  const missing = [...(findChromium() ? [] : ["chromium"]), ...(hasChineseFont() ? [] : ["fontconfig", "fonts-noto-cjk"])];
  if (missing.length > 0) install(missing);
  const path = findChromium();
  if (!path) throw new Error("没有找到 Chromium：请装好后用环境变量 CHROMIUM 指明它在哪里。");
  return path;
}
