"use client";
// 裁切一页：四个角可以拖，也可以用方向键挪。
import { type KeyboardEvent, type PointerEvent, useEffect, useRef, useState } from "react";
import type { Shot } from "#components/archives/scan-image";
import { Button } from "#components/ui/button";
import type { Corners, Point } from "#lib/archives/scan/rules";

const NAMES = ["左上角", "右上角", "右下角", "左下角"];
const STEP = 0.01;
const MOVES: Readonly<Record<string, readonly [number, number]>> = {
  ArrowLeft: [-STEP, 0],
  ArrowRight: [STEP, 0],
  ArrowUp: [0, -STEP],
  ArrowDown: [0, STEP],
};
const within = (value: number): number => Math.min(1, Math.max(0, value));

type HandleProps = { name: string; at: Point; onDrag: (event: PointerEvent) => void; onPress: (event: KeyboardEvent) => void };

const Handle = ({ name, at: { x, y }, onDrag, onPress }: HandleProps) => (
  <button
    type="button"
    aria-label={`${name}，方向键移动`}
    className="-translate-1/2 absolute grid size-12 touch-none place-items-center"
    style={{ left: `${x * 100}%`, top: `${y * 100}%` }}
    onPointerDown={(event) => event.currentTarget.setPointerCapture(event.pointerId)}
    onPointerMove={onDrag}
    onKeyDown={onPress}
  >
    <span className="size-6 rounded-full border-3 border-red-fill bg-surface" />
  </button>
);

type Props = { shot: Shot; onDone: (corners: Corners) => void; onCancel: () => void };

export function CornerEditor({ shot, onDone, onCancel }: Props) {
  const [corners, setCorners] = useState(shot.corners);
  const box = useRef<HTMLDivElement>(null);
  useEffect(() => {
    const canvas = box.current?.querySelector("canvas");
    if (!canvas) return;
    canvas.width = shot.photo.width;
    canvas.height = shot.photo.height;
    canvas.getContext("2d")?.drawImage(shot.photo, 0, 0);
  }, [shot]);
  const move = (i: number, to: Point) =>
    setCorners(corners.map((c, j) => (j === i ? { x: within(to.x), y: within(to.y) } : c)) as unknown as Corners);
  const drag = (i: number) => (event: PointerEvent) => {
    const frame = box.current?.getBoundingClientRect();
    if (!frame || !event.currentTarget.hasPointerCapture(event.pointerId)) return;
    move(i, { x: (event.clientX - frame.left) / frame.width, y: (event.clientY - frame.top) / frame.height });
  };
  const press = (i: number) => (event: KeyboardEvent) => {
    const [dx, dy] = MOVES[event.key] ?? [0, 0];
    if (dx === 0 && dy === 0) return;
    event.preventDefault();
    move(i, { x: (corners[i]?.x ?? 0) + dx, y: (corners[i]?.y ?? 0) + dy });
  };
  return (
    <div>
      <p className="mb-3 text-ink-2 text-small">把四个圆点拖到纸的四个角上。</p>
      <div ref={box} className="relative mx-auto w-fit touch-none">
        <canvas className="block max-h-[60dvh] w-auto max-w-full" />
        <svg className="absolute inset-0 size-full" viewBox="0 0 1 1" preserveAspectRatio="none" aria-hidden>
          <polygon
            points={corners.map(({ x, y }) => `${x},${y}`).join(" ")}
            className="fill-none stroke-red-fill"
            strokeWidth={2}
            vectorEffect="non-scaling-stroke"
          />
        </svg>
        {corners.map((corner, i) => (
          <Handle key={NAMES[i]} name={NAMES[i] ?? ""} at={corner} onDrag={drag(i)} onPress={press(i)} />
        ))}
      </div>
      <div className="mt-4 flex gap-3">
        <Button onClick={onCancel} className="flex-1">
          不裁了
        </Button>
        <Button look="ink" onClick={() => onDone(corners)} className="flex-[1.9]">
          就裁这里
        </Button>
      </div>
    </div>
  );
}
