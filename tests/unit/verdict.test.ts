import { describe, expect, it } from "vitest";
import { all, no, permit, Refusal, refuse, refuseFields, yes } from "#lib/verdict";

const caught = (work: () => void): Refusal => {
  try {
    work();
  } catch (error) {
    if (error instanceof Refusal) return error;
  }
  throw new Error("nothing was refused");
};

describe("判断", () => {
  it("不可以带着代码和填好的句子", () => {
    expect(no("E-ADM-01", { n: 2 })).toEqual({ yes: false, code: "E-ADM-01", because: "本组织管理员最多2人。" });
  });

  it("几个判断里第一个不可以算数，都可以才可以", () => {
    expect(all()).toEqual(yes);
    expect(all(yes, yes)).toEqual(yes);
    expect(all(yes, no("E-PERM-02"), no("E-PERM-01"))).toEqual(no("E-PERM-02"));
  });

  it("可以就放行；不可以就以拒绝中断，句子落在那一格", () => {
    expect(() => permit(yes)).not.toThrow();
    const refusal = caught(() => permit(no("E-ORG-03"), "shortName"));
    expect(refusal).toMatchObject({ code: "E-ORG-03", field: "shortName", message: "同级已存在同名组织。" });
  });

  it("直接拒绝时占位符也填好", () => {
    expect(caught(() => refuse("E-OPS-06", { name: "林晓澜" })).message).toBe("该事项已由林晓澜处理。");
  });
});

describe("几格同时不对", () => {
  it("没有发现就不拒绝", () => {
    expect(() => refuseFields([])).not.toThrow();
  });

  it("第一句代表全部，每格一句；同一格以先说的为准", () => {
    const refusal = caught(() =>
      refuseFields([
        { field: "phone", code: "E-ORG-10", because: "请填写必填项：联系电话" },
        { field: "email", code: "E-ORG-10", because: "请填写必填项：电子邮箱" },
        { field: "phone", code: "E-GEN-03", because: "联系电话格式不正确。" },
      ]),
    );
    expect(refusal.code).toBe("E-ORG-10");
    expect(refusal.message).toBe("请填写必填项：联系电话");
    expect(refusal.fields).toEqual({ phone: "请填写必填项：联系电话", email: "请填写必填项：电子邮箱" });
  });
});
