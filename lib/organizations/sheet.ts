// 下级组织的工作簿：简称与类别两列（规格 4.9.1）。
import type { OrgCategory } from "#generated/enums";
import type { Column, Template } from "#lib/excel/template";
import { CATEGORY_LABELS } from "#lib/organizations/labels";
import { childCategories, type Parent, PURPOSEFUL } from "#lib/organizations/rules";

const NAME_COLUMN: Column = {
  key: "shortName",
  header: "组织简称",
  required: "always",
  aliases: ["简称", "组织名称", "名称"],
  width: 40,
  note: "以类别结尾，例如“计算机专业2023级1班团支部”。全称由系统生成。",
  example: "计算机专业2023级1班团支部",
};
const CATEGORY_COLUMN: Column = {
  key: "category",
  header: "组织类别",
  required: "always",
  aliases: ["类别"],
  width: 28,
  note: "从下拉列表选择。",
  example: "团支部",
};

/** The template for children of a parent; only its own categories are offered (ORG-06), and none that must say what it is for. */
export function childTemplate(parent: Parent, operator = false): Template {
  const open = childCategories(parent, operator);
  const options = open.filter((c) => !PURPOSEFUL.includes(c)).map((c) => CATEGORY_LABELS[c]);
  const alone = open.filter((c) => PURPOSEFUL.includes(c)).map((c) => CATEGORY_LABELS[c]);
  return {
    kind: "ORGANIZATIONS",
    title: "下级组织",
    columns: [NAME_COLUMN, { ...CATEGORY_COLUMN, options }],
    notes: [
      "一行一个直属下级组织。",
      ...(alone.length > 0 ? [`${alone.join("、")}请单个创建，写明用途。`] : []),
      "青工委、青年部、群团部等不是团的组织，不能录入系统。",
    ],
  };
}

/** The category that a cell means. */
export const categoryOf = (text: string): OrgCategory | null => {
  const wanted = text.normalize("NFKC").replace(/\s/g, "").replace(/\(/g, "（").replace(/\)/g, "）");
  return (
    (Object.keys(CATEGORY_LABELS) as OrgCategory[]).find((c) => CATEGORY_LABELS[c] === wanted || c === wanted) ??
    (wanted === "基层团委" ? "COMMITTEE" : null)
  );
};
