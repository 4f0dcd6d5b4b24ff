import type { Metadata } from "next";
import { SlipSheet } from "#components/accounts/slip-sheet";
import { PrintButton } from "#components/guides/print-button";
import { PageHead, Work } from "#components/layout/page-head";
import { ButtonLink } from "#components/ui/button";
import { Empty, Note } from "#components/ui/states";
import { getSlips } from "#lib/accounts/activation/queries";
import { orNotFound, requireManager } from "#lib/auth/guard";
import { publicOrigin } from "#lib/auth/request";
import { now } from "#lib/clock";
import { showFullMoment } from "#lib/dates";

export const metadata: Metadata = { title: "激活条" };

export default async function SlipsPage({ params }: { params: Promise<{ id: string }> }) {
  const { actor, scope } = await requireManager("resetCode:C");
  const slips = await getSlips(scope, (await params).id);
  const head = `${orNotFound(actor.organization).shortName}，${slips?.length ?? 0}\u00a0张，${showFullMoment(now())} ${actor.name}打印`;
  return (
    <Work>
      <div className="no-print">
        <PageHead
          crumbs={[{ label: "团员管理" }, { label: "账号激活", href: "/manage/activation" }, { label: "激活条" }]}
          title="激活条"
          tools={slips && slips.length > 0 ? <PrintButton label="打印" look="primary" /> : undefined}
        />
        {slips && slips.length > 0 && (
          <Note className="mb-5">
            这一页只在 15{"\u00a0"}分钟内能看到，请现在就打印。沿虚线裁开，当面交给本人；丢了可以补发，旧的随即作废。
          </Note>
        )}
      </div>
      {slips && slips.length > 0 ? (
        <SlipSheet slips={slips} origin={await publicOrigin()} head={head} />
      ) : (
        <Empty title="这一批激活条已经收起来了" actions={<ButtonLink href="/manage/activation">重新生成</ButtonLink>}>
          为了安全，激活条生成 15{"\u00a0"}分钟之后就看不到了，用过的也不再显示。
        </Empty>
      )}
    </Work>
  );
}
