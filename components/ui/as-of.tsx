// 截至几时几分几秒：数字都是现算的，刷新就是最新。
import { RefreshLink } from "#components/ui/refresh";
import { showSecond } from "#lib/dates";

export function AsOf({ at }: { at: Date }) {
  return (
    <span className="inline-flex items-center gap-1 text-ink-3 text-mini">
      实时，截至 {showSecond(at)}
      <RefreshLink />
    </span>
  );
}
