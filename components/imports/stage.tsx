// 一批导入现在该看什么。
import { MappingForm } from "#components/imports/mapping-form";
import { Preview } from "#components/imports/preview";
import { Result } from "#components/imports/result";
import { Waiting } from "#components/imports/waiting";
import { ButtonLink } from "#components/ui/button";
import { Empty, Failed } from "#components/ui/states";
import { showFullMoment } from "#lib/dates";
import type { ImportPage } from "#lib/imports/queries";
import type { PreviewFilter } from "#lib/imports/schema";

export function ImportStage({ page, filter }: { page: ImportPage; filter: PreviewFilter }) {
  const { view } = page;
  const again = (
    <ButtonLink href={`/manage/imports/new?kind=${view.kind}`} look="ink">
      重新上传
    </ButtonLink>
  );
  switch (view.state) {
    case "READING":
    case "CHECKING":
    case "APPLYING":
      return (
        <Waiting batchId={view.id} fileName={view.fileName} initial={{ state: view.state, progress: view.progress, total: view.total }} />
      );
    case "MAPPING":
      return <MappingForm batchId={view.id} columns={page.columns} headers={page.headers} mapping={page.mapping} />;
    case "CHECKED":
      return (
        page.preview && (
          <Preview view={view} filter={filter} columns={page.columns} shown={page.shown} undoHours={page.undoHours} {...page.preview} />
        )
      );
    case "APPLIED":
      return (
        <Result
          batchId={view.id}
          counts={view.counts}
          total={view.total}
          kind={view.kind}
          newDevelopment={page.newDevelopment}
          undoUntil={page.undoUntil && showFullMoment(page.undoUntil)}
        />
      );
    case "UNDONE":
      return (
        <Empty title="这一批已经撤销" actions={again}>
          新增的已移出，更新过的已恢复。{view.undoneAt && `${showFullMoment(view.undoneAt)}撤销。`}
        </Empty>
      );
    case "FAILED":
      return (
        <Failed title="这一批没有继续下去" actions={again}>
          <p>{view.failure?.because}</p>
          <p className="mt-1">没有写入任何数据，您的文件不受影响。</p>
        </Failed>
      );
    default:
      return (
        <Empty title="这一批已经放弃" actions={again}>
          没有写入任何数据。
        </Empty>
      );
  }
}
