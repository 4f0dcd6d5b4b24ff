// 我的组织关系转接：在办的在前，历史在后；没有在办的，从这里发起（TRF-20）。
import { Plane } from "lucide-react";
import { Cell } from "#components/layout/member";
import { Lapse, TransferStatus } from "#components/transfers/transfer-list";
import { Cells, OrgName, SectionTitle } from "#components/ui/bits";
import { ButtonLink } from "#components/ui/button";
import { Empty } from "#components/ui/states";
import { TRANSFER_REASON_LABELS } from "#lib/transfers/labels";
import type { OwnTransferRow } from "#lib/transfers/own/queries";

type Props = { transfers: readonly OwnTransferRow[]; stays: number; at: Date };

const Row = ({ row, at }: { row: OwnTransferRow; at: Date }) => (
  <Cell
    href={`/my/transfers/${row.id}`}
    title={
      <>
        转到<OrgName>{row.toBranch ?? row.to}</OrgName>
      </>
    }
    note={TRANSFER_REASON_LABELS[row.reason]}
    value={
      <>
        <TransferStatus row={row} />
        <span className="block">
          <Lapse row={row} at={at} />
        </span>
      </>
    }
  />
);

export function OwnTransfers({ transfers, stays, at }: Props) {
  const open = transfers.some((t) => t.closedAt === null);
  return (
    <>
      {transfers.length === 0 ? (
        <Empty title="还没有转接过">
          <p>升学、就业、搬家，团员关系要跟着走。选好转到哪里，两边支部同意就办好了，走到哪一步在这里看。</p>
        </Empty>
      ) : (
        <Cells>
          {transfers.map((row) => (
            <Row key={row.id} row={row} at={at} />
          ))}
        </Cells>
      )}
      {!open && (
        <ButtonLink href="/my/transfers/new" look="primary" className="mt-6 w-full">
          申请转接
        </ButtonLink>
      )}
      <SectionTitle>别的去向</SectionTitle>
      <Cells>
        <Cell
          href="/my/transfers/overseas"
          icon={<Plane aria-hidden />}
          title="出国（境）学习，学校保留关系"
          note="毕业之后去境外学习研究的"
          value={stays > 0 ? `${stays}\u00a0次` : undefined}
        />
      </Cells>
    </>
  );
}
