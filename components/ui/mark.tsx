// 标志：一个没有合上的环，一个正要归队的点。
export function Mark({ className = "size-7" }: { className?: string }) {
  return (
    <svg className={`flex-none ${className}`} viewBox="0 0 32 32" fill="none" aria-hidden="true">
      <path d="M25.99 17.12A11 11 0 1 1 16.15 6.56" stroke="currentColor" strokeWidth="3.4" strokeLinecap="round" />
      <circle cx="23.04" cy="10" r="4.3" fill="var(--red)" />
    </svg>
  );
}

/** The ring that waits for its dot: nothing here yet. */
export function EmptyMark({ className = "size-22" }: { className?: string }) {
  return (
    <svg className={`flex-none ${className}`} viewBox="0 0 64 64" aria-hidden="true">
      <path d="M57.5 25.5A26 26 0 1 1 38.5 6.8" fill="none" stroke="var(--line-strong)" strokeWidth="3" strokeLinecap="round" />
      <circle cx="50.5" cy="13.5" r="4.5" fill="none" stroke="var(--control)" strokeWidth="2" strokeDasharray="3 3" />
    </svg>
  );
}

/** The ring closes by the share that is done (0 to 1), once. */
export function ShareRing({ share, className = "size-22" }: { share: number; className?: string }) {
  const length = 2 * Math.PI * 40;
  return (
    <svg className={`block flex-none ${className}`} viewBox="0 0 96 96" aria-hidden="true">
      <circle cx="48" cy="48" r="40" fill="none" stroke="var(--line)" strokeWidth="6" />
      <circle
        className="draw-ring"
        cx="48"
        cy="48"
        r="40"
        fill="none"
        stroke="var(--pine-bar)"
        strokeWidth="6"
        strokeDasharray={`${length * share} ${length}`}
        transform="rotate(-90 48 48)"
      />
      <path d="m34 49 10 10 19-21" fill="none" stroke="var(--ink)" strokeWidth="6" strokeLinecap="round" strokeLinejoin="round" />
    </svg>
  );
}
