// npm run operator -- --name 姓名 --id 身份证号 --mobile 手机号：建立系统后台的账号，给出激活码。
import { parseArgs } from "node:util";
import { ensureEnvironment } from "#lib/cli/database";
import { say } from "#lib/cli/say";
import { showCode } from "#lib/crypto/codes";
import { appointOperator } from "#lib/registration/operators/commands";
import { Refusal } from "#lib/verdict";

const option = { type: "string", default: "" } as const;
const { values } = parseArgs({ options: { name: option, id: option, mobile: option } });

await ensureEnvironment();
try {
  const code = await appointOperator({ name: values.name, idNumber: values.id, mobile: values.mobile });
  say(`${values.name} 的激活码：${showCode(code)}（只显示这一次）`);
  say("请在登录页选“首次登录 / 激活账号”，输入身份证号码和激活码，设置密码。");
  process.exit(0);
} catch (error) {
  if (!(error instanceof Refusal)) throw error;
  say(`没有建立：${error.message}（${error.code}）`);
  say("用法：npm run operator -- --name 姓名 --id 身份证号 --mobile 手机号");
  process.exit(1);
}
