import type { Metadata } from "next";
import { forbidden } from "next/navigation";
import { UploadBox } from "#components/imports/upload-box";
import { PageHead, Work } from "#components/layout/page-head";
import { EntryForm } from "#components/members/entry-form";
import { Empty } from "#components/ui/states";
import { Tabs } from "#components/ui/tabs";
import { orNotFound, requireManager } from "#lib/auth/guard";
import { now } from "#lib/clock";
import { dayOf } from "#lib/dates";
import { listKinds } from "#lib/imports/queries";
import { getEntryChoice } from "#lib/members/entry/queries";
import { findUsableWaiver } from "#lib/members/waivers/queries";
import { entryReach } from "#lib/members/policy";
import { listTreeWay } from "#lib/organizations/queries";
import { isBranchLike } from "#lib/organizations/rules";
import { readSettings } from "#lib/settings/settings";

export const metadata: Metadata = { title: "录入团员团干部" };

const HERE = "/manage/members/new";
const EXAMPLES = {
  OWN: "一行一人。身份证号码那一列请设为文本；列的先后可以变。",
  DIRECT: "一行一人，第一列写所在团支部的全称。只能录入直属的团支部。",
  SUBTREE: "一行一人，第一列写所在团支部的全称。各级下级的团支部都可以录入。",
};

const tabsOf = (batch: boolean) => [
  { href: HERE, label: "单个录入", current: !batch },
  { href: `${HERE}?way=batch`, label: "批量导入", current: batch },
];

export default async function NewMemberPage({ searchParams }: { searchParams: Promise<{ way?: string; at?: string; waiver?: string }> }) {
  const { actor, scope } = await requireManager("enterMember:C");
  const { way, at, waiver: asked } = await searchParams;
  const own = orNotFound(actor.organization);
  const branch = isBranchLike(own.category);
  const kind = listKinds(actor).find((k) => k !== "ORGANIZATIONS") ?? forbidden();
  const settings = await readSettings(own.path);
  const reach = entryReach(own.category, settings);
  const [choice, waiver] = await Promise.all([getEntryChoice(scope, reach, at), findUsableWaiver(scope, asked)]);
  const facts = { today: dayOf(now()), settings };
  const tree = branch ? null : { way: await listTreeWay(scope, choice.chosen?.id), scopePath: scope.path };
  const title = branch ? "录入团员团干部" : "录入下级团员";
  return (
    <Work>
      <PageHead crumbs={[{ label: "团员管理" }, { label: "团员列表", href: "/manage/members" }, { label: title }]} title={title} />
      {waiver && <EntryForm chosen={waiver.branch} tree={null} facts={facts} waiver={waiver} />}
      {!waiver && <Tabs label="录入方式" tabs={tabsOf(way === "batch")} />}
      {!waiver && !choice.any && (
        <Empty title="本组织没有直属团支部">
          学院、学校等没有直属团支部的组织，请由团支部的直属上级录入；或者先在本组织之下创建团支部。
        </Empty>
      )}
      {!waiver && choice.any && way === "batch" && <UploadBox kind={kind} title={title} example={EXAMPLES[reach]} />}
      {!waiver && choice.any && way !== "batch" && <EntryForm chosen={choice.chosen} tree={tree} facts={facts} />}
    </Work>
  );
}
