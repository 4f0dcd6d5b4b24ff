// 集成测试开始之前：服务器、模板。
import type { TestProject } from "vitest/node";
import { ensureTemplate, testServer } from "#tests/support/template";

declare module "vitest" {
  export interface ProvidedContext {
    server: string;
    template: string;
  }
}

export default async function setup(project: TestProject): Promise<void> {
  const server = await testServer();
  project.provide("server", server);
  project.provide("template", await ensureTemplate(server));
}
