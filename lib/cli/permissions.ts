// npm run permissions：打印权限矩阵，以及每个操作、每个地址归哪项功能；有没登记的就以 1 退出。
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { say } from "#lib/cli/say";
import { ROOT } from "#lib/cli/serve";
import { type Access, ACTIONS } from "#lib/auth/inventory";
import { ROUTES } from "#lib/auth/routes";
import { ROLE_LABELS } from "#lib/auth/labels";
import { deedOf, MATRIX, type Reach, ROLES, type Role, type Row, type Verb } from "#lib/auth/matrix";

const cellText = (row: Row, role: Role): string =>
  (Object.entries(row.cells[role]) as [Verb, readonly Reach[]][]).map(([verb, reaches]) => `${verb}:${reaches.join("")}`).join(" ") || "-";

const accessText = (access: Access): string => {
  if (access.who === "anyone") return "任何人";
  if (access.who === "signed-in") return access.restricted ? "已登录（含受限会话）" : "已登录";
  const [right, verb] = deedOf(access.deed);
  return `${MATRIX[right].no} ${MATRIX[right].label} ${verb}`;
};

const PAGE = /(?:^|\/)(?:page|route)\.tsx?$/;

/** Addresses that really lie in `app`. */
const addresses = (): string[] =>
  readdirSync(join(ROOT, "app"), { recursive: true, encoding: "utf8" })
    .filter((file) => PAGE.test(file))
    .map((file) => `/${file.replace(PAGE, "").replace(/\(\w+\)\/?/g, "")}`)
    .sort();

/** Actions that the nouns really export. */
const actions = (): string[] =>
  readdirSync(join(ROOT, "lib"), { recursive: true, encoding: "utf8" })
    .filter((file) => /(^|\/)actions\.ts$/.test(file))
    .flatMap((file) =>
      [...readFileSync(join(ROOT, "lib", file), "utf8").matchAll(/^export const (\w+) = action\(/gm)].map((m) => m[1] ?? ""),
    )
    .sort();

say(`功能（V 查看 C 新建 E 修改 X 删除 A 审批；S 本人 O 本级 D 直属下级 T 本级及全部下级 * 全部）\n`);
say(["", ...ROLES.map((role) => ROLE_LABELS[role])].join("\t"));
for (const row of Object.values(MATRIX)) say([`${row.no} ${row.label}`, ...ROLES.map((role) => cellText(row, role))].join("\t"));
say("\n操作");
for (const name of actions()) say(`${name}\t${name in ACTIONS ? accessText(ACTIONS[name as keyof typeof ACTIONS]) : "没有登记"}`);
say("\n地址");
for (const route of addresses()) say(`${route}\t${route in ROUTES ? accessText(ROUTES[route as keyof typeof ROUTES]) : "没有登记"}`);

const unlisted = [...actions().filter((n) => !(n in ACTIONS)), ...addresses().filter((r) => !(r in ROUTES))];
say(unlisted.length === 0 ? "\n全部登记在册。" : `\n没有登记的：${unlisted.join("、")}`);
process.exit(unlisted.length === 0 ? 0 : 1);
