// 团干部培训：本组织录入过的，最近的在前（CAD-14）。
import { Cell } from "#components/layout/member";
import { showDays } from "#components/cadres/trainings";
import { Cells } from "#components/ui/bits";
import { ButtonLink } from "#components/ui/button";
import { Empty } from "#components/ui/states";
import { TRAINING_FORM_LABELS } from "#lib/cadres/labels";
import type { Training } from "#lib/cadres/trainings/queries";

const SHOWN = 5;
const namesOf = (people: readonly string[]): string =>
  people.length > SHOWN ? `${people.slice(0, SHOWN).join("、")}等 ${people.length}\u00a0人` : people.join("、");

export function TrainingList({ rows }: { rows: readonly Training[] }) {
  if (rows.length === 0) {
    return (
      <Empty
        title="还没有培训记录"
        actions={
          <ButtonLink href="/manage/cadres/training/new" look="ink">
            录入培训
          </ButtonLink>
        }
      >
        录入之后，参训的团干部在自己的资料里就看得到。
      </Empty>
    );
  }
  return (
    <Cells className="max-w-3xl">
      {rows.map(({ id, name, host, startOn, endOn, form, hours, people }) => (
        <Cell
          key={id}
          href={`/manage/cadres/training/${id}`}
          title={<b>{name}</b>}
          note={
            <>
              <span className="block">{`${host}，${showDays(startOn, endOn)}，${TRAINING_FORM_LABELS[form]}`}</span>
              <span className="block">参训：{namesOf(people)}</span>
            </>
          }
          value={hours ? `${hours}\u00a0学时` : undefined}
        />
      ))}
    </Cells>
  );
}
