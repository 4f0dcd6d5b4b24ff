// 压缩包：逐字节地写，好让测试写出不老实的目录；也能拆开我们自己写出的工作簿。
import { crc32, deflateRawSync, inflateRawSync } from "node:zlib";

/** A file in a package. What the directory says of it may be a lie. */
export type Part = {
  name: string;
  data: string | Uint8Array;
  method?: number;
  flags?: number;
  /** What the directory claims, when it is not the truth. */
  says?: { packed?: number; unpacked?: number };
};

type Packed = { name: Buffer; method: number; flags: number; crc: number; packed: number; unpacked: number; body: Buffer };

function pack({ name, data, method = 8, flags = 0x800, says = {} }: Part): Packed {
  const plain = typeof data === "string" ? Buffer.from(data) : Buffer.from(data);
  const body = method === 8 ? deflateRawSync(plain) : plain;
  const sizes = { packed: says.packed ?? body.length, unpacked: says.unpacked ?? plain.length };
  return { name: Buffer.from(name), method, flags, crc: crc32(plain), ...sizes, body };
}

function header(p: Packed, signature: number, middle: readonly number[]): Buffer {
  const head = Buffer.alloc(signature === 0x04034b50 ? 30 : 46);
  const at = signature === 0x04034b50 ? 4 : 6;
  head.writeUInt32LE(signature, 0);
  head.writeUInt16LE(20, at);
  head.writeUInt16LE(p.flags, at + 2);
  head.writeUInt16LE(p.method, at + 4);
  head.writeUInt32LE(p.crc, at + 10);
  head.writeUInt32LE(p.packed, at + 14);
  head.writeUInt32LE(p.unpacked, at + 18);
  head.writeUInt16LE(p.name.length, at + 22);
  middle.forEach((offset) => {
    head.writeUInt32LE(offset, 42);
  });
  return Buffer.concat([head, p.name]);
}

/** The bytes of a package. `count` overrides how many entries its end claims. */
export function zip(parts: readonly Part[], { count = parts.length, comment = "" } = {}): Buffer {
  const packed = parts.map(pack);
  const locals: Buffer[] = [];
  const central: Buffer[] = [];
  let offset = 0;
  for (const p of packed) {
    const local = Buffer.concat([header(p, 0x04034b50, []), p.body]);
    central.push(header(p, 0x02014b50, [offset]));
    locals.push(local);
    offset += local.length;
  }
  const directory = Buffer.concat(central);
  const end = Buffer.alloc(22);
  end.writeUInt32LE(0x06054b50, 0);
  end.writeUInt16LE(count & 0xffff, 8);
  end.writeUInt16LE(count & 0xffff, 10);
  end.writeUInt32LE(directory.length, 12);
  end.writeUInt32LE(offset, 16);
  end.writeUInt16LE(Buffer.byteLength(comment), 20);
  return Buffer.concat([...locals, directory, end, Buffer.from(comment)]);
}

/** The texts of a package that is honest, by name. */
export function unzip(bytes: Uint8Array): Map<string, string> {
  const file = Buffer.from(bytes);
  const end = file.lastIndexOf(Buffer.from([0x50, 0x4b, 5, 6]));
  const found = new Map<string, string>();
  let at = file.readUInt32LE(end + 16);
  for (let i = 0; i < file.readUInt16LE(end + 10); i++) {
    const [nameLength, extra, comment] = [28, 30, 32].map((o) => file.readUInt16LE(at + o)) as [number, number, number];
    const name = file.subarray(at + 46, at + 46 + nameLength).toString("utf8");
    const local = file.readUInt32LE(at + 42);
    const start = local + 30 + file.readUInt16LE(local + 26) + file.readUInt16LE(local + 28);
    const body = file.subarray(start, start + file.readUInt32LE(at + 20));
    found.set(name, (file.readUInt16LE(at + 10) === 8 ? inflateRawSync(body) : body).toString("utf8"));
    at += 46 + nameLength + extra + comment;
  }
  return found;
}
