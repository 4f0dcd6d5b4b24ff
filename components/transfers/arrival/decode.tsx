// 认二维码：浏览器自己会的就用它的，不会的用 jsQR；只认通往 /r/ 的地址。
type Detector = { detect: (source: CanvasImageSource) => Promise<{ rawValue: string }[]> };
type DetectorMaker = new (options: { formats: string[] }) => Detector;

const own = (): Detector | null => {
  const Maker = (globalThis as { BarcodeDetector?: DetectorMaker }).BarcodeDetector;
  try {
    return Maker ? new Maker({ formats: ["qr_code"] }) : null;
  } catch {
    return null;
  }
};

const LONGEST = 1200;

/** The picture's points, no more of them than are needed to find a code. */
function pointsOf(source: CanvasImageSource, width: number, height: number): ImageData | null {
  const share = Math.min(1, LONGEST / Math.max(width, height));
  const canvas = document.createElement("canvas");
  canvas.width = Math.round(width * share);
  canvas.height = Math.round(height * share);
  const context = canvas.getContext("2d", { willReadFrequently: true });
  if (!context || canvas.width === 0) return null;
  context.drawImage(source, 0, 0, canvas.width, canvas.height);
  return context.getImageData(0, 0, canvas.width, canvas.height);
}

async function read(source: CanvasImageSource, width: number, height: number): Promise<string | null> {
  const [seen] =
    (await own()
      ?.detect(source)
      .catch(() => [])) ?? [];
  if (seen) return seen.rawValue;
  const points = pointsOf(source, width, height);
  if (!points) return null;
  const { default: decode } = await import("jsqr");
  return decode(points.data, points.width, points.height)?.data ?? null;
}

export const readFrame = (video: HTMLVideoElement): Promise<string | null> =>
  video.videoWidth > 0 ? read(video, video.videoWidth, video.videoHeight) : Promise.resolve(null);

export async function readPhoto(file: File): Promise<string | null> {
  const picture = await createImageBitmap(file, { imageOrientation: "from-image" }).catch(() => null);
  return picture && read(picture, picture.width, picture.height);
}

/** The path of a code of ours; whatever else a code says leads nowhere. */
export function linkIn(text: string, origin: string): string | null {
  const found = URL.canParse(text) ? new URL(text) : null;
  return found?.origin === origin && /^\/r\/[\w-]{16,64}$/.test(found.pathname) ? found.pathname : null;
}
