// 上传：文件原样送到服务器，名字另走一个头；从Excel里复制的表格变成一份CSV。
export type Uploaded = { ok: true; fileId: string } | { ok: false; because: string };

const OFFLINE = "没有传到服务器：网络中断。文件还在您手里，恢复后再传一次，不会重复。";

/** Sends a file; what is refused comes back as a sentence. */
export async function upload(file: File, to = "/api/uploads"): Promise<Uploaded> {
  const headers = { "x-file-name": encodeURIComponent(file.name), "Content-Type": file.type || "application/octet-stream" };
  const answer = await fetch(to, { method: "POST", body: file, headers }).catch(() => null);
  if (!answer) return { ok: false, because: OFFLINE };
  const body = (await answer.json().catch(() => null)) as { ok: boolean; data?: { fileId: string }; because?: string } | null;
  return body?.ok && body.data ? { ok: true, fileId: body.data.fileId } : { ok: false, because: body?.because ?? OFFLINE };
}

const quoted = (cell: string): string => `"${cell.replaceAll('"', '""')}"`;

/** A cell with line breaks or tabs is copied in quotes, its own quotes doubled; any other stands as it is. */
const CELL = /"((?:[^"]|"")*[\n\t](?:[^"]|"")*)"(?=[\t\n]|$)|[^\t\n]*/y;

/** Rows and cells of what was copied from a spreadsheet. */
export function cellsOf(text: string): string[][] {
  const copied = text.replace(/\r\n?/g, "\n").replace(/\n$/, "");
  const rows: string[][] = [[]];
  for (let at = 0; at <= copied.length; at++) {
    CELL.lastIndex = at;
    const [whole = "", broken] = CELL.exec(copied) ?? [];
    rows.at(-1)?.push(broken === undefined ? whole : broken.replaceAll('""', '"'));
    at += whole.length;
    if (copied[at] === "\n") rows.push([]);
  }
  return rows;
}

/** Cells copied from a spreadsheet, as a file; null when what was copied is no table. */
export function pastedTable(text: string): File | null {
  if (!text.includes("\t")) return null;
  const csv = cellsOf(text)
    .map((row) => row.map(quoted).join(","))
    .join("\r\n");
  return new File([`\uFEFF${csv}`], "粘贴的表格.csv", { type: "text/csv" });
}
