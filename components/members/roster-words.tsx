// 团员列表的一句话，与空的时候的一句话。
import { TextLink } from "#components/ui/bits";
import { ButtonLink } from "#components/ui/button";
import { Empty } from "#components/ui/states";
import { showSecond } from "#lib/dates";
import type { Roster } from "#lib/members/roster/queries";
import type { RosterFilter } from "#lib/members/schema";

const SHOWN: Readonly<Record<RosterFilter["show"], string>> = {
  all: "",
  complete: "资料完整",
  incomplete: "资料不完整",
  activated: "已激活",
  unactivated: "待激活",
  unuploaded: "待传志愿书",
  unverified: "待核实",
  cadres: "团干部",
};

export function RosterSummary({ roster, at }: { roster: Roster; at: Date }) {
  const { area, total, totals } = roster;
  const shown = (show: RosterFilter["show"]) => `?${new URLSearchParams({ at: area.id, show })}`;
  return (
    <>
      <span>
        <b className="text-ink text-small">{total.toLocaleString("zh-CN")}</b> 人符合条件
        {totals["members.incomplete"] > 0 && (
          <>
            ，共有 <TextLink href={shown("incomplete")}>{`${totals["members.incomplete"]} 人资料不完整`}</TextLink>
          </>
        )}
        {totals["members.unuploaded"] > 0 && (
          <>
            ，<TextLink href={shown("unuploaded")}>{`${totals["members.unuploaded"]} 人待传志愿书`}</TextLink>
          </>
        )}
      </span>
      <span className="text-ink-3">实时，截至 {showSecond(at)}</span>
    </>
  );
}

/** 入团年份 2009，资料不完整 */
function conditionsOf({ q, show, from, to }: RosterFilter): string {
  const years = from || to ? `入团年份 ${from ?? ""}至${to ?? "今年"}` : "";
  return [q && `“${q}”`, SHOWN[show], years].filter(Boolean).join("，");
}

export function RosterEmpty({ filter }: { filter: RosterFilter }) {
  const conditions = conditionsOf(filter);
  if (conditions !== "") {
    return (
      <Empty
        title="筛选后没有结果"
        actions={<ButtonLink href={filter.at ? `/manage/members?at=${filter.at}` : "/manage/members"}>清除全部条件</ButtonLink>}
      >
        {conditions}
      </Empty>
    );
  }
  return (
    <Empty
      title="这里还没有团员"
      actions={
        <>
          <ButtonLink href="/manage/imports/new" look="ink">
            导入名单
          </ButtonLink>
          <ButtonLink href="/manage/members/new">单个录入</ButtonLink>
        </>
      }
    >
      可以一个一个录入，也可以下载模板，用Excel一次导入。
    </Empty>
  );
}
