// 在单独的进程里查PDF：每一个对象都看（压缩在对象流里的也看），数页。查坏了也伤不到服务。结果是标准输出上的一行。
import { readFileSync, writeSync } from "node:fs";
import { PDFArray, PDFContext, PDFDict, PDFDocument, PDFName, type PDFObject, PDFRef, PDFStream } from "@cantoo/pdf-lib";

type Problem = "E-EDB-01" | "E-EDB-03" | "E-EDB-04" | "E-EDB-05";
type Found = { pages: number } | { problem: Problem };

const MAX_PAGES = 200;
/** What stands at the end of a whole file; trailing bytes of mail programs are forgiven. */
const END = "%%EOF";
const TAIL = 4096;
/** Keys of a dictionary behind which something acts, or is attached. */
const ACTIVE_KEYS = new Set([
  "JS",
  "JavaScript",
  "AA",
  "XFA",
  "EmbeddedFiles",
  "EF",
  "RichMediaContent",
  "RichMediaSettings",
  "Collection",
]);
/** Kinds of actions, annotations and streams that do more than show. */
const ACTIVE_KINDS = new Set([
  ...["JavaScript", "Launch", "ImportData", "SubmitForm", "GoToE", "GoToR", "Rendition", "Movie", "Sound", "GoTo3DView"],
  ...["EmbeddedFile", "FileAttachment", "RichMedia", "Screen", "3D"],
]);
const KIND_KEYS = new Set(["S", "Type", "Subtype"]);
/** The same words, wherever they stand in the bytes: readers differ in what they take for an object. */
const RAW = /\/(JavaScript|Launch|EmbeddedFile|RichMedia|Encrypt)\b/;

class Active extends Error {}

function say(found: Found): never {
  writeSync(1, `${JSON.stringify(found)}\n`);
  process.exit(0);
}

const wordOf = (name: PDFObject): string => (name instanceof PDFName ? name.decodeText() : "");

function inspectDictionary(dictionary: PDFDict): void {
  for (const [name, value] of dictionary.entries()) {
    const key = wordOf(name);
    const acts = key === "OpenAction" && !(value instanceof PDFArray || value instanceof PDFRef);
    if (acts || ACTIVE_KEYS.has(key) || (KIND_KEYS.has(key) && ACTIVE_KINDS.has(wordOf(value)))) throw new Active();
    inspect(value);
  }
}

function inspect(object: PDFObject): void {
  if (object instanceof PDFDict) inspectDictionary(object);
  else if (object instanceof PDFStream) inspectDictionary(object.dict);
  else if (object instanceof PDFArray) for (const value of object.asArray()) inspect(value);
}

let found = false;

/** Every object is looked at as it is read: a later one of the same number does not hide an earlier one. */
function watchObjects(): void {
  const { assign } = PDFContext.prototype;
  PDFContext.prototype.assign = function (ref, object) {
    try {
      inspect(object);
    } catch (error) {
      if (error instanceof Active) found = true;
      else throw error;
    }
    assign.call(this, ref, object);
  };
}

async function readPages(bytes: Buffer): Promise<Found> {
  const options = { ignoreEncryption: true, throwOnInvalidObject: true, updateMetadata: false, preserveXFA: true };
  const document = await PDFDocument.load(bytes, { ...options, parseSpeed: Number.POSITIVE_INFINITY });
  const opening = document.catalog.lookup(PDFName.of("OpenAction"));
  if (found || document.context.trailerInfo.Encrypt || (opening && !(opening instanceof PDFArray))) return { problem: "E-EDB-04" };
  const pages = document.getPageCount();
  return pages >= 1 && pages <= MAX_PAGES ? { pages } : { problem: "E-EDB-05" };
}

const bytes = readFileSync(process.argv[2] ?? "");
if (bytes.subarray(0, 5).toString("latin1") !== "%PDF-") say({ problem: "E-EDB-01" });
if (RAW.test(bytes.toString("latin1"))) say({ problem: "E-EDB-04" });
if (!bytes.subarray(-TAIL).includes(END)) say({ problem: "E-EDB-03" });
watchObjects();
try {
  say(await readPages(bytes));
} catch {
  say({ problem: found ? "E-EDB-04" : "E-EDB-03" });
}
