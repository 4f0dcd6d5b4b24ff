import type { Metadata } from "next";
import { UploadBox } from "#components/imports/upload-box";
import { PageHead, Work } from "#components/layout/page-head";
import { Tabs } from "#components/ui/tabs";
import { requireManager } from "#lib/auth/guard";
import { KIND_LABELS } from "#lib/imports/labels";
import { listKinds } from "#lib/imports/queries";
import { forbidden } from "next/navigation";

export const metadata: Metadata = { title: "批量导入" };

const EXAMPLES = {
  MEMBERS: "一行一人。身份证号码那一列请设为文本；列的先后可以变，多出来的列不影响。",
  MEMBERS_BELOW: "一行一人，第一列写所在团支部的全称。只能导入直属的团支部。",
  ORGANIZATIONS: "一行一个直属下级：组织简称、组织类别。",
  CADRES: "一行一人，只填本级的团干部。已经登记过的人只登记职务，其他各列不改动。",
  TRANSFERS_IN: "一行一人：姓名、身份证号码。每人一份转入申请，由原团支部审批。",
} as const;

export default async function NewImportPage({ searchParams }: { searchParams: Promise<{ kind?: string }> }) {
  const { actor } = await requireManager("enterMember:C");
  const kinds = listKinds(actor);
  const asked = (await searchParams).kind;
  const kind = kinds.find((k) => k === asked) ?? kinds[0] ?? forbidden();
  return (
    <Work>
      <PageHead crumbs={[{ label: "团员管理" }, { label: "导入记录", href: "/manage/imports" }, { label: "批量导入" }]} title="批量导入" />
      {kinds.length > 1 && (
        <Tabs
          label="导入什么"
          tabs={kinds.map((k) => ({ href: `/manage/imports/new?kind=${k}`, label: KIND_LABELS[k], current: k === kind }))}
        />
      )}
      <UploadBox key={kind} kind={kind} title={KIND_LABELS[kind]} example={EXAMPLES[kind]} />
    </Work>
  );
}
