"use client";
// 放到桌面：第二次来、或者办完一件事才提，关掉六十天不再提，绝不弹窗。
import { Check, Compass, Ellipsis, type LucideIcon, Share, SquarePlus, X } from "lucide-react";
import { useEffect, useState } from "react";
import { hasFinishedTask, onFinishedTask } from "#components/pwa/task";
import { Button, IconButton } from "#components/ui/button";
import { CopyButton } from "#components/ui/copy-button";
import { rememberCookie } from "#components/ui/cookie";

type Prompt = Event & { prompt: () => Promise<void> };
type Place = "button" | "ios" | "inside" | null;

const VISITS = "zhtj.visits";
const DISMISSED = "install-hint";
const SIXTY_DAYS = 60 * 24 * 3600;

const agent = (): string => navigator.userAgent;
const isStandalone = (): boolean =>
  matchMedia("(display-mode: standalone)").matches || (navigator as { standalone?: boolean }).standalone === true;

/** Counts this visit once; answers which it is. */
function countVisit(): number {
  const known = Number(localStorage.getItem(VISITS) ?? 0);
  if (sessionStorage.getItem(VISITS)) return known;
  sessionStorage.setItem(VISITS, "1");
  localStorage.setItem(VISITS, String(known + 1));
  return known + 1;
}

/** Whether the hint may be shown: to somebody who came back or finished something, and did not put it away. */
const isWelcome = (): boolean => (countVisit() > 1 || hasFinishedTask()) && !isStandalone() && !document.cookie.includes(`${DISMISSED}=no`);

function placeOf(prompt: Prompt | null): Place {
  if (/MicroMessenger|QQ\/|DingTalk/.test(agent())) return "inside";
  if (/iPhone|iPad/.test(agent())) return "ios";
  return prompt ? "button" : null;
}

const WORDS: Readonly<Record<Exclude<Place, null>, string>> = {
  button: "像应用一样从桌面打开，少一次登录。",
  ios: "像应用一样从桌面打开，三步：",
  inside: "在这里放不了，先换到浏览器里，两步：",
};

/** Where to press, drawn with the signs that stand there. */
const STEPS: Readonly<Partial<Record<Exclude<Place, null>, readonly (readonly [LucideIcon, string])[]>>> = {
  ios: [
    [Share, "点下方的分享"],
    [SquarePlus, "选添加到主屏幕"],
    [Check, "点右上角的添加"],
  ],
  inside: [
    [Ellipsis, "点右上角的三个点"],
    [Compass, "选在浏览器打开"],
  ],
};

function Steps({ place }: { place: Exclude<Place, null> }) {
  const steps = STEPS[place];
  if (!steps) return null;
  return (
    <ol className="mt-3 flex flex-wrap gap-x-5 gap-y-3">
      {steps.map(([Icon, words]) => (
        <li key={words} className="flex items-center gap-2.5 text-small">
          <span className="grid size-9 place-items-center rounded-control border border-line-strong bg-surface">
            <Icon className="size-4.5" aria-hidden />
          </span>
          {words}
        </li>
      ))}
    </ol>
  );
}

/** Whether the hint is welcome here and now, and what the browser offers for it. */
function useInstall() {
  const [prompt, setPrompt] = useState<Prompt | null>(null);
  const [welcome, setWelcome] = useState(false);
  useEffect(() => {
    setWelcome(isWelcome());
    return onFinishedTask(() => setWelcome(isWelcome()));
  }, []);
  useEffect(() => {
    const keep = (event: Event) => {
      event.preventDefault();
      setPrompt(event as Prompt);
    };
    addEventListener("beforeinstallprompt", keep);
    return () => removeEventListener("beforeinstallprompt", keep);
  }, []);
  const dismiss = () => {
    rememberCookie(DISMISSED, "no", SIXTY_DAYS);
    setWelcome(false);
  };
  return { place: welcome ? placeOf(prompt) : null, prompt, dismiss };
}

export function InstallHint({ className }: { className: string }) {
  const { place, prompt, dismiss } = useInstall();
  if (!place) return null;
  return (
    <aside aria-label="放到桌面" className={`no-print flex items-start gap-3 ${className}`}>
      <div className="flex-1 border-line-strong border-t pt-3">
        <h2 className="font-semibold text-[0.9375rem]">把智慧团建放到桌面</h2>
        <p className="mt-1 text-ink-2 text-small">{WORDS[place]}</p>
        <Steps place={place} />
        <div className="mt-3 flex flex-wrap gap-2">
          {place === "button" && <Button onClick={() => prompt?.prompt().then(dismiss)}>放到桌面</Button>}
          {place === "inside" && <CopyButton text={location.origin} label="复制链接" />}
        </div>
      </div>
      <IconButton label="不再提示" onClick={dismiss}>
        <X aria-hidden />
      </IconButton>
    </aside>
  );
}
