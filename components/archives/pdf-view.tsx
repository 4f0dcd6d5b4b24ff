"use client";
// 在页面里看志愿书：点开才取看PDF的程序；一页一页并排，手机上左右滑，可以放大（EDB-07、OPS-03）。
import { ZoomIn, ZoomOut } from "lucide-react";
import type { PDFDocumentProxy, RenderTask } from "pdfjs-dist";
import { useEffect, useRef, useState } from "react";
import { Button } from "#components/ui/button";
import { Status } from "#components/ui/status";

const HOME = "/pdfjs/";
/** Larger pictures than this are left out: a scan is not so large, a trap is. */
const MOST_PIXELS = 100_000_000;
const SHARPEST = 2;

type Viewer = typeof import("pdfjs-dist");

/** The viewer's own program, from our own address, the first time that somebody looks. */
async function loadViewer(): Promise<Viewer> {
  const address = `${HOME}pdf.min.mjs`;
  const viewer = (await import(/* turbopackIgnore: true */ address)) as Viewer;
  viewer.GlobalWorkerOptions.workerSrc = `${HOME}pdf.worker.min.mjs`;
  return viewer;
}

async function openDocument(address: string): Promise<PDFDocumentProxy> {
  const [{ getDocument }, answer] = await Promise.all([loadViewer(), fetch(address)]);
  if (!answer.ok) throw new Error(((await answer.json().catch(() => null)) as { because?: string } | null)?.because ?? "");
  const data = new Uint8Array(await answer.arrayBuffer());
  const places = {
    cMapUrl: `${HOME}cmaps/`,
    standardFontDataUrl: `${HOME}standard_fonts/`,
    wasmUrl: `${HOME}wasm/`,
    iccUrl: `${HOME}iccs/`,
  };
  return getDocument({ data, ...places, cMapPacked: true, enableXfa: false, maxImageSize: MOST_PIXELS }).promise;
}

type PageProps = { document: PDFDocumentProxy; n: number; width: string; onSeen: (n: number) => void; onZoom: () => void };

function Page({ document, n, width, onSeen, onZoom }: PageProps) {
  const box = useRef<HTMLLIElement>(null);
  const [near, setNear] = useState(false);
  useEffect(() => {
    const watcher = new IntersectionObserver(
      ([entry]) => {
        if (!entry?.isIntersecting) return;
        setNear(true);
        if (entry.intersectionRatio > 0.5) onSeen(n);
      },
      { threshold: [0, 0.51] },
    );
    if (box.current) watcher.observe(box.current);
    return () => watcher.disconnect();
  }, [n, onSeen]);
  useEffect(() => {
    if (!near) return;
    let task: RenderTask | null = null;
    let gone = false;
    void document.getPage(n).then((page) => {
      const canvas = box.current?.querySelector("canvas");
      if (gone || !canvas) return;
      const plain = page.getViewport({ scale: 1 });
      const sharp = Math.min(SHARPEST, window.devicePixelRatio || 1);
      const viewport = page.getViewport({ scale: (canvas.clientWidth * sharp) / plain.width });
      canvas.width = Math.floor(viewport.width);
      canvas.height = Math.floor(viewport.height);
      task = page.render({ canvas, viewport });
      task.promise.catch(() => null);
    });
    return () => {
      gone = true;
      task?.cancel();
    };
  }, [document, n, near]);
  return (
    <li ref={box} className="flex-none snap-center" style={{ width }} data-page={n}>
      <button type="button" onClick={onZoom} aria-label={`第${n}页，放大或缩小`} className="block w-full">
        <canvas className="block aspect-[210/297] h-auto w-full bg-white shadow-float" />
      </button>
    </li>
  );
}

type Props = { address: string; title: string };

export function PdfView({ address, title }: Props) {
  const [document, setDocument] = useState<PDFDocumentProxy | null>(null);
  const [problem, setProblem] = useState<string | null>(null);
  const [at, setAt] = useState(1);
  const [large, setLarge] = useState(false);
  useEffect(() => {
    let gone = false;
    const opening = openDocument(address);
    opening.then(
      (opened) => !gone && setDocument(opened),
      (error: Error) => !gone && setProblem(error.message || "文件没有打开，请刷新后再试，或下载后查看。"),
    );
    return () => {
      gone = true;
      void opening.then((opened) => opened.loadingTask.destroy()).catch(() => null);
    };
  }, [address]);
  const pages = document ? Array.from({ length: document.numPages }, (_, i) => i + 1) : [];
  const width = large ? "min(64rem, 200%)" : "min(26rem, 86%)";
  return (
    <section aria-label={title} className="mt-5 overflow-hidden rounded-button bg-sunken">
      {problem && (
        <p className="p-5">
          <Status kind="bad">{problem}</Status>
        </p>
      )}
      {!problem && !document && (
        <p className="p-5 text-ink-2" role="status">
          正在打开文件
        </p>
      )}
      {document && (
        <ul className="flex max-h-[80dvh] snap-x snap-mandatory gap-3 overflow-auto p-4" aria-label="志愿书的各页">
          {pages.map((n) => (
            <Page key={`${n}/${width}`} document={document} n={n} width={width} onSeen={setAt} onZoom={() => setLarge(!large)} />
          ))}
        </ul>
      )}
      <footer className="flex flex-wrap items-center justify-between gap-2 border-line border-t px-4 py-2 text-ink-2 text-small">
        <span>{document ? `第 ${at} 页，共 ${document.numPages} 页` : "　"}</span>
        <span className="flex flex-wrap gap-2">
          <Button look="quiet" onClick={() => setLarge(!large)} disabled={!document}>
            {large ? <ZoomOut aria-hidden /> : <ZoomIn aria-hidden />}
            {large ? "缩小" : "放大"}
          </Button>
          <a href={address} download className="u inline-flex min-h-[var(--touch)] items-center">
            下载
          </a>
        </span>
      </footer>
    </section>
  );
}
