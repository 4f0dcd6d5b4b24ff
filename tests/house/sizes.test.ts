import { describe, expect, it } from "vitest";
import { baseOf, FILES, functionsOf, textOf } from "#tests/house/source";

const length = (file: string) => textOf(file).trimEnd().split("\n").length;
const told = (found: ReturnType<typeof functionsOf>) => found.map((f) => `${f.file}:${f.line} ${f.name} ${f.lines} 行 ${f.parameters} 参`);

describe("大小", () => {
  it("文件不过 250 行", () => {
    expect(FILES.filter((f) => length(f) > 250).map((f) => `${f} ${length(f)}`)).toEqual([]);
  });

  it("页面不过 60 行", () => {
    expect(FILES.filter((f) => f.startsWith("app/") && ["page", "layout", "route"].includes(baseOf(f)) && length(f) > 60)).toEqual([]);
  });

  it("lib 的函数不过 25 行，组件不过 60 行", () => {
    const long = FILES.flatMap(functionsOf).filter(
      (f) => (f.file.startsWith("lib/") && f.lines > 25) || (f.file.startsWith("components/") && f.lines > 60),
    );
    expect(told(long)).toEqual([]);
  });

  it("至多三个参数；正在进行的事务不算", () => {
    expect(told(FILES.flatMap(functionsOf).filter((f) => f.parameters > 3))).toEqual([]);
  });
});
