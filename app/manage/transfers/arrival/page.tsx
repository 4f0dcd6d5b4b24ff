import type { Metadata } from "next";
import { forbidden } from "next/navigation";
import { encode } from "uqr";
import { PageHead, Work } from "#components/layout/page-head";
import { ArrivalCodes } from "#components/transfers/arrival/codes";
import { ComingLists } from "#components/transfers/arrival/coming";
import type { ArrivalPurpose } from "#generated/enums";
import { orNotFound, requireManager } from "#lib/auth/guard";
import { publicOrigin } from "#lib/auth/request";
import { addDays, dayOf } from "#lib/dates";
import { listComing, listOwnCodes, type ShownCode } from "#lib/transfers/arrival/queries";
import { hasCodes, showShort } from "#lib/transfers/arrival/rules";

export const metadata: Metadata = { title: "接收与报到" };

const shown = (code: ShownCode | undefined, origin: string) =>
  code
    ? {
        grid: encode(`${origin}/r/${code.token}`, { ecc: "M", border: 0 }),
        short: showShort(code.shortCode),
        lastDay: addDays(dayOf(code.expiresAt), -1),
      }
    : null;

export default async function ArrivalPage() {
  const { actor, scope } = await requireManager("transferIn:C");
  const own = orNotFound(actor.organization);
  if (!hasCodes(own.category)) forbidden();
  const [codes, coming, origin] = await Promise.all([listOwnCodes(scope), listComing(scope), publicOrigin()]);
  const at = (purpose: ArrivalPurpose) => ({ purpose, code: shown(codes[purpose], origin) });
  return (
    <Work>
      <PageHead
        crumbs={[{ label: "业务办理" }, { label: "组织关系转接", href: "/manage/transfers" }, { label: "接收与报到" }]}
        title="接收与报到"
        note="把接收码贴出去，要来的人扫一下就申请到本支部；人到了扫报到码"
      />
      <ArrivalCodes organizationId={own.id} codes={[at("JOIN"), at("REPORT")]} />
      <ComingLists coming={coming} />
    </Work>
  );
}
