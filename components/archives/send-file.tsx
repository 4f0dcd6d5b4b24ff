// 传一个文件（uploadthing 的浏览器一半）：有进度，断了从断的地方接着传，被拒绝时是一句话。
import type { UploadRouter } from "#lib/files/uploadthing";

export type Sent = { ok: true; fileId: string; pages: number } | { ok: false; because: string };

const OFFLINE = "没有传完：网络中断。已经传上去的部分还在，恢复后再按一次，会从断的地方接着传。";
const TRIES = 5;
const PAUSE_MS = 1500;

type Told = { because?: string };
/** What the server said, if it said anything: then trying again is of no use. */
const refusalIn = (error: unknown): string | null => {
  const { cause, data } = (error ?? {}) as { cause?: Told; data?: Told };
  return cause?.because ?? data?.because ?? null;
};

const hex = (bytes: ArrayBuffer): string => [...new Uint8Array(bytes)].map((b) => b.toString(16).padStart(2, "0")).join("");
/** The digest by which the server knows the file again; browsers give it on protected connections only. */
const digestOf = async (file: File): Promise<string> =>
  crypto.subtle ? hex(await crypto.subtle.digest("SHA-256", await file.arrayBuffer())) : "";

type Progress = (percent: number) => void;

async function sendOnce(file: File, sha256: string, onProgress: Progress): Promise<Sent> {
  const { genUploader } = await import("uploadthing/client");
  const { uploadFiles } = genUploader<UploadRouter>({ url: "/api/uploadthing", package: "zhtj" });
  const [sent] = await uploadFiles("archive", {
    files: [file],
    input: { sha256 },
    onUploadProgress: ({ progress }) => onProgress(progress),
  });
  const { fileId = "", pages = 0 } = (sent?.serverData ?? {}) as unknown as { fileId?: string; pages?: number };
  return { ok: true, fileId, pages };
}

/** Sends a file, again and again while only the line is to blame. */
export async function sendFile(file: File, onProgress: Progress): Promise<Sent> {
  const sha256 = await digestOf(file);
  for (let tried = 1; ; tried++) {
    try {
      return await sendOnce(file, sha256, onProgress);
    } catch (error) {
      const because = refusalIn(error);
      if (because || tried >= TRIES) return { ok: false, because: because ?? OFFLINE };
      await new Promise((go) => setTimeout(go, PAUSE_MS * tried));
    }
  }
}
