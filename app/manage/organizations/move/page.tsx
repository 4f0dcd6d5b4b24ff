import type { Metadata } from "next";
import { PageHead, Work } from "#components/layout/page-head";
import { MoveForm, TargetSearch } from "#components/reorganization/move-form";
import { MoveList, MovePreview } from "#components/reorganization/move-preview";
import { SectionTitle } from "#components/ui/bits";
import { NotAllowed, Note } from "#components/ui/states";
import { orNotFound, requireManager } from "#lib/auth/guard";
import { hasOpenMove, listMoves, previewMove } from "#lib/reorganization/moves/queries";
import { mayApply } from "#lib/reorganization/moves/policy";

export const metadata: Metadata = { title: "申请组织迁移" };

type Props = { searchParams: Promise<{ to?: string }> };

export default async function MovePage({ searchParams }: Props) {
  const { actor, scope } = await requireManager("move:C");
  const organization = orNotFound(actor.organization);
  const verdict = mayApply(actor, organization);
  const { to } = await searchParams;
  const [preview, moves, open] = await Promise.all([to ? previewMove(scope, to) : null, listMoves(scope), hasOpenMove(organization.id)]);
  const crumbs = [{ label: "组织管理" }, { label: "申请组织迁移" }];
  return (
    <Work>
      <PageHead crumbs={crumbs} title="申请组织迁移" note={`${organization.shortName}连同全部下级，改到另一个上级之下。`} />
      {!verdict.yes ? (
        <NotAllowed title="不能申请迁移">{verdict.because}</NotAllowed>
      ) : open ? (
        <Note className="max-w-3xl">已有一份申请在等审批，办结之前不能再申请。</Note>
      ) : (
        <>
          <Note className="mb-2 max-w-3xl">先由现在的直属上级同意迁出，再由新的上级同意接收；同意之后立即生效，中途可以撤回。</Note>
          <TargetSearch chosen={preview?.target ?? null} key={preview?.target.id ?? ""} />
          {preview && <MovePreview preview={preview} shortName={organization.shortName} />}
          {preview?.verdict.yes && <MoveForm organizationId={organization.id} targetId={preview.target.id} />}
        </>
      )}
      {moves.length > 0 && <SectionTitle>交过的申请</SectionTitle>}
      {moves.length > 0 && <MoveList moves={moves} />}
    </Work>
  );
}
