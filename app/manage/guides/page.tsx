import type { Metadata } from "next";
import { GuideDesk } from "#components/guides/guide-desk";
import { GUIDES } from "#components/guides/guides";
import { PageHead, Work } from "#components/layout/page-head";
import { requireManager } from "#lib/auth/guard";
import { dayOf, showDay } from "#lib/dates";
import { listGuideFiles } from "#lib/guides/queries";
import { showSize } from "#lib/guides/rules";

export const metadata: Metadata = { title: "操作指南" };

export default async function GuidesDeskPage() {
  await requireManager("settings:E");
  const files = await listGuideFiles();
  const guides = GUIDES.map(({ slug, title }) => {
    const file = files[slug];
    return { slug, title, file: file ? { name: file.name, told: `${showSize(file.size)}，${showDay(dayOf(file.since))}换上` } : null };
  });
  return (
    <Work>
      <PageHead
        crumbs={[{ label: "首页", href: "/manage" }, { label: "规则中心", href: "/manage/rules" }, { label: "操作指南" }]}
        title="操作指南"
        note="登录页上的这几篇随系统自带。可以换成自己的 PDF（不超过20M），换上之后所有人看到的就是它；随时可以恢复自带的。"
      />
      <GuideDesk guides={guides} />
    </Work>
  );
}
