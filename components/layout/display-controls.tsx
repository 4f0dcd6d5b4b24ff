"use client";
// 大字与深浅：一按生效，记在本机。
import { ALargeSmall, Moon } from "lucide-react";
import { useRouter } from "next/navigation";
import { useState } from "react";
import { rememberCookie } from "#components/ui/cookie";
import { Switch } from "#components/ui/switch";
import type { Display, Theme } from "#lib/auth/display";

const YEAR = 365 * 24 * 3600;

function remember({ theme, large }: Display): void {
  const value = [theme === "system" ? "" : theme, large ? "large" : ""].filter(Boolean).join(".");
  rememberCookie("display", value, YEAR);
  const root = document.documentElement;
  if (theme === "system") delete root.dataset.theme;
  else root.dataset.theme = theme;
  if (large) root.dataset.size = "large";
  else delete root.dataset.size;
}

const currentDisplay = (): Display => {
  const { theme, size } = document.documentElement.dataset;
  return { theme: (theme as Theme | undefined) ?? "system", large: size === "large" };
};

export function LargeTypeLink({ className }: { className: string }) {
  const router = useRouter();
  const toggle = () => {
    const display = currentDisplay();
    remember({ ...display, large: !display.large });
    router.refresh();
  };
  return (
    <button type="button" className={className} onClick={toggle}>
      大字版
    </button>
  );
}

const THEMES: readonly (readonly [Theme, string])[] = [
  ["system", "跟随系统"],
  ["light", "亮色"],
  ["dark", "暗色"],
];

const CELL = "flex min-h-14 flex-wrap items-center gap-x-3 gap-y-1 py-2.5";

/** The two rows of 看得舒服. */
export function DisplayControls({ initial }: { initial: Display }) {
  const [display, setDisplay] = useState(initial);
  const change = (next: Display) => {
    remember(next);
    setDisplay(next);
  };
  return (
    <ul className="divide-y divide-line border-line border-y">
      <li className={CELL}>
        <ALargeSmall className="size-5 text-ink-2" aria-hidden />
        <span className="min-w-0 flex-[1_1_5rem]">
          大字版
          <span className="block text-ink-3 text-small">字更大，按钮更高</span>
        </span>
        <Switch label="大字版" checked={display.large} onChange={(large) => change({ ...display, large })} />
      </li>
      <li className={CELL}>
        <Moon className="size-5 text-ink-2" aria-hidden />
        <label htmlFor="theme" className="min-w-0 flex-[1_1_5rem]">
          深色
        </label>
        <select
          id="theme"
          value={display.theme}
          onChange={(event) => change({ ...display, theme: event.target.value as Theme })}
          className="min-h-[var(--touch)] bg-transparent pr-2 text-right text-ink-3 text-small"
        >
          {THEMES.map(([value, label]) => (
            <option key={value} value={value}>
              {label}
            </option>
          ))}
        </select>
      </li>
    </ul>
  );
}
