import type { Config } from "tailwindcss";

/** Where class names are looked for; values live in app/tokens.css and app/globals.css. */
export default {
  content: ["./app/**/*.{ts,tsx}", "./components/**/*.tsx"],
} satisfies Config;
