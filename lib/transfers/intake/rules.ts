// 新生名单：一行一人，姓名和身份证号码；从表格里复制来的也行（TRF-25）。

export type Line = { name: string; idNumber: string };

/** Names and numbers of a pasted list; headings and empty lines are left out. */
export function linesOf(text: string): Line[] {
  return text.split(/\r?\n/).flatMap((line) => {
    const [name = "", ...rest] = line.trim().split(/[\t,，;；]+|\s+/);
    const idNumber = rest.find((cell) => /\d{6,}/.test(cell)) ?? "";
    return name && idNumber ? [{ name, idNumber }] : [];
  });
}

/** Lines that say something and are neither a person nor a heading. */
export const unreadable = (text: string): string[] =>
  text
    .split(/\r?\n/)
    .map((line) => line.trim())
    .filter((line) => line !== "" && !line.startsWith("姓名") && linesOf(line).length === 0);
