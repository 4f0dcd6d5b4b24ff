"use client";
// 放到桌面：第二次来才提，关掉六十天不再提，绝不弹窗。
import { Share, X } from "lucide-react";
import { useEffect, useState } from "react";
import { Button, IconButton } from "#components/ui/button";
import { CopyButton } from "#components/ui/copy-button";
import { rememberCookie } from "#components/ui/cookie";

type Prompt = Event & { prompt: () => Promise<void> };
type Place = "button" | "ios" | "inside" | null;

const VISITS = "zhtj.visits";
const DISMISSED = "install-hint";
const SIXTY_DAYS = 60 * 24 * 3600;

const agent = (): string => navigator.userAgent;
const isStandalone = (): boolean => matchMedia("(display-mode: standalone)").matches || "standalone" in navigator;

/** Whether this visit, the second or a later one, may show the hint. */
function isWelcome(): boolean {
  const visits = Number(localStorage.getItem(VISITS) ?? 0);
  if (!sessionStorage.getItem(VISITS)) {
    sessionStorage.setItem(VISITS, "1");
    localStorage.setItem(VISITS, String(visits + 1));
  }
  return visits >= 1 && !isStandalone() && !document.cookie.includes(`${DISMISSED}=no`);
}

function placeOf(prompt: Prompt | null): Place {
  if (/MicroMessenger|QQ\/|DingTalk/.test(agent())) return "inside";
  if (/iPhone|iPad/.test(agent())) return "ios";
  return prompt ? "button" : null;
}

const WORDS: Readonly<Record<Exclude<Place, null>, string>> = {
  button: "像应用一样从桌面打开，少一次登录。",
  ios: "点浏览器下方的分享按钮，再点“添加到主屏幕”，最后点“添加”。",
  inside: "点右上角“···”，选“在浏览器打开”，就能把它放到桌面。",
};

export function InstallHint() {
  const [prompt, setPrompt] = useState<Prompt | null>(null);
  const [welcome, setWelcome] = useState(false);
  useEffect(() => {
    setWelcome(isWelcome());
    const keep = (event: Event) => {
      event.preventDefault();
      setPrompt(event as Prompt);
    };
    addEventListener("beforeinstallprompt", keep);
    return () => removeEventListener("beforeinstallprompt", keep);
  }, []);
  const place = welcome ? placeOf(prompt) : null;
  if (!place) return null;
  const dismiss = () => {
    rememberCookie(DISMISSED, "no", SIXTY_DAYS);
    setWelcome(false);
  };
  return (
    <aside aria-label="放到桌面" className="mx-auto mb-28 flex w-full max-w-3xl items-start gap-3 px-[var(--gutter)]">
      <div className="flex-1 border-line-strong border-t pt-3">
        <h2 className="font-semibold text-[0.9375rem]">把智慧团建放到桌面</h2>
        <p className="mt-1 text-ink-2 text-small">
          {place === "ios" && <Share className="mr-1 inline size-4 align-[-0.15em]" aria-hidden />}
          {WORDS[place]}
        </p>
        <div className="mt-2 flex flex-wrap gap-2">
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
