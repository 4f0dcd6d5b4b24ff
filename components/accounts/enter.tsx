// 登录的请求：交给 next-auth 的门，把结果翻成一句话或下一步。它自带的客户端有 10 KB，手机上用不起；门只要两个请求。

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

/** What next-auth answers: an address, whose `error` tells what became of it. */
const knock = async (fields: Record<string, string>): Promise<string | null> => {
  const { csrfToken } = (await (await fetch("/api/auth/csrf")).json()) as { csrfToken: string };
  const body = new URLSearchParams({ ...fields, csrfToken, callbackUrl: location.href, json: "true" });
  const answer = await fetch("/api/auth/callback/credentials", { method: "POST", body });
  const { url } = (await answer.json()) as { url: string };
  return new URL(url, location.href).searchParams.get("error");
};

/** Signs in; tells what came of it. */
export async function enter(credentials: Credentials): Promise<Entrance> {
  const { remembered, ...texts } = credentials;
  try {
    const error = await knock({ ...texts, remembered: String(remembered) });
    return error === null ? { kind: "in" } : readOutcome(error);
  } catch {
    return TROUBLE;
  }
}
