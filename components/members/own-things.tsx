// “我的”里的几样：资料、电子档案、转接、申请、密码与设备，各有现在的样子。
import { ArrowRightLeft, FileText, IdCard, Lock, UserRound } from "lucide-react";
import { Cell } from "#components/layout/member";
import { ARCHIVE_KINDS } from "#components/members/home";
import { Cells } from "#components/ui/bits";
import { Status } from "#components/ui/status";
import { ARCHIVE_LABELS } from "#lib/members/labels";
import type { ArchiveState } from "#generated/enums";

type Props = {
  record: { missing: readonly string[]; archiveState: ArchiveState };
  waiting: number;
  devices: number;
  transfer: string | null;
};

export function OwnThings({ record: { missing, archiveState }, waiting, devices, transfer }: Props) {
  const gaps = missing.length;
  return (
    <Cells>
      <Cell
        href="/my/profile"
        icon={<UserRound aria-hidden />}
        title="团员基本资料"
        value={gaps > 0 ? <Status kind="warn">{`缺 ${gaps}\u00a0项`}</Status> : <Status kind="ok">完整</Status>}
      />
      <Cell
        href="/my/archive"
        icon={<IdCard aria-hidden />}
        title="我的团员电子档案"
        value={<Status kind={ARCHIVE_KINDS[archiveState]}>{ARCHIVE_LABELS[archiveState]}</Status>}
      />
      <Cell href="/my/transfers" icon={<ArrowRightLeft aria-hidden />} title="组织关系转接" value={transfer ?? undefined} />
      <Cell
        href="/my/applications"
        icon={<FileText aria-hidden />}
        title="我的申请"
        value={waiting > 0 ? `${waiting}\u00a0件在办` : undefined}
      />
      <Cell href="/my/security" icon={<Lock aria-hidden />} title="密码与登录设备" value={`${devices}\u00a0台`} />
    </Cells>
  );
}
