// 保存随答复来的工作簿。
const XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

/** Lets the browser save a workbook that came as an answer. */
export function saveWorkbook({ name, base64 }: { name: string; base64: string }): void {
  const bytes = Uint8Array.from(atob(base64), (c) => c.charCodeAt(0));
  const address = URL.createObjectURL(new Blob([bytes], { type: XLSX }));
  const link = Object.assign(document.createElement("a"), { href: address, download: name });
  link.click();
  URL.revokeObjectURL(address);
}
