import type { Metadata } from "next";
import { forbidden } from "next/navigation";
import { PrintButton } from "#components/guides/print-button";
import { PageHead, Work } from "#components/layout/page-head";
import { Poster } from "#components/transfers/arrival/poster";
import { ButtonLink } from "#components/ui/button";
import { Empty } from "#components/ui/states";
import { orNotFound, requireManager } from "#lib/auth/guard";
import { publicOrigin } from "#lib/auth/request";
import { addDays, dayOf } from "#lib/dates";
import { ARRIVAL_LABELS } from "#lib/transfers/arrival/labels";
import { findPosterContact, listOwnCodes } from "#lib/transfers/arrival/queries";
import { hasCodes } from "#lib/transfers/arrival/rules";
import { posterSchema } from "#lib/transfers/arrival/schema";

export const metadata: Metadata = { title: "海报" };

const HERE = "/manage/transfers/arrival";

export default async function PosterPage({ searchParams }: { searchParams: Promise<Record<string, string | undefined>> }) {
  const { actor, scope } = await requireManager("transferIn:C");
  const { purpose } = posterSchema.parse(await searchParams);
  const own = orNotFound(actor.organization);
  if (!hasCodes(own.category)) forbidden();
  const [codes, contact, origin] = await Promise.all([listOwnCodes(scope), findPosterContact(scope), publicOrigin()]);
  const code = codes[purpose];
  const label = ARRIVAL_LABELS[purpose];
  return (
    <Work>
      <div className="no-print">
        <PageHead
          crumbs={[{ label: "组织关系转接", href: "/manage/transfers" }, { label: "接收与报到", href: HERE }, { label: `${label}海报` }]}
          title={`${label}海报`}
          note="A4 一张，打印时选“实际大小”"
          tools={code ? <PrintButton label="打印" look="primary" /> : undefined}
        />
      </div>
      {code ? (
        <Poster
          purpose={purpose}
          branch={{ shortName: own.shortName, fullName: own.fullName }}
          address={`${origin}/r/${code.token}`}
          shortCode={code.shortCode}
          lastDay={addDays(dayOf(code.expiresAt), -1)}
          contact={contact}
        />
      ) : (
        <Empty title={`还没有${label}`} actions={<ButtonLink href={HERE}>去生成</ButtonLink>}>
          生成之后在这里打印。
        </Empty>
      )}
    </Work>
  );
}
