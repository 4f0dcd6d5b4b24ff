import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { ancestorPaths, isPath, isWithin, nextChild, parentPath, pathEnd, relation, SEGMENT, segment } from "#lib/auth/reach";

const MOST = 36 ** SEGMENT - 1;
const places = fc.integer({ min: 1, max: MOST });
const paths = fc.array(places, { minLength: 1, maxLength: 12 }).map((ns) => ns.map(segment).join(""));

describe("路径（ORG-01）", () => {
  it("每级四位，按字节比较的先后就是序号的先后", () => {
    expect([segment(1), segment(35), segment(36), segment(MOST)]).toEqual(["0001", "000z", "0010", "zzzz"]);
    fc.assert(
      fc.property(
        places,
        places,
        (a, b) =>
          segment(a).length === SEGMENT && Math.sign(a - b) === Math.sign(Buffer.compare(Buffer.from(segment(a)), Buffer.from(segment(b)))),
      ),
    );
  });

  it("放不下的不截断，直接报错", () => {
    expect(() => segment(MOST + 1)).toThrow();
  });

  it("十级以上照样成立：上级是各段前缀，根在最前", () => {
    const path = Array.from({ length: 12 }, (_, i) => segment(i + 1)).join("");
    expect(ancestorPaths(path)).toHaveLength(11);
    expect(ancestorPaths(path)[0]).toBe("0001");
    expect(ancestorPaths(path).at(-1)).toBe(parentPath(path));
    expect(ancestorPaths("0001")).toEqual([]);
  });

  it("一段索引恰好装下自己和全部下级：别人的一个不进，自己的一个不漏", () => {
    const inRange = (path: string, root: string) =>
      Buffer.compare(Buffer.from(path), Buffer.from(root)) >= 0 && Buffer.compare(Buffer.from(path), Buffer.from(pathEnd(root))) < 0;
    fc.assert(fc.property(paths, paths, (path, root) => inRange(path, root) === isWithin(path, root)));
    fc.assert(fc.property(paths, paths, (root, rest) => inRange(root + rest, root)));
  });

  it("像路径的才是路径", () => {
    fc.assert(fc.property(paths, isPath));
    expect(["", "000", "00010", "000A", "00-1", "{{{{", "０００１"].filter(isPath)).toEqual([]);
  });
});

describe("关系", () => {
  it.each([
    ["0001", "0001", "own"],
    ["0001", "00010002", "child"],
    ["0001", "000100020003", "deeper"],
    ["000100020003", "0001", "above"],
    ["00010002", "0001", "above"],
    ["00010002", "00010003", "foreign"],
    ["00010002", "000100030001", "foreign"],
  ])("从 %s 看 %s：%s", (from, to, expected) => {
    expect(relation(from, to)).toBe(expected);
  });

  it("名字像前缀的邻居不是下级：0001 之于 00010，只按整段比", () => {
    expect(relation("000100010002", "000100010003")).toBe("foreign");
  });

  it("互为镜像：你是我的下级，我就是你的上级；互不相干是相互的", () => {
    const mirror = { own: ["own"], child: ["above"], deeper: ["above"], above: ["child", "deeper"], foreign: ["foreign"] };
    fc.assert(fc.property(paths, paths, (a, b) => mirror[relation(a, b)].includes(relation(b, a))));
  });

  it("每个下级都数得到：自己的上级都看它是下级", () => {
    fc.assert(
      fc.property(paths, (path) => {
        for (const above of ancestorPaths(path)) expect(relation(above, path)).toBe(above === parentPath(path) ? "child" : "deeper");
      }),
    );
  });

  it("还没建的下级也算直属下级，且不会撞上已有的", () => {
    fc.assert(
      fc.property(
        paths,
        places,
        (path, n) => relation(path, nextChild({ path }).path) === "child" && nextChild({ path }).path !== path + segment(n),
      ),
    );
  });
});
