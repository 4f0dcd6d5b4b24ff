// 二维码：矢量，四格留白，黑白分明，深色里也一样能扫。
type Grid = { size: number; data: readonly (readonly boolean[])[] };

const QUIET = 4;

export function QrCode({ grid, label, className = "size-24" }: { grid: Grid; label: string; className?: string }) {
  const path = grid.data.flatMap((row, y) => row.map((on, x) => (on ? `M${x} ${y}h1v1h-1z` : ""))).join("");
  const side = grid.size + 2 * QUIET;
  return (
    <svg
      role="img"
      aria-label={label}
      viewBox={`${-QUIET} ${-QUIET} ${side} ${side}`}
      className={className}
      shapeRendering="crispEdges"
      style={{ background: "#fff" }}
    >
      <path d={path} fill="#000" />
    </svg>
  );
}
