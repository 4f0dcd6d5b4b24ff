// 选中了几个、能一起做什么：贴在页底的一条。
export const SelectedBar = ({ count, children }: { count: number; children: React.ReactNode }) => (
  <div
    role="toolbar"
    aria-label="已选操作"
    className="desk:-bottom-16 desk:-mb-16 desk:mt-auto sticky bottom-0 z-10 -mx-[var(--edge)] flex min-h-14 flex-wrap items-center gap-2.5 border-line-strong border-t bg-ink-tint px-[var(--edge)] py-2"
  >
    <span>
      <b>{count}</b> 人已选
    </span>
    {children}
  </div>
);
