import type { Metadata } from "next";
import { PageHead, Work } from "#components/layout/page-head";
import { WaiverForm } from "#components/members/waiver-form";
import { requireManager } from "#lib/auth/guard";

export const metadata: Metadata = { title: "上报录入例外" };

export default async function NewWaiverPage() {
  await requireManager("entryWaiver:C");
  return (
    <Work>
      <PageHead
        crumbs={[{ label: "团员管理" }, { label: "录入例外", href: "/manage/waivers" }, { label: "上报" }]}
        title="上报录入例外"
        note="年龄不到的，由发展组织或县级团委出具说明；部队里发展的，由省级核实。同意之后凭批准号录入一次。"
      />
      <WaiverForm />
    </Work>
  );
}
