// 数字背后的名单：谁、在哪个支部、要去哪里、办到哪一步。
import Link from "next/link";
import { Cells, OrgName } from "#components/ui/bits";
import { Status, type StatusKind } from "#components/ui/status";
import type { Graduate } from "#lib/graduation/funnel/queries";
import type { Stage } from "#lib/graduation/funnel/rules";
import { STAGE_LABELS } from "#lib/graduation/labels";
import { TRANSFER_REASON_LABELS, TRANSFER_STATE_LABELS } from "#lib/transfers/labels";

const KINDS: Readonly<Record<Stage, StatusKind>> = {
  UNDECLARED: "warn",
  DECLARED: "me",
  STARTED: "other",
  RETURNED: "bad",
  RECEIVED: "ok",
  RETAINED: "off",
};

/** The first line of a reminder for those who have not declared. */
export const OWING = "以下{n}位同学还没有申报毕业去向，请打开智慧团建，在首页“申报毕业去向”里填一下，团支部据此办理组织关系转接：";

/** How far somebody is; a transfer opens where it lies. */
function Stand({ row: { stage, state, transferId } }: { row: Graduate }) {
  const told = <Status kind={KINDS[stage]}>{state ? TRANSFER_STATE_LABELS[state] : STAGE_LABELS[stage]}</Status>;
  if (!transferId) return told;
  return (
    <Link href={`/manage/transfers/${transferId}`} prefetch={false} className="inline-flex min-h-[var(--touch)] items-center desk:min-h-0">
      {told}
    </Link>
  );
}

export function GraduateList({ rows, branches }: { rows: readonly Graduate[]; branches: boolean }) {
  return (
    <Cells className="max-w-5xl">
      {rows.map((row) => (
        <li key={row.personId} className="grid grid-cols-[minmax(0,1fr)_auto] items-start gap-x-4 py-2.5">
          <span className="min-w-0">
            <Link
              href={`/manage/members/${row.personId}`}
              className="inline-flex min-h-[var(--touch)] items-center font-semibold hover:underline desk:min-h-0"
            >
              {row.name}
            </Link>
            {branches && (
              <span className="block text-ink-3 text-mini">
                <OrgName>{row.branchName}</OrgName>
              </span>
            )}
            {row.route && (
              <span className="block text-small">
                {TRANSFER_REASON_LABELS[row.route]}
                {row.target && (
                  <>
                    ，到<OrgName>{row.target}</OrgName>
                  </>
                )}
              </span>
            )}
          </span>
          <Stand row={row} />
        </li>
      ))}
    </Cells>
  );
}
