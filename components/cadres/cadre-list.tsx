// 团干部列表：桌面一张表，手机一人一张卡片（CAD-07）。
import { ResetKey } from "#components/accounts/reset-key";
import { type CadrePlace, CadreTools, type ListedCadre } from "#components/cadres/cadre-tools";
import { IconLink } from "#components/ui/button";
import { Glyph } from "#components/ui/glyph";
import { Status } from "#components/ui/status";
import { showMonth } from "#lib/dates";
import { missingText } from "#lib/members/roster/labels";
import { CADRE_NATURES, DUTY_STATUSES } from "#lib/options/person-options";
import { POST_LABELS } from "#lib/organizations/labels";
import { isBranchLike } from "#lib/organizations/rules";

const NONE = <span className="text-ink-3">–</span>;

function Name({ row }: { row: ListedCadre }) {
  const told = [row.nature && CADRE_NATURES.labelOf(row.nature), row.since && `${showMonth(row.since)}起`, row.isAdmin && "管理员"];
  return (
    <td data-col="name">
      <a href={`/manage/members/${row.personId}`}>{row.name}</a>
      <span className="ml-2 text-ink-2 desk:hidden">{POST_LABELS[row.post]}</span>
      <span className="block text-ink-3 text-mini desk:hidden">{told.filter(Boolean).join("，")}</span>
    </td>
  );
}

function Operations({ place, row }: { place: CadrePlace; row: ListedCadre }) {
  return (
    <td>
      <span>
        {row.powers.edit && (
          <IconLink href={`/manage/members/${row.personId}/edit`} prefetch={false} label={`编辑${row.name}的资料`}>
            <Glyph name="pencil" />
          </IconLink>
        )}
        {row.powers.codes && <ResetKey personId={row.personId} name={row.name} activated={row.activated} />}
        <CadreTools place={place} row={row} />
      </span>
    </td>
  );
}

function Row({ place, row }: { place: CadrePlace; row: ListedCadre }) {
  const duty = isBranchLike(place.category) ? NONE : (row.dutyStatus && DUTY_STATUSES.labelOf(row.dutyStatus)) || NONE;
  return (
    <tr data-row={row.personId}>
      <Name row={row} />
      <td data-col="post">
        {POST_LABELS[row.post]}
        {row.needsConfirm && (
          <Status kind="warn" className="ml-2">
            待确认
          </Status>
        )}
      </td>
      <td data-col="nature">{(row.nature && CADRE_NATURES.labelOf(row.nature)) || NONE}</td>
      <td data-col="since">{row.since ?? NONE}</td>
      <td data-col="duty">{duty}</td>
      <td data-col="mobileMasked">{row.mobileMasked ?? NONE}</td>
      <td data-col="admin">{row.isAdmin ? "是" : "否"}</td>
      <td data-col="complete">
        {row.gaps.length === 0 ? <Status kind="ok">完整</Status> : <Status kind="warn">{`缺：${missingText(row.gaps)}`}</Status>}
      </td>
      <Operations place={place} row={row} />
    </tr>
  );
}

const HEADS = ["姓名", "职务", "团干部性质", "任现职年月", "在岗状态", "手机号码", "是否管理员", "资料是否完整"];

export function CadreList({ place, rows }: { place: CadrePlace; rows: readonly ListedCadre[] }) {
  return (
    <table className="roster cadres">
      <thead>
        <tr>
          {HEADS.map((head) => (
            <th key={head}>{head}</th>
          ))}
          <th className="text-right!">操作</th>
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <Row key={row.personId} place={place} row={row} />
        ))}
      </tbody>
    </table>
  );
}
