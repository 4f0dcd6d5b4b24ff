// 操作指南：有哪几篇，换上去的文件要什么样（NAV-02）。
/** The guides, in the order in which they are listed. */
export const GUIDE_SLUGS = [
  "organization-tree",
  "reorganization",
  "member-entry",
  "application-pdf",
  "transfer",
  "activation",
  "forgotten-password",
] as const;
export type GuideSlug = (typeof GUIDE_SLUGS)[number];

const MEGABYTE = 1024 * 1024;
export const MAX_BYTES = 20 * MEGABYTE;

/** What a file is kept for: sent in and not yet in use, or in the place of a guide. */
export const SENT_IN = "guide";
export const placeOf = (slug: GuideSlug): string => `${SENT_IN}/${slug}`;

/** A name that every system opens as what it is. */
export const pdfName = (name: string): string => (/\.pdf$/i.test(name) ? name : `${name}.pdf`);

/** 320 KB, 1.2 MB */
export const showSize = (bytes: number): string =>
  bytes < MEGABYTE ? `${Math.max(1, Math.round(bytes / 1024))}\u00a0KB` : `${(bytes / MEGABYTE).toFixed(1)}\u00a0MB`;
