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
    screenshots: [
      { src: "/screenshots/phone.png", sizes: "540x1110", type: "image/png", form_factor: "narrow", label: "手机上的我的组织" },
      { src: "/screenshots/desk.png", sizes: "1280x800", type: "image/png", form_factor: "wide", label: "电脑上的管理下级组织" },
    ],
    shortcuts: [
      { name: "扫码报到", url: "/my/scan" },
      { name: "待办", url: "/my" },
      { name: "我的组织", url: "/my/organization" },
      { name: "消息", url: "/my/messages" },
      { name: "管理中心", url: "/manage" },
    ],
  };
}
