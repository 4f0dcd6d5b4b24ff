// 转接能办什么：转出、转入、批量接转，按组织类别；其余几页，导出所见（TRF-01、2.4）。
import { Download } from "lucide-react";
import { transferAddress } from "#components/transfers/transfer-desk";
import { TextLink } from "#components/ui/bits";
import { ButtonLink, buttonClass } from "#components/ui/button";
import type { OrganizationFacts } from "#lib/auth/actor";
import { isBranchLike, isCommitteeLike } from "#lib/organizations/rules";
import { hasCodes } from "#lib/transfers/arrival/rules";
import type { TransferFilter } from "#lib/transfers/schema";

type Own = Pick<OrganizationFacts, "category" | "level" | "schoolField">;

export function TransferTools({ own, filter }: { own: Own; filter: TransferFilter }) {
  const moves = isBranchLike(own.category) || isCommitteeLike(own.category);
  return (
    <>
      {moves && (
        <>
          <ButtonLink href="/manage/transfers/out" look="primary">
            办理转出
          </ButtonLink>
          <ButtonLink href="/manage/transfers/in">办理转入</ButtonLink>
        </>
      )}
      {isCommitteeLike(own.category) && <ButtonLink href="/manage/transfers/bulk">批量接转</ButtonLink>}
      <a href={transferAddress(filter, {}, "/api/exports/transfers")} className={buttonClass()} download>
        <Download aria-hidden />
        导出所见
      </a>
    </>
  );
}

/** Level-3 organizations report, the province decides (TRF-18, TRF-19). */
export const reportsSpecial = ({ category, level }: Own): boolean => level <= 3 && ["COMMITTEE", "LEADING_BODY"].includes(category);

const WAYS: readonly { href: string; label: string; when: (own: Own) => boolean }[] = [
  { href: "/manage/transfers/arrival", label: "接收与报到", when: (o) => hasCodes(o.category) },
  { href: "/manage/transfers/school", label: "学校团组织关系转入专区", when: (o) => o.schoolField && isCommitteeLike(o.category) },
  { href: "/manage/transfers/overseas", label: "出国（境）保留登记", when: (o) => o.schoolField },
  { href: "/manage/transfers/special", label: "特殊单位上报名单", when: reportsSpecial },
  { href: "/manage/transfers/reminders", label: "转接后续提醒", when: () => true },
];

/** The other pages of transfers that this organization has something to do with. */
export function TransferWays({ own }: { own: Own }) {
  return (
    <p className="mb-4 flex flex-wrap gap-x-5 gap-y-1 text-small">
      {WAYS.filter(({ when }) => when(own)).map(({ href, label }) => (
        <TextLink key={href} href={href} className="inline-flex min-h-[var(--touch)] items-center desk:min-h-0">
          {label}
        </TextLink>
      ))}
    </p>
  );
}
