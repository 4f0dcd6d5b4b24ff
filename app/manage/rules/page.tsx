import type { Metadata } from "next";
import { PageHead, Work } from "#components/layout/page-head";
import { ButtonLink } from "#components/ui/button";
import { requireManager } from "#lib/auth/guard";
import { mayUse } from "#lib/auth/permissions";
import { listSettings } from "#lib/settings/queries";

export const metadata: Metadata = { title: "规则中心" };

export default async function RulesPage() {
  const { actor, scope } = await requireManager("settings:V");
  const settings = await listSettings(scope.path);
  return (
    <Work>
      <PageHead
        crumbs={[{ label: "首页", href: "/manage" }, { label: "规则中心" }]}
        title="规则中心"
        tools={
          <>
            {mayUse(actor, "rollout:E").yes && <ButtonLink href="/manage/organizations/stages">推进阶段</ButtonLink>}
            {mayUse(actor, "settings:E").yes && (
              <>
                <ButtonLink href="/manage/real-name">实名认证</ButtonLink>
                <ButtonLink href="/manage/guides">更换操作指南</ButtonLink>
                <ButtonLink href="/manage/jobs">任务</ButtonLink>
                <ButtonLink href="/manage/organizations/deleted">已删除组织</ButtonLink>
              </>
            )}
          </>
        }
        note="系统按这些规则办事。数值由系统后台设定，可以按组织、按时间不同；这里是本组织现在适用的。"
      />
      <ul className="max-w-4xl divide-y divide-line border-line-strong border-t border-b">
        {settings.map(({ key, meaning, value, source, own, since }) => (
          <li key={key} className="flex flex-wrap items-baseline gap-x-6 gap-y-0.5 py-2.5">
            <span className="min-w-0 flex-[1_1_20rem]">
              {meaning}
              <span className="block text-ink-3 text-tab">
                <span className="code">{key}</span>，依据 {source}
                {since && `，${since}起`}
              </span>
            </span>
            <span className={`max-w-full break-all text-right ${own ? "font-semibold" : ""}`}>{value}</span>
          </li>
        ))}
      </ul>
    </Work>
  );
}
