"use client";
// 选一份志愿书传上去：选文件或用手机拍；自己先看三条；进度；传好了交给外面（EDB-05、EDB-20）。
import { Camera, FileText } from "lucide-react";
import dynamic from "next/dynamic";
import { useRef, useState } from "react";
import { sendFile } from "#components/archives/send-file";
import { Button, ButtonLink, buttonClass } from "#components/ui/button";
import { Dialog } from "#components/ui/dialog";
import { Status } from "#components/ui/status";
import { CHECKS } from "#lib/archives/labels";
import { explain } from "#lib/errors";

const Scanner = dynamic(() => import("#components/archives/scanner").then((m) => m.Scanner), { ssr: false });

const MOST = 20 * 1024 * 1024;
const megabytes = (bytes: number): string => `${Math.max(0.1, bytes / 1024 / 1024).toFixed(1)}M`;

/** What can be said without sending anything. */
async function problemOf(file: File): Promise<string | null> {
  if (file.size > MOST) return explain("E-EDB-02");
  const head = await file.slice(0, 5).text();
  return head === "%PDF-" ? null : explain("E-EDB-01");
}

type Chosen = { file: File; checked: readonly string[] };

function Ticks({ checked, onChange }: { checked: readonly string[]; onChange: (checked: string[]) => void }) {
  return (
    <fieldset className="mt-4">
      <legend className="text-ink-2 text-small">传之前自己看一遍</legend>
      {CHECKS.map((check) => (
        <label key={check} className="flex min-h-[var(--touch)] items-center gap-3 desk:min-h-9">
          <input
            type="checkbox"
            className="size-5 flex-none accent-[var(--ink)]"
            checked={checked.includes(check)}
            onChange={(event) => onChange(event.target.checked ? [...checked, check] : checked.filter((c) => c !== check))}
          />
          {check}
        </label>
      ))}
    </fieldset>
  );
}

function Choose({ onFile, onCamera }: { onFile: (file: File) => void; onCamera: () => void }) {
  const input = useRef<HTMLInputElement>(null);
  return (
    <div className="flex flex-wrap items-center gap-3">
      <label className={buttonClass("ink", "cursor-pointer focus-within:outline-2")}>
        <FileText aria-hidden />
        选择PDF文件
        <input
          ref={input}
          type="file"
          accept="application/pdf,.pdf"
          className="sr-only"
          onChange={(event) => {
            const [file] = event.target.files ?? [];
            if (file) onFile(file);
            event.target.value = "";
          }}
        />
      </label>
      <Button onClick={onCamera}>
        <Camera aria-hidden />
        用手机拍
      </Button>
      <ButtonLink href="/guides/application-pdf" look="quiet">
        怎样做成PDF
      </ButtonLink>
    </div>
  );
}

const Bar = ({ percent }: { percent: number }) => (
  <div className="mt-4">
    <div
      role="progressbar"
      aria-label="上传进度"
      aria-valuenow={Math.round(percent)}
      aria-valuemin={0}
      aria-valuemax={100}
      className="h-2 overflow-hidden rounded-full bg-sunken"
    >
      <div className="h-full bg-ink transition-[width]" style={{ width: `${percent}%` }} />
    </div>
    <p className="pt-1 text-ink-3 text-mini">{percent < 100 ? `已传 ${Math.round(percent)}%` : "正在检查文件"}</p>
  </div>
);

type AskProps = { open: boolean; action: string; onClose: () => void; onGo: () => void };

/** Not everything was ticked: that may be, and is asked (EDB-20). */
const Ask = ({ open, action, onClose, onGo }: AskProps) => (
  <Dialog open={open} onClose={onClose} title="请确认：格式规范、信息准确、流程完整">
    <p className="text-ink-2">有的条目还没有勾。传上去的志愿书由上级团委逐页审核，不合要求会退回。</p>
    <div className="mt-5 flex gap-3">
      <Button onClick={onClose} className="flex-1">
        再看看
      </Button>
      <Button look="ink" onClick={onGo} className="flex-[1.9]">
        已经看过，{action}
      </Button>
    </div>
  </Dialog>
);

/** `onSent` may refuse in words; then the file can be sent again. */
type Props = { action: string; name: string; onSent: (fileId: string, pages: number) => Promise<string | null> };

export function FileSender({ action, name, onSent }: Props) {
  const [chosen, setChosen] = useState<Chosen | null>(null);
  const [problem, setProblem] = useState<string | null>(null);
  const [percent, setPercent] = useState<number | null>(null);
  const [asking, setAsking] = useState(false);
  const [scanning, setScanning] = useState(false);
  const choose = async (file: File) => {
    const because = await problemOf(file);
    setProblem(because);
    setChosen(because ? null : { file, checked: [] });
  };
  const send = async () => {
    if (!chosen) return;
    setAsking(false);
    setProblem(null);
    setPercent(0);
    const sent = await sendFile(chosen.file, setPercent);
    const because = sent.ok ? await onSent(sent.fileId, sent.pages) : sent.because;
    setPercent(null);
    setProblem(because);
    if (!because) setChosen(null);
  };
  const busy = percent !== null;
  const complete = chosen?.checked.length === CHECKS.length;
  return (
    <div>
      {!busy && <Choose onFile={choose} onCamera={() => setScanning(true)} />}
      {problem && (
        <p role="alert" className="pt-3">
          <Status kind="bad">{problem}</Status>
        </p>
      )}
      {chosen && (
        <>
          <p className="pt-4">
            <b className="break-all">{chosen.file.name}</b> <span className="text-ink-3 text-small">{megabytes(chosen.file.size)}</span>
          </p>
          {!busy && <Ticks checked={chosen.checked} onChange={(checked) => setChosen({ ...chosen, checked })} />}
          {busy && <Bar percent={percent} />}
          <Button
            look="primary"
            className="mt-4 w-full desk:w-auto"
            busy={busy}
            busyText="正在上传"
            onClick={() => (complete ? send() : setAsking(true))}
          >
            {action}
          </Button>
        </>
      )}
      <Ask open={asking} action={action} onClose={() => setAsking(false)} onGo={send} />
      {scanning && <Scanner name={name} onClose={() => setScanning(false)} onDone={choose} />}
    </div>
  );
}
