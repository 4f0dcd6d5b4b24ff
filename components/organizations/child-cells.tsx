// 下级组织一行里的几格。
import { CodeButton } from "#components/organizations/code-popover";
import { Amount, OrgName, TextLink } from "#components/ui/bits";
import { CopyButton } from "#components/ui/copy-button";
import { Status } from "#components/ui/status";
import { dayOf, showMonth, showShortDay } from "#lib/dates";
import { explainGaps, reminderText } from "#lib/organizations/completeness/rules";
import type { ChildRow } from "#lib/organizations/queries";
import { isBranchLike, isStaffed } from "#lib/organizations/rules";

const note = "block text-ink-3 text-tab leading-relaxed";

/** 资料完整 5 人: a number that opens the list behind it. */
function Count({ label, n, unit, href }: { label: string; n: number; unit: string; href: string }) {
  return (
    <span className="whitespace-nowrap">
      {label}{" "}
      <TextLink href={href}>
        <Amount n={n} unit={unit} />
      </TextLink>
    </span>
  );
}

/** How many members, how many of them complete, how many posts, at the organization and everything below it (A5). */
export function ChildFigures({ row }: { row: Pick<ChildRow, "id" | "totals"> }) {
  const { members, posts } = row.totals;
  const roster = `/manage/members?at=${row.id}`;
  return (
    <>
      <Count label="团员" n={members} unit="人" href={roster} />，
      <Count label="资料完整" n={members - row.totals["members.incomplete"]} unit="人" href={`${roster}&show=complete`} />，
      <Count label="团干部" n={posts} unit="人" href={`/manage/organizations/lists/cadres?at=${row.id}`} />
    </>
  );
}

export function ChildName({ row, direct }: { row: ChildRow; direct: boolean }) {
  const below = Math.max(0, row.totals.organizations - 1);
  return (
    <>
      <TextLink
        href={`/manage/organizations/${row.id}`}
        className={`text-small no-underline hover:underline ${direct ? "font-semibold" : "text-ink-2"}`}
      >
        <OrgName>{row.shortName}</OrgName>
      </TextLink>
      <span className={note}>
        <ChildFigures row={row} />
      </span>
      <span className={note}>
        {!isBranchLike(row.category) && (
          <>
            <Count label="下级" n={below} unit="个" href={`/manage/organizations?at=${row.id}&deep=1`} />，
          </>
        )}
        <span className="whitespace-nowrap">{direct ? `${showMonth(dayOf(row.createdAt).slice(0, 7))}创建` : "隔级，只能查看"}</span>
      </span>
    </>
  );
}

export function ChildOfficer({ row, phone }: { row: ChildRow; phone: string | null | undefined }) {
  if (!isStaffed(row.category)) return <span className="text-ink-3">不设</span>;
  const names = row.administrators.map((a) => a.name).join("、");
  return (
    <>
      <span className="text-ink-3 desk:hidden">管理员 </span>
      {names || <span className="text-ink-3">还没有</span>}
      {row.secretary && (
        <span className={note}>
          {row.secretary.name === names ? "" : `书记${row.secretary.name} `}
          <span className="whitespace-nowrap">{phone ?? "手机未填"}</span>
        </span>
      )}
      {!row.secretary && phone && <span className={note}>{phone}</span>}
      {row.phone && <span className={`${note} whitespace-nowrap`}>电话 {row.phone}</span>}
    </>
  );
}

/** What is missing, who fills it, one tap to get there. */
function Missing({ row, direct }: { row: ChildRow; direct: boolean }) {
  const officers = { secretary: row.secretary?.name ?? null, administrator: row.administrators[0]?.name ?? null };
  const gaps = explainGaps(row.infoMissing, officers);
  return (
    <>
      <Status kind="warn">缺：{gaps.map((g) => g.label).join("、")}</Status>
      <span className={note}>可由{gaps[0]?.by}补填</span>
      <span className="flex flex-wrap items-center gap-x-3">
        {direct && (
          <TextLink
            href={`/manage/organizations/${row.id}/edit`}
            className="inline-flex min-h-[var(--touch)] items-center text-tab desk:min-h-0"
          >
            替对方补填
          </TextLink>
        )}
        <CopyButton
          text={reminderText(row.shortName, row.infoMissing, officers)}
          label="复制提醒的话"
          look="quiet"
          className="-ml-3 text-tab! desk:min-h-7!"
        />
      </span>
    </>
  );
}

/** Whether anybody has signed in at that desk, whatever else is missing there. */
const SignedIn = ({ row }: { row: ChildRow }) => <span className={note}>{row.signedIn ? "登录过" : "还没有人登录过"}</span>;

function InformationState({ row, direct }: { row: ChildRow; direct: boolean }) {
  if (!row.infoComplete) return <Missing row={row} direct={direct} />;
  if (row.small) {
    return (
      <>
        <Status kind="warn">不足 3{"\u00a0"}人</Status>
        <span className={note}>应当撤销或与其他团支部合并</span>
      </>
    );
  }
  return (
    <>
      <Status kind="ok">完整</Status>
      {row.totals["organizations.incomplete"] > 0 && (
        <span className={note}>
          <Count
            label="下级不完整"
            n={row.totals["organizations.incomplete"]}
            unit="个"
            href={`/manage/organizations?at=${row.id}&show=incomplete&deep=1`}
          />
        </span>
      )}
    </>
  );
}

export function ChildInformation({ row, direct }: { row: ChildRow; direct: boolean }) {
  if (!isStaffed(row.category)) return <Status kind="off">不统计</Status>;
  return (
    <>
      <InformationState row={row} direct={direct} />
      <SignedIn row={row} />
    </>
  );
}

/** 未领，3月23日失效 */
function codeWords({ code }: ChildRow, today: string): { label: string; note: string } {
  const on = (at: Date | null) => (at ? showShortDay(dayOf(at), today) : "");
  if (!code || code.state === "REVOKED") return { label: "生成注册码", note: "还没有发过" };
  if (code.state === "USED") return { label: "再发一个", note: `已用，${on(code.usedAt)} ${code.usedBy ?? ""}` };
  if (code.state === "EXPIRED") return { label: "重新生成", note: `已过期，${on(code.expiresAt)}` };
  return { label: "查看注册码", note: `未领，${on(code.expiresAt)}失效` };
}

export function ChildCode({ row, direct, now }: { row: ChildRow; direct: boolean; now: Date }) {
  if (!isStaffed(row.category)) return <span className="text-ink-3">不需要</span>;
  if (!direct) return <span className="text-ink-3">由直属上级发</span>;
  if (row.full) return <span className="text-ink-3">管理员已满</span>;
  const words = codeWords(row, dayOf(now));
  return <CodeButton organizationId={row.id} organizationName={row.shortName} label={words.label} note={words.note} />;
}
