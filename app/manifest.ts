import type { MetadataRoute } from "next";

/** How the application appears when it is installed. */
export default function manifest(): MetadataRoute.Manifest {
  return {
    id: "/",
    name: "智慧团建",
    short_name: "智慧团建",
    description: "共青团组织与团员管理",
    lang: "zh-CN",
    start_url: "/?src=pwa",
    scope: "/",
    display: "standalone",
    background_color: "#faf8f4",
    theme_color: "#faf8f4",
    icons: [
      { src: "/icons/icon-192.png", sizes: "192x192", type: "image/png" },
      { src: "/icons/icon-512.png", sizes: "512x512", type: "image/png" },
      { src: "/icons/maskable-512.png", sizes: "512x512", type: "image/png", purpose: "maskable" },
    ],
    shortcuts: [
      { name: "待办", url: "/my" },
      { name: "我的组织", url: "/my/organization" },
      { name: "消息", url: "/my/messages" },
      { name: "管理中心", url: "/manage" },
    ],
  };
}
