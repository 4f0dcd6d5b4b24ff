// 参加过的培训：团干部的资料页与本人都看得到（CAD-14）。
import { Cell } from "#components/layout/member";
import { Cells, SectionTitle } from "#components/ui/bits";
import { TRAINING_FORM_LABELS } from "#lib/cadres/labels";
import type { Attended } from "#lib/cadres/trainings/queries";
import { type Day, showDay } from "#lib/dates";

export const showDays = (startOn: Day, endOn: Day): string =>
  startOn === endOn ? showDay(startOn) : `${showDay(startOn)}至${showDay(endOn)}`;

type Props = { trainings: readonly Attended[]; own?: boolean };

export function Trainings({ trainings, own = false }: Props) {
  if (trainings.length === 0) return null;
  return (
    <>
      <SectionTitle>参加过的培训</SectionTitle>
      <Cells>
        {trainings.map(({ id, name, host, startOn, endOn, form, hours, hasFile }) => (
          <Cell
            key={id}
            title={<b>{name}</b>}
            note={`${host}，${showDays(startOn, endOn)}，${TRAINING_FORM_LABELS[form]}`}
            value={hours ? `${hours}\u00a0学时` : undefined}
          >
            {own && hasFile && (
              <a href={`/my/trainings/${id}`} download className="u inline-flex min-h-[var(--touch)] items-center text-small">
                下载附件
              </a>
            )}
          </Cell>
        ))}
      </Cells>
    </>
  );
}
