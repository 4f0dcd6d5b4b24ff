"use client";
// 页内扫码：摄像头、相册里的照片、六位数字，总有一样行得通；只认本站的码。
import { Camera, ImageIcon } from "lucide-react";
import { useRouter } from "next/navigation";
import { useCallback, useEffect, useRef, useState } from "react";
import { CodeTyped } from "#components/transfers/arrival/code-typed";
import { linkIn, readFrame, readPhoto } from "#components/transfers/arrival/decode";
import { Button, buttonClass } from "#components/ui/button";
import { Note } from "#components/ui/states";
import { Status } from "#components/ui/status";

type Seeing = "idle" | "on" | "denied";
const NOT_OURS = "这不是智慧团建的码。请扫支部海报上的码，或输入六位数字。";
const NOT_FOUND = "照片里没有找到二维码。请靠近一点、不要反光，再拍一张。";

/** The camera's picture, looked at a few times a second until something of ours is in it. */
function useCamera(onText: (text: string) => void) {
  const video = useRef<HTMLVideoElement>(null);
  const [seeing, setSeeing] = useState<Seeing>("idle");
  const stream = useRef<MediaStream | null>(null);
  const stop = useCallback(() => {
    for (const track of stream.current?.getTracks() ?? []) track.stop();
    stream.current = null;
    setSeeing("idle");
  }, []);
  const start = async () => {
    const asked = { video: { facingMode: "environment" }, audio: false };
    const opened = await navigator.mediaDevices?.getUserMedia(asked).catch(() => null);
    if (!opened) return setSeeing("denied");
    stream.current = opened;
    setSeeing("on");
  };
  useEffect(() => {
    if (seeing !== "on" || !video.current) return;
    const element = video.current;
    element.srcObject = stream.current;
    void element.play().catch(() => null);
    const timer = setInterval(async () => {
      const text = await readFrame(element);
      if (text) onText(text);
    }, 250);
    return () => clearInterval(timer);
  }, [seeing, onText]);
  useEffect(() => stop, [stop]);
  return { video, seeing, start, stop };
}

export function Scanner() {
  const router = useRouter();
  const [problem, setProblem] = useState<string | null>(null);
  const open = useCallback(
    (text: string) => {
      const link = linkIn(text, location.origin);
      if (link) router.push(link);
      else setProblem(NOT_OURS);
    },
    [router],
  );
  const { video, seeing, start, stop } = useCamera(open);
  const photo = async (file: File | undefined) => {
    if (!file) return;
    const text = await readPhoto(file);
    if (text) open(text);
    else setProblem(NOT_FOUND);
  };
  return (
    <>
      {seeing === "on" && (
        <video ref={video} muted playsInline className="aspect-square w-full rounded-button bg-ink object-cover" aria-label="取景框" />
      )}
      <div className="mt-4 flex flex-wrap gap-3">
        {seeing === "on" ? (
          <Button onClick={stop} className="flex-1">
            关掉摄像头
          </Button>
        ) : (
          <Button look="primary" onClick={start} className="flex-1">
            <Camera aria-hidden />
            打开摄像头
          </Button>
        )}
        <label className={buttonClass("outline", "flex-1 cursor-pointer focus-within:outline-2")}>
          <ImageIcon aria-hidden />
          用照片认
          <input
            type="file"
            accept="image/*"
            className="sr-only"
            onChange={(event) => {
              void photo(event.target.files?.[0]);
              event.target.value = "";
            }}
          />
        </label>
      </div>
      {seeing === "denied" && <Note className="mt-4">没有摄像头可用，或没有允许使用。可以拍一张照片，或者输入码下面的六位数字。</Note>}
      {problem && (
        <p role="alert" className="mt-3">
          <Status kind="bad">{problem}</Status>
        </p>
      )}
      <CodeTyped />
    </>
  );
}
