// npm run verify：在实际的数据库上核对 I1–I16，一条一行；有一处不对就以 1 退出。
import { verify } from "#lib/audit/verify";
import { ensureEnvironment } from "#lib/cli/database";
import { say } from "#lib/cli/say";

await ensureEnvironment();
const findings = await verify();
for (const { id, says, violations, examples, open } of findings) {
  say(`${id.padEnd(4)}${open ? "—" : violations === 0 ? "✓" : "✗"} ${says}：${open ? "还没有这类事项" : `${violations} 处`}`);
  for (const example of examples) say(`      ${example}`);
}
const wrong = findings.reduce((sum, f) => sum + f.violations, 0);
say(wrong === 0 ? "核对完毕，没有发现问题。" : `核对完毕，发现 ${wrong} 处问题。`);
process.exit(wrong === 0 ? 0 : 1);
