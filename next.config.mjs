/** What every answer carries, files and uploads as well; what depends on the request is set by proxy.ts. */
const EVERYWHERE = {
  "X-Content-Type-Options": "nosniff",
  "X-Frame-Options": "DENY",
  "Referrer-Policy": "same-origin",
  "Cross-Origin-Opener-Policy": "same-origin",
  "Cross-Origin-Resource-Policy": "same-origin",
  "Permissions-Policy": "camera=(self), microphone=(), geolocation=()",
};
/** For what is no page: it may load nothing. */
const NOTHING = { "Content-Security-Policy": "default-src 'none'; frame-ancestors 'none'" };

/** For the PDF viewer, whose worker fetches its decoders and fonts from beside itself. */
const VIEWER = {
  "Content-Security-Policy": "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; connect-src 'self'; frame-ancestors 'none'",
};

/** Over TLS only, as the reverse proxy tells it; behind PUBLIC_ORIGIN the pages have it from proxy.ts as well. */
const SECURE = { has: [{ type: "header", key: "x-forwarded-proto", value: "https" }] };
const ONLY_SECURE = { "Strict-Transport-Security": "max-age=63072000; includeSubDomains" };
/** What proxy.ts lets pass by: files that never are a document of their own. */
const FILES = "/:folder(_next/static|icons|screenshots)/:path*";

const carrying = (source, headers) => ({ source, headers: Object.entries(headers).map(([key, value]) => ({ key, value })) });

/** @type {import("next").NextConfig} */
const config = {
  reactStrictMode: true,
  poweredByHeader: false,
  compress: true,
  devIndicators: false,
  typedRoutes: false,
  typescript: { ignoreBuildErrors: process.env.SKIP_TYPES === "1" },
  serverExternalPackages: [
    "@prisma/adapter-pg",
    "pg",
    "graphile-worker",
    "pino",
    "pinyin-pro",
    "hucre",
    "@zxcvbn-ts/language-common",
    "otplib",
    "uploadthing",
  ],
  experimental: {
    authInterrupts: true,
    serverActions: { bodySizeLimit: "1mb" },
  },
  async headers() {
    return [
      carrying("/:path*", EVERYWHERE),
      { ...carrying("/:path*", ONLY_SECURE), ...SECURE },
      carrying(FILES, NOTHING),
      carrying("/pdfjs/:path*", VIEWER),
      carrying("/api/uploads/:path*", { ...NOTHING, "Cache-Control": "no-store" }),
      carrying("/api/ingest/:path*", { ...NOTHING, "Cache-Control": "no-store" }),
      carrying("/sw.js", { "Cache-Control": "no-cache", "Service-Worker-Allowed": "/" }),
      carrying("/:folder(icons|screenshots|pdfjs)/:path*", { "Cache-Control": "public, max-age=604800" }),
    ];
  },
};

export default config;
