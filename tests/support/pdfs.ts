// PDF：能用的，和各种不该收的。
import { PDFDocument, PDFName, PDFString } from "@cantoo/pdf-lib";

/** A sound PDF of so many empty pages. */
export async function pdfOf(pages: number): Promise<Uint8Array> {
  const document = await PDFDocument.create();
  for (let i = 0; i < pages; i++) document.addPage([595, 842]);
  return document.save({ addDefaultPage: false });
}

/** The smallest whole PDF, written by hand; `inside` stands in its catalogue. */
export const smallPdf = (inside = ""): Buffer =>
  Buffer.from(
    [
      `%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R${inside}>>endobj`,
      "2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj",
      "3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 9 9]>>endobj",
      "trailer<</Root 1 0 R>>\n%%EOF\n",
    ].join("\n"),
  );

/** A sound PDF of exactly so many bytes: a scan of noise on one page. */
export async function pdfOfSize(bytes: number): Promise<Uint8Array> {
  const make = async (noise: number) => {
    const document = await PDFDocument.create();
    document.addPage([595, 842]);
    document.context.register(document.context.stream(noiseOf(noise)));
    return document.save({ useObjectStreams: false });
  };
  const bare = (await make(bytes - 4096)).length - (bytes - 4096);
  const near = await make(bytes - bare);
  return near.length === bytes ? near : make(bytes - bare - (near.length - bytes));
}

/** Bytes without pattern that are the same every time. */
function noiseOf(length: number): Uint8Array {
  let state = 42;
  return Uint8Array.from({ length }, () => {
    state = (Math.imul(state, 1_103_515_245) + 12_345) >>> 0;
    return state >>> 24;
  });
}

type Tamper = (document: PDFDocument) => void;

async function tampered(change: Tamper, compressed = true): Promise<Uint8Array> {
  const document = await PDFDocument.create();
  document.addPage([595, 842]);
  change(document);
  return document.save({ useObjectStreams: compressed });
}

const script = (document: PDFDocument) => document.context.obj({ S: "JavaScript", JS: PDFString.of("app.alert(1)") });
const launch = (document: PDFDocument) => document.context.obj({ S: "Launch", F: PDFString.of("calc.exe") });

const onOpening =
  (action: (document: PDFDocument) => ReturnType<typeof script>): Tamper =>
  (document) =>
    document.catalog.set(PDFName.of("OpenAction"), document.context.register(action(document)));

const onPage =
  (key: string, value: (document: PDFDocument) => ReturnType<typeof script>): Tamper =>
  (document) =>
    document.getPage(0).node.set(PDFName.of(key), value(document));

const inCatalog =
  (key: string, value: object): Tamper =>
  (document) =>
    document.catalog.set(PDFName.of(key), document.context.obj(value as never));

const text = (content: string): Uint8Array => new TextEncoder().encode(content);
const joined = (...parts: Uint8Array[]): Uint8Array => Buffer.concat(parts);

async function encrypted(): Promise<Uint8Array> {
  const document = await PDFDocument.create();
  document.addPage([595, 842]);
  document.encrypt({ userPassword: "1", ownerPassword: "2" });
  return document.save();
}

async function attached(): Promise<Uint8Array> {
  const document = await PDFDocument.create();
  document.addPage();
  await document.attach(text("MZ"), "附件.exe", { mimeType: "application/octet-stream" });
  return document.save();
}

/** An object that a later one of the same number seems to replace; a reader that follows the table runs the first. */
async function hidden(): Promise<Uint8Array> {
  const plain = Buffer.from(await tampered(() => undefined, false)).toString("latin1");
  const object = "\n99 0 obj\n<</S/JavaScript/JS(app.alert\\(1\\))>>\nendobj\n99 0 obj\n<</Kind/None>>\nendobj\n";
  return Buffer.from(plain.replace(/\nxref\n/, `${object.replaceAll("JavaScript", "Java#53cript")}\nxref\n`), "latin1");
}

/** Pages that are their own parents. */
async function circular(): Promise<Uint8Array> {
  const plain = Buffer.from(await tampered(() => undefined, false)).toString("latin1");
  const [, pages = ""] = /\/Pages (\d+) 0 R/.exec(plain) ?? [];
  return Buffer.from(plain.replace(/\/Kids \[[^\]]*\]/, `/Kids [ ${pages} 0 R ]`), "latin1");
}

export type Hostile = { name: string; code: string; make: () => Uint8Array | Promise<Uint8Array> };

const cut = async (share: number): Promise<Uint8Array> => {
  const whole = await pdfOfSize(300_000);
  return whole.subarray(0, Math.floor(whole.length * share));
};

