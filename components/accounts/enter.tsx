// 登录的请求：交给 next-auth 的门，把结果翻成一句话或下一步。
import { signIn } from "next-auth/react";

export type Credentials = { idNumber: string; password: string; remembered: boolean; totp: string };
export type Entrance =
  | { kind: "in" }
  | { kind: "activate" }
  | { kind: "second-factor" }
  | { kind: "refused"; code: string; because: string };

const TROUBLE: Entrance = {
  kind: "refused",
  code: "E-GEN-05",
  because: "没有送到服务器：网络中断或系统繁忙，请稍后再试。您填的还在这一页。",
};

function readOutcome(error: string): Entrance {
  try {
    const { kind, because } = JSON.parse(error) as { kind: string; because: string };
    return kind === "activate" || kind === "second-factor" ? { kind } : { kind: "refused", code: kind, because };
  } catch {
    return TROUBLE;
  }
}

/** Signs in; tells what came of it. */
export async function enter(credentials: Credentials): Promise<Entrance> {
  const { remembered, ...texts } = credentials;
  const result = await signIn("credentials", { ...texts, remembered: String(remembered), redirect: false }).catch(() => undefined);
  if (!result) return TROUBLE;
  return result.error ? readOutcome(result.error) : { kind: "in" };
}
