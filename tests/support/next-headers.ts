// 在测试里代替 next/headers：请求头与小甜饼来自正在扮演的那个浏览器。
import { AsyncLocalStorage } from "node:async_hooks";

type CookieOptions = { maxAge?: number };

/** What a browser keeps and sends. */
export class Browser {
  readonly jar = new Map<string, string>();
  readonly sent: Record<string, string>;
  constructor(sent: Record<string, string> = {}) {
    this.sent = sent;
  }
}

const playing = new AsyncLocalStorage<Browser>();

export const asBrowser = <T>(browser: Browser, work: () => Promise<T>): Promise<T> => playing.run(browser, work);

function current(): Browser {
  const browser = playing.getStore();
  if (!browser) throw new Error("no browser: wrap the call in asBrowser()");
  return browser;
}

export const headers = async (): Promise<Headers> => new Headers(current().sent);

export const cookies = async () => {
  const { jar } = current();
  return {
    get: (name: string) => (jar.has(name) ? { name, value: jar.get(name) ?? "" } : undefined),
    set: (name: string, value: string, options: CookieOptions = {}) => {
      if (options.maxAge === 0) jar.delete(name);
      else jar.set(name, value);
    },
  };
};
