// 选定的组织：名称、隶属，换一个。
import { OrgName } from "#components/ui/bits";
import { Button } from "#components/ui/button";
import { Status } from "#components/ui/status";
import type { Place } from "#lib/transfers/targets/queries";

type Props = { place: Place; onChange: () => void; error: string | undefined };

export function PlacePlate({ place, onChange, error }: Props) {
  const wrong = error ?? place.unfit;
  return (
    <section aria-label="转入组织" className="mt-4 rounded-button border border-line-strong bg-surface px-4.5 py-4">
      <div className="flex items-start justify-between gap-3">
        <b className="text-[1.25rem] leading-normal">
          <OrgName>{place.name}</OrgName>
        </b>
        <Button look="quiet" onClick={onChange} className="-my-2 -mr-2 flex-none">
          换一个
        </Button>
      </div>
      <p className="text-ink-2 text-small">{place.above}</p>
      {place.fullName !== place.name && (
        <p className="text-ink-3 text-small">
          <OrgName>{place.fullName}</OrgName>
        </p>
      )}
      {wrong && (
        <p role="alert" className="pt-2 text-small">
          <Status kind="bad">{wrong}</Status>
        </p>
      )}
    </section>
  );
}
