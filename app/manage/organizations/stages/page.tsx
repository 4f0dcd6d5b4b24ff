import type { Metadata } from "next";
import { PageHead, Work } from "#components/layout/page-head";
import { StageForm } from "#components/organizations/stage-form";
import { requireManager } from "#lib/auth/guard";
import { now } from "#lib/clock";
import { dayOf } from "#lib/dates";
import { listStages } from "#lib/organizations/stages/queries";
import { isActive, STAGE_LEVELS } from "#lib/organizations/stages/rules";

export const metadata: Metadata = { title: "推进阶段" };

const NAMES: Record<number, string> = { 2: "二级组织", 3: "三级组织", 4: "四级组织", 5: "五级组织", 6: "六级及以下组织" };

export default async function StagesPage() {
  await requireManager("rollout:E");
  const stages = await listStages();
  const today = dayOf(now());
  const note = "每一级在哪几天完成什么。过了期限没有完成的，直属上级的下级列表和它自己的首页会标出来。";
  return (
    <Work>
      <PageHead crumbs={[{ label: "规则中心", href: "/manage/rules" }, { label: "推进阶段" }]} title="推进阶段" note={note} />
      <div className="max-w-4xl border-line-strong border-t">
        {STAGE_LEVELS.map((level) => {
          const stage = stages.find((s) => s.level === level) ?? null;
          const active = stage !== null && isActive(stage, today);
          return <StageForm key={level} label={NAMES[level] ?? ""} {...{ level, stage, active }} />;
        })}
      </div>
    </Work>
  );
}
