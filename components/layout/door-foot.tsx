// 登录页脚：操作指南、常见问题解答、宣传片、大字版（NAV-02）。
import Link from "next/link";
import { LargeTypeLink } from "#components/layout/display-controls";

const cell = "inline-flex min-h-[var(--touch)] min-w-[var(--touch)] items-center justify-center";

export function DoorFoot({ film }: { film: string }) {
  return (
    <footer className="flex flex-wrap justify-center gap-5 pb-4 text-ink-3 text-mini">
      <Link href="/guides" className={cell}>
        操作指南
      </Link>
      <Link href="/faq" className={cell}>
        常见问题解答
      </Link>
      <Link href={film || "/guides#film"} className={cell}>
        宣传片
      </Link>
      <LargeTypeLink className={cell} />
    </footer>
  );
}
