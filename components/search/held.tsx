// 顶栏里写了谁的号码：号码不进网址，由这里交给找人那一页，取走就没有了。
let held = "";

export const hold = (typed: string): void => {
  held = typed;
};

export function takeHeld(): string {
  const taken = held;
  held = "";
  return taken;
}