/** Files that are refused, each with the sentence it gets (EDB-05, Q31, security case 18). */
export const HOSTILE: readonly Hostile[] = [
  { name: "空文件", code: "E-EDB-01", make: () => new Uint8Array() },
  { name: "照片JPG", code: "E-EDB-01", make: () => joined(Uint8Array.of(0xff, 0xd8, 0xff, 0xe0), text("JFIF"), new Uint8Array(4000)) },
  { name: "照片PNG", code: "E-EDB-01", make: () => joined(Uint8Array.of(0x89), text("PNG\r\n\x1a\n"), new Uint8Array(4000)) },
  { name: "网页在前的PDF", code: "E-EDB-01", make: async () => joined(text("<script>alert(1)</script>\n"), await pdfOf(1)) },
  { name: "空一行再开头的PDF", code: "E-EDB-01", make: async () => joined(text("\n"), await pdfOf(1)) },
  { name: "压缩包", code: "E-EDB-01", make: () => joined(text("PK\x03\x04"), new Uint8Array(400)) },
  { name: "可执行文件", code: "E-EDB-01", make: () => joined(text("MZ"), new Uint8Array(400)) },
  { name: "小写的开头", code: "E-EDB-01", make: () => text("%pdf-1.7\n") },
  { name: "只有开头", code: "E-EDB-03", make: () => text("%PDF-1.7\n") },
  { name: "开头加乱码", code: "E-EDB-03", make: () => joined(text("%PDF-1.7\n"), noiseOf(50_000)) },
  { name: "有结尾没有内容", code: "E-EDB-03", make: () => text("%PDF-1.7\n%%EOF\n") },
  { name: "截去一半", code: "E-EDB-03", make: () => cut(0.5) },
  { name: "截去末尾", code: "E-EDB-03", make: () => cut(0.97) },
  { name: "自己是自己上级的页", code: "E-EDB-03", make: circular },
  { name: "套了一万层的数组", code: "E-EDB-03", make: () => text(`%PDF-1.7\n1 0 obj\n${"[".repeat(200_000)}\nendobj\n%%EOF\n`) },
  { name: "打开就运行脚本", code: "E-EDB-04", make: () => tampered(onOpening(script)) },
  { name: "打开就运行脚本，不压缩", code: "E-EDB-04", make: () => tampered(onOpening(script), false) },
  { name: "打开就启动程序", code: "E-EDB-04", make: () => tampered(onOpening(launch)) },
  {
    name: "打开就上网",
    code: "E-EDB-04",
    make: () => tampered(onOpening((d) => d.context.obj({ S: "URI", URI: PDFString.of("https://x.example") }))),
  },
  { name: "翻页时的动作", code: "E-EDB-04", make: () => tampered(onPage("AA", (d) => d.context.obj({ O: { S: "URI" } }))) },
  { name: "文档的动作", code: "E-EDB-04", make: () => tampered(inCatalog("AA", { WC: { S: "Named" } })) },
  { name: "名字树里的脚本", code: "E-EDB-04", make: () => tampered(inCatalog("Names", { JavaScript: { Names: [] } })) },
  { name: "没人引用的脚本", code: "E-EDB-04", make: () => tampered((d) => void d.context.register(script(d))) },
  { name: "改写名字的脚本", code: "E-EDB-04", make: hidden },
  { name: "附件", code: "E-EDB-04", make: attached },
  { name: "名字树里的附件", code: "E-EDB-04", make: () => tampered(inCatalog("Names", { EmbeddedFiles: { Names: [] } })) },
  {
    name: "页上的附件",
    code: "E-EDB-04",
    make: () => tampered(onPage("Annots", (d) => d.context.obj([{ Subtype: "FileAttachment" }]) as never)),
  },
  { name: "多媒体", code: "E-EDB-04", make: () => tampered(onPage("Annots", (d) => d.context.obj([{ Subtype: "RichMedia" }]) as never)) },
  { name: "提交表单", code: "E-EDB-04", make: () => tampered((d) => void d.context.register(d.context.obj({ S: "SubmitForm" }))) },
  { name: "XFA表单", code: "E-EDB-04", make: () => tampered(inCatalog("AcroForm", { XFA: [], Fields: [] })) },
  { name: "文件包", code: "E-EDB-04", make: () => tampered(inCatalog("Collection", {})) },
  { name: "加密", code: "E-EDB-04", make: encrypted },
  { name: "201页", code: "E-EDB-05", make: () => pdfOf(201) },
  { name: "一万页", code: "E-EDB-05", make: () => pdfOf(10_000) },
  { name: "没有一页", code: "E-EDB-05", make: () => pdfOf(0) },
];
