import type { Metadata, Viewport } from "next";
import type { ReactNode } from "react";
import { ServiceWorker } from "#components/pwa/service-worker";
import { Notices } from "#components/ui/toast";
import { readDisplay } from "#lib/auth/display";
import "./globals.css";

export const metadata: Metadata = {
  title: { default: "智慧团建", template: "%s · 智慧团建" },
  description: "共青团组织与团员管理",
  applicationName: "智慧团建",
  appleWebApp: { capable: true, title: "智慧团建", statusBarStyle: "default" },
  formatDetection: { telephone: false },
  icons: { icon: "/icons/icon.svg", apple: "/icons/apple-touch-icon.png" },
  robots: { index: false, follow: false },
};

export const viewport: Viewport = {
  width: "device-width",
  initialScale: 1,
  viewportFit: "cover",
  themeColor: [
    { media: "(prefers-color-scheme: light)", color: "#faf8f4" },
    { media: "(prefers-color-scheme: dark)", color: "#15131a" },
  ],
};

export default async function RootLayout({ children }: { children: ReactNode }) {
  const { theme, large } = await readDisplay();
  return (
    <html lang="zh-CN" data-theme={theme === "system" ? undefined : theme} data-size={large ? "large" : undefined} suppressHydrationWarning>
      <body>
        {children}
        <Notices />
        <ServiceWorker />
      </body>
    </html>
  );
}
