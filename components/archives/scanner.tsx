"use client";
// 用手机拍志愿书：一页一页拍，裁好、排好，模糊和空白的提醒，拼成一个PDF；按下上传之前什么也不离开手机（beyond 7）。
import { ArrowDown, ArrowUp, Camera, Crop, Trash2 } from "lucide-react";
import { useEffect, useRef, useState } from "react";
import { CornerEditor } from "#components/archives/corner-editor";
import { bind, cropped, type Shot, shotOf } from "#components/archives/scan-image";
import { Button, buttonClass, IconButton } from "#components/ui/button";
import { Dialog } from "#components/ui/dialog";
import { Status } from "#components/ui/status";
import type { Doubt } from "#lib/archives/scan/rules";

const DOUBTS: Readonly<Record<Doubt, string>> = { BLANK: "这一页像是白纸", BLURRED: "这一页有点模糊，最好重拍" };

function Thumbnail({ page }: { page: HTMLCanvasElement }) {
  const ref = useRef<HTMLCanvasElement>(null);
  useEffect(() => {
    const canvas = ref.current;
    if (!canvas) return;
    canvas.width = 180;
    canvas.height = 254;
    canvas.getContext("2d")?.drawImage(page, 0, 0, 180, 254);
  }, [page]);
  return <canvas ref={ref} className="w-20 flex-none border border-line" aria-hidden />;
}

type RowProps = { shot: Shot; n: number; last: boolean; onMove: (by: -1 | 1) => void; onCrop: () => void; onDrop: () => void };

function Row({ shot, n, last, onMove, onCrop, onDrop }: RowProps) {
  return (
    <li className="flex items-center gap-3 py-3">
      <Thumbnail page={shot.page} />
      <div className="min-w-0 flex-1">
        <b className="block">{`第${n}页`}</b>
        {shot.doubts.map((doubt) => (
          <Status key={doubt} kind="warn">
            {DOUBTS[doubt]}
          </Status>
        ))}
        <span className="-ml-2 flex">
          <IconButton label={`第${n}页往前`} disabled={n === 1} onClick={() => onMove(-1)}>
            <ArrowUp aria-hidden />
          </IconButton>
          <IconButton label={`第${n}页往后`} disabled={last} onClick={() => onMove(1)}>
            <ArrowDown aria-hidden />
          </IconButton>
          <IconButton label={`裁切第${n}页`} onClick={onCrop}>
            <Crop aria-hidden />
          </IconButton>
          <IconButton label={`去掉第${n}页`} onClick={onDrop}>
            <Trash2 aria-hidden />
          </IconButton>
        </span>
      </div>
    </li>
  );
}

function Take({ busy, more, onTake }: { busy: boolean; more: boolean; onTake: (files: File[]) => void }) {
  return (
    <label className={buttonClass(more ? "outline" : "ink", "w-full cursor-pointer focus-within:outline-2")} aria-busy={busy}>
      <Camera aria-hidden />
      {busy ? "正在处理照片" : more ? "再拍一页" : "拍第一页"}
      <input
        type="file"
        accept="image/*"
        capture="environment"
        multiple
        className="sr-only"
        disabled={busy}
        onChange={(event) => {
          onTake([...(event.target.files ?? [])]);
          event.target.value = "";
        }}
      />
    </label>
  );
}

/** The pages that were taken, in their order. */
function usePages() {
  const [shots, setShots] = useState<readonly Shot[]>([]);
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<string | null>(null);
  const work = async (task: () => Promise<void>, because: string) => {
    setBusy(true);
    setProblem(null);
    await task().catch(() => setProblem(because));
    setBusy(false);
  };
  const take = (files: File[]) =>
    work(async () => {
      for (const file of files) {
        const shot = await shotOf(file);
        setShots((before) => [...before, shot]);
      }
    }, "有一张照片打不开，请重拍。");
  const move = (i: number, by: -1 | 1) =>
    setShots((before) => {
      const after = [...before];
      const [shot] = after.splice(i, 1);
      if (shot) after.splice(i + by, 0, shot);
      return after;
    });
  const drop = (id: string) => setShots((before) => before.filter((s) => s.id !== id));
  const replace = (shot: Shot) => setShots((before) => before.map((s) => (s.id === shot.id ? shot : s)));
  return { shots, busy, problem, work, take, move, drop, replace };
}

type Props = { name: string; onClose: () => void; onDone: (file: File) => void };

export function Scanner({ name, onClose, onDone }: Props) {
  const { shots, busy, problem, work, take, move, drop, replace } = usePages();
  const [cropping, setCropping] = useState<Shot | null>(null);
  const finish = () =>
    work(async () => {
      onDone(await bind(shots, name));
      onClose();
    }, "没有拼成PDF，请再试一次。");
  return (
    <Dialog open onClose={onClose} title={cropping ? "裁切" : "用手机拍志愿书"} kind="drawer">
      {cropping ? (
        <CornerEditor
          shot={cropping}
          onCancel={() => setCropping(null)}
          onDone={(corners) => {
            replace(cropped(cropping, corners));
            setCropping(null);
          }}
        />
      ) : (
        <>
          <p className="mb-3 text-ink-2 text-small">
            放平、对正、光线要亮，从第一页起一页一页拍。照片只在这部手机上处理，按下上传之前不会传出去。
          </p>
          <Take busy={busy} more={shots.length > 0} onTake={take} />
          {problem && (
            <p role="alert" className="pt-3">
              <Status kind="bad">{problem}</Status>
            </p>
          )}
          <ol className="mt-2 divide-y divide-line">
            {shots.map((shot, i) => (
              <Row
                key={shot.id}
                shot={shot}
                n={i + 1}
                last={i === shots.length - 1}
                onMove={(by) => move(i, by)}
                onCrop={() => setCropping(shot)}
                onDrop={() => drop(shot.id)}
              />
            ))}
          </ol>
          {shots.length > 0 && (
            <Button look="primary" className="mt-4 w-full" busy={busy} busyText="正在处理" onClick={finish}>
              {`拼成一个PDF，共 ${shots.length} 页`}
            </Button>
          )}
        </>
      )}
    </Dialog>
  );
}
