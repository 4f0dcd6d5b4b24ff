// 浏览器测试开始之前：测试用的数据库服务器与模板。
import { ensureTemplate, testServer } from "#tests/support/template";

export default async function setup(): Promise<void> {
  const server = await testServer();
  process.env.TEST_SERVER = server;
  process.env.TEST_TEMPLATE = await ensureTemplate(server);
}
