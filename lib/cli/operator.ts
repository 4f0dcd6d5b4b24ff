// npm run operator -- --name 姓名 --id 身份证号 --mobile 手机号：建立系统后台的账号，给出激活码；换成 --lift-second-factor：解除丢失的动态口令。
import { parseArgs } from "node:util";
import { ensureEnvironment } from "#lib/cli/database";
import { say } from "#lib/cli/say";
import { showCode } from "#lib/crypto/codes";
import { appointOperator, liftFactorByHand } from "#lib/registration/operators/commands";
import { Refusal } from "#lib/verdict";

const option = { type: "string", default: "" } as const;
const { values } = parseArgs({
  options: { name: option, id: option, mobile: option, "lift-second-factor": { type: "boolean", default: false } },
});

async function appoint(): Promise<void> {
  const code = await appointOperator({ name: values.name, idNumber: values.id, mobile: values.mobile });
  say(`${values.name} 的激活码：${showCode(code)}（只显示这一次）`);
  say("请在登录页输入身份证号码和它的后八位，下一页填激活码、设置密码。");
}

async function lift(): Promise<void> {
  await liftFactorByHand({ name: values.name, idNumber: values.id });
  say(`已解除 ${values.name} 的动态口令，所有登录都已结束。请用密码登录后重新启用。`);
}

await ensureEnvironment();
try {
  await (values["lift-second-factor"] ? lift() : appoint());
  process.exit(0);
} catch (error) {
  if (!(error instanceof Refusal)) throw error;
  say(`没有办成：${error.message}（${error.code}）`);
  say("建立账号：npm run operator -- --name 姓名 --id 身份证号 --mobile 手机号");
  say("解除丢失的动态口令：npm run operator -- --lift-second-factor --name 姓名 --id 身份证号");
  process.exit(1);
}
