// 团干部列表上方的话：几位、够不够、完整不完整，怎么做（CAD-03、CAD-15、CAD-17）。
import { Status } from "#components/ui/status";
import { Note } from "#components/ui/states";
import type { CadreFigures } from "#lib/cadres/queries";
import { isStaffComplete, leastCadres } from "#lib/cadres/rules";
import { CADRE_NATURES } from "#lib/options/person-options";
import type { OrgCategory } from "#generated/enums";

/** 专职 2 位，兼职 1 位 */
const natureWords = ({ natures }: CadreFigures): string =>
  natures.map(({ nature, n }) => `${nature ? CADRE_NATURES.labelOf(nature) : "性质未填"} ${n}\u00a0位`).join("，");

function verdictOf(figures: CadreFigures, category: OrgCategory): string {
  const least = leastCadres(category);
  if (least === null) return "团支部的书记、副书记、委员都在这里。";
  const short = Math.max(0, least - figures.cadres);
  if (short > 0) return `还差 ${short}\u00a0位，请于每月10日前补充录入。`;
  return figures.incomplete > 0 ? `${figures.incomplete}\u00a0位资料不完整，请于每月10日前补齐。` : "人数和资料都符合要求。";
}

const RULES: Partial<Record<OrgCategory, string>> = {
  LEADING_BODY: "领导机关录入书记、副书记、常委、委员、候补委员和工作人员；专职、挂职、兼职有变动的随时更新，每月10日前核对一次。",
};
const COMMITTEE = "书记、副书记、委员都要录入，至少 2\u00a0位，资料完整；每月10日前核对一次。";
const BRANCH = "团干部从团员里任用；书记由直属上级变更。离任只结束职务，人还是团员。";

export function CadreWords({ figures, category }: { figures: CadreFigures; category: OrgCategory }) {
  const fine = isStaffComplete(figures, category);
  const rule = leastCadres(category) === null ? BRANCH : (RULES[category] ?? COMMITTEE);
  return (
    <>
      <Note className="mb-3 max-w-3xl">{rule}</Note>
      <p className="mb-1 flex flex-wrap items-center gap-x-4 text-ink-2 text-small">
        <Status kind={fine ? "ok" : "warn"}>{verdictOf(figures, category)}</Status>
        {figures.cadres > 0 && <span className="text-ink-3">{natureWords(figures)}</span>}
        {figures.unconfirmed > 0 && <Status kind="warn">{`${figures.unconfirmed}\u00a0位的职务待确认`}</Status>}
      </p>
    </>
  );
}
