// 证明材料是什么文件：只看内容的开头，不看名字。
const SIGNATURES: readonly { mime: string; bytes: readonly number[] }[] = [
  { mime: "application/pdf", bytes: [0x25, 0x50, 0x44, 0x46, 0x2d] },
  { mime: "image/jpeg", bytes: [0xff, 0xd8, 0xff] },
  { mime: "image/png", bytes: [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a] },
];
export const SIGNATURE_BYTES = 8;

/** What a file is by its first bytes; null when it is none of those that a proof may be. */
export const kindOfProof = (head: Uint8Array): string | null =>
  SIGNATURES.find(({ bytes }) => bytes.every((byte, i) => head[i] === byte))?.mime ?? null;

export const PROOF_MEGABYTES = 10;
