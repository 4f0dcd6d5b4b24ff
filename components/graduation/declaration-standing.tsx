// 本人的去向现在到了哪一步：没申报、已申报、转接办到哪里。
import { Cell } from "#components/layout/member";
import { Cells, OrgName } from "#components/ui/bits";
import { Note } from "#components/ui/states";
import { Status } from "#components/ui/status";
import { type Day, dayOf, showShortDay } from "#lib/dates";
import type { OwnDeclaration } from "#lib/graduation/declarations/queries";
import { isRoute, laneOf } from "#lib/graduation/declarations/rules";
import { LANE_WORDS, ROUTE_WORDS } from "#lib/graduation/labels";
import { POST_LABELS } from "#lib/organizations/labels";
import { TRANSFER_STATE_LABELS } from "#lib/transfers/labels";

export function DeclarationStanding({ own, today }: { own: OwnDeclaration; today: Day }) {
  const { declaration, transfer, post, moving } = own;
  if (!declaration) {
    return <p className="mb-4 text-ink-2">选一条路，填几项，团支部据此为你办理组织关系转接。办理之前都可以改。</p>;
  }
  const route = isRoute(declaration.route) ? declaration.route : null;
  return (
    <>
      <Cells className="mt-3 mb-4">
        <Cell
          title={route ? ROUTE_WORDS[route].label : "其他"}
          note={own.target ? <OrgName>{own.target.fullName}</OrgName> : undefined}
          value={<Status kind="ok">{`${showShortDay(dayOf(declaration.updatedAt), today)}申报`}</Status>}
        />
        {transfer ? (
          <Cell
            href="/my/applications"
            title="组织关系转接"
            note={<OrgName>{transfer.to}</OrgName>}
            value={<Status kind={moving ? "other" : "off"}>{TRANSFER_STATE_LABELS[transfer.state]}</Status>}
          />
        ) : (
          route && <Cell title="接下来" value={`由团支部${LANE_WORDS[laneOf(route)]}`} />
        )}
      </Cells>
      {post && !moving && (
        <Note className="mb-4">{`你在支部任${POST_LABELS[post]}，转出之后职务和管理员权限自动终止，请先和支部商量交接。`}</Note>
      )}
    </>
  );
}
