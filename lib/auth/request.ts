// 请求：从哪里来、哪台设备。地址只信约定层数的反向代理。
import { cookies, headers } from "next/headers";
import { readEnvironment } from "#lib/env";

const PORT = /^\[(.+)\](?::\d+)?$|^(\d+(?:\.\d+){3}):\d+$/;
const hex = (group: string): string => (Number.parseInt(group, 16) || 0).toString(16);

/** First half of an IPv6 address, or the IPv4 address: what limits count by. One spelling for each. */
export function addressGroup(address: string): string {
  const plain = address
    .trim()
    .replace(PORT, "$1$2")
    .replace(/^::ffff:(?=.*\.)/i, "");
  if (!plain.includes(":")) return plain;
  const [head = "", tail = ""] = plain.split("::");
  const front = head.split(":").filter(Boolean);
  const back = tail.split(":").filter(Boolean);
  const zeros = Array.from({ length: Math.max(0, 8 - front.length - back.length) }, () => "0");
  return `${[...front, ...zeros, ...back].slice(0, 4).map(hex).join(":")}::/64`;
}

/** The client's address: the entry that the outermost trusted proxy wrote. */
export function clientAddress(forwarded: string | null, trusted: number): string {
  const hops = (forwarded ?? "")
    .split(",")
    .map((h) => h.trim())
    .filter(Boolean);
  return addressGroup(hops.at(-Math.max(1, trusted)) ?? "unknown");
}

export const readAddress = async (): Promise<string> =>
  clientAddress((await headers()).get("x-forwarded-for"), readEnvironment().TRUST_PROXY);

const SYSTEMS: readonly [RegExp, string][] = [
  [/iPhone|iPad/, "iPhone"],
  [/HarmonyOS|HUAWEI/, "华为手机"],
  [/Android/, "安卓手机"],
  [/Macintosh/, "Mac 电脑"],
  [/Windows/, "Windows 电脑"],
  [/Linux/, "Linux 电脑"],
];
const BROWSERS: readonly [RegExp, string][] = [
  [/MicroMessenger/, "微信"],
  [/Edg\//, "Edge"],
  [/Firefox\//, "Firefox"],
  [/Chrome\//, "Chrome"],
  [/Safari\//, "Safari"],
];

/** A device in words that its owner recognises. */
export function deviceName(agent: string): string {
  const find = (list: readonly [RegExp, string][]) => list.find(([form]) => form.test(agent))?.[1];
  return [find(SYSTEMS), find(BROWSERS)].filter(Boolean).join(" ") || "未知设备";
}

export const readDevice = async (): Promise<string> => deviceName((await headers()).get("user-agent") ?? "");

/** Where this installation is reached: configured, or in a demonstration the host that was asked. */
export async function publicOrigin(): Promise<string> {
  const { PUBLIC_ORIGIN } = readEnvironment();
  if (PUBLIC_ORIGIN) return new URL(PUBLIC_ORIGIN).origin;
  const head = await headers();
  return `${head.get("x-forwarded-proto") ?? "http"}://${head.get("host") ?? "localhost"}`;
}

/** Whether the request comes from one of our own pages: the Origin must be there and be ours. */
export async function isSameOrigin(): Promise<boolean> {
  const head = await headers();
  const site = head.get("sec-fetch-site");
  if (site !== null && site !== "same-origin") return false;
  return head.get("origin") === (await publicOrigin());
}

/** Whether the browser reaches us by https, so that cookies may be bound to it. */
export const isSecure = async (): Promise<boolean> => (await publicOrigin()).startsWith("https://");

export const readCookie = async (name: string): Promise<string | undefined> => (await cookies()).get(name)?.value;
