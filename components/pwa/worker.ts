// 离线工作线程：预存静态文件与断网页；页面、数据、操作、文件一概不存，直接走网络。
import { cleanupOutdatedCaches, matchPrecache, precacheAndRoute } from "workbox-precaching";
import { setCacheNameDetails } from "workbox-core";
import { NavigationRoute, registerRoute } from "workbox-routing";
import { NetworkOnly } from "workbox-strategies";

declare const MANIFEST: { url: string; revision: string | null }[];
declare const BUILD: string;
/** What of a worker's world is used here; the DOM library describes only windows. */
type Worker = {
  skipWaiting(): Promise<void>;
  addEventListener(type: "message", listener: (event: { data: unknown }) => void): void;
  addEventListener(type: "activate", listener: (event: { waitUntil(work: Promise<unknown>): void }) => void): void;
};
declare const self: Worker;

setCacheNameDetails({ prefix: "zhtj", suffix: BUILD });
precacheAndRoute(MANIFEST, { cleanURLs: false, directoryIndex: "" });
cleanupOutdatedCaches();

/** A page comes from the network or not at all; without network there is one page that says so. */
const network = new NetworkOnly();
registerRoute(
  new NavigationRoute(async (options) => {
    try {
      return await network.handle(options);
    } catch {
      return (await matchPrecache("/offline.html")) ?? Response.error();
    }
  }),
);

self.addEventListener("message", (event) => {
  if ((event.data as { type?: string })?.type === "SKIP_WAITING") void self.skipWaiting();
});
self.addEventListener("activate", (event) => {
  // Caches of earlier builds end with them.
  const sweep = caches
    .keys()
    .then((names) => Promise.all(names.filter((n) => n.startsWith("zhtj") && !n.endsWith(BUILD)).map((n) => caches.delete(n))));
  event.waitUntil(sweep);
});
