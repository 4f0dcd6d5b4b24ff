import { describe, expect, it } from "vitest";
import { environmentProblems } from "#lib/env";

const key = (letter: string) => `${letter}bcdefghijklmnopqrstuvwxyz0123456789`;
const SOUND = {
  APP_MODE: "production",
  DATABASE_URL: "postgresql://db/zhtj",
  PUBLIC_ORIGIN: "https://tuan.example.cn",
  SESSION_SECRET: key("1"),
  FIELD_KEY: key("2"),
  INDEX_KEY: key("3"),
  CODE_KEY: key("4"),
  TRUST_PROXY: "1",
};
const problems = (more: Record<string, string | undefined>) => environmentProblems({ ...SOUND, ...more } as unknown as NodeJS.ProcessEnv);

describe("生产模式的环境", () => {
  it("齐全就没有话说", () => {
    expect(problems({})).toEqual([]);
  });

  it.each(["SESSION_SECRET", "FIELD_KEY", "INDEX_KEY", "CODE_KEY"])("缺 %s：说清怎么生成", (name) => {
    expect(problems({ [name]: undefined })).toEqual([`生产模式必须设置 ${name}：用 openssl rand -base64 48 生成，写进环境变量。`]);
  });

  it("太短、太简单、四把一样都不行", () => {
    expect(problems({ FIELD_KEY: "short" }).join()).toContain("至少 32 个字符");
    expect(problems({ FIELD_KEY: "ab".repeat(20) }).join()).toContain("太简单");
    expect(problems({ FIELD_KEY: key("3") }).join()).toContain("各不相同");
  });

  it("没有地址、没有数据库、拨了时钟都不行", () => {
    expect(problems({ PUBLIC_ORIGIN: "" }).join()).toContain("PUBLIC_ORIGIN");
    expect(problems({ DATABASE_URL: "" }).join()).toContain("DATABASE_URL");
    expect(problems({ CLOCK_NOW: "2025-03-03" }).join()).toContain("CLOCK_NOW");
    expect(problems({ PORT: "0" }).join()).toContain("PORT");
  });

  it("演示模式什么都可以不设", () => {
    expect(environmentProblems({} as unknown as NodeJS.ProcessEnv)).toEqual([]);
  });
});
