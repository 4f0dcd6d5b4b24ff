import type { Metadata } from "next";
import { forbidden } from "next/navigation";
import { AppointForm } from "#components/cadres/appoint-form";
import { CadreForm } from "#components/cadres/cadre-form";
import { UploadBox } from "#components/imports/upload-box";
import { PageHead, Work } from "#components/layout/page-head";
import { Empty, Note } from "#components/ui/states";
import { Tabs } from "#components/ui/tabs";
import { orNotFound, requireManager } from "#lib/auth/guard";
import { findCadrePlace, getDialogPlace, listAppointable } from "#lib/cadres/queries";
import { isBranchLike } from "#lib/organizations/rules";
import { readSettings } from "#lib/settings/settings";

export const metadata: Metadata = { title: "录入团干部" };

const HERE = "/manage/cadres/new";
const EXAMPLE = "一行一人，只填本级的团干部。已经登记过的人只登记职务，其他各列不改动。";

export default async function NewCadrePage({ searchParams }: { searchParams: Promise<{ way?: string }> }) {
  const { actor, scope } = await requireManager("enterCadre:C");
  const home = orNotFound(await findCadrePlace(scope, undefined));
  const [settings, place] = await Promise.all([readSettings(home.path), getDialogPlace(actor, home)]);
  const branch = isBranchLike(home.category);
  const batch = (await searchParams).way === "batch";
  if (branch && batch) forbidden();
  const title = branch ? "录入团干部" : "录入本级团干部";
  const posts = place.posts.filter((post) => post !== "SECRETARY" || (!branch && place.secretary === null));
  const { id, shortName, category, provinceCode } = home;
  const { today } = place;
  const members = branch ? await listAppointable(scope) : [];
  const tabs = [
    { href: HERE, label: "单个录入", current: !batch },
    { href: `${HERE}?way=batch`, label: "批量导入", current: batch },
  ];
  return (
    <Work>
      <PageHead crumbs={[{ label: "团干部管理" }, { label: "团干部列表", href: "/manage/cadres" }, { label: title }]} title={title} />
      {branch && <Note className="mb-4 max-w-3xl">书记由直属上级团组织变更；需要管理权限的，录入之后在“管理员变更”里申请。</Note>}
      {branch && members.length === 0 && <Empty title="没有可以任用的团员">团员都已有职务，或者还没有录入团员。</Empty>}
      {branch && members.length > 0 && <AppointForm home={{ id, category }} members={members} posts={posts} today={today} />}
      {!branch && <Tabs label="录入方式" tabs={tabs} />}
      {!branch && batch && <UploadBox kind="CADRES" title={title} example={EXAMPLE} />}
      {!branch && !batch && <CadreForm home={{ id, shortName, category, provinceCode }} facts={{ today, settings, posts }} />}
    </Work>
  );
}
