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
    "rate-limiter-flexible",
    "@zxcvbn-ts/language-common",
    "otplib",
  ],
  experimental: {
    authInterrupts: true,
    serverActions: { bodySizeLimit: "1mb" },
  },
  async headers() {
    return [
      {
        source: "/sw.js",
        headers: [
          { key: "Cache-Control", value: "no-cache" },
          { key: "Service-Worker-Allowed", value: "/" },
        ],
      },
      { source: "/icons/:path*", headers: [{ key: "Cache-Control", value: "public, max-age=604800" }] },
    ];
  },
};

export default config;
