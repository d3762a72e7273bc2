import { createReadStream } from 'node:fs';
import { stat } from 'node:fs/promises';
import { crc32 } from 'node:zlib';

/** A file for an archive; `name` is its path there, with forward slashes. */
export interface ZipMember {
  readonly name: string;
  readonly path: string;
}

/** An archive that is made while it is read. */
export interface StoredZip {
  readonly sizeBytes: number;
  chunks(): AsyncGenerator<Uint8Array, void>;
}

interface Measured extends ZipMember {
  readonly nameBytes: Uint8Array;
  readonly sizeBytes: number;
  readonly crc: number;
  readonly offset: number;
}

const most32 = 0xffffffff;
const most16 = 0xffff;
/** 1 January 1980, the first day that an archive can name: those of its files would tell when it was made. */
const firstDay = 0x21;
/** Names are UTF-8. */
const utf8Flag = 0x0800;
const localHeadBytes = 30 + 20;
const zip64Version = 45;

/**
 * An archive of files as they are, without compression (pictures hold little to gain), by PKWARE's APPNOTE 6.3 with ZIP64 for what exceeds
 * 4 GB. Every file is read once for its checksum, so that sizes stand in front of the data and any program can unpack it.
 */
export async function storedZip(members: readonly ZipMember[]): Promise<StoredZip> {
  const measured: Measured[] = [];
  let offset = 0;
  for (const member of members) {
    const { size } = await stat(member.path);
    const nameBytes = new TextEncoder().encode(member.name);
    measured.push({ ...member, nameBytes, sizeBytes: size, crc: await crcOf(member.path), offset });
    offset += localHeadBytes + nameBytes.length + size;
  }
  const directory = Buffer.concat(measured.map(directoryEntry));
  const end = endOfDirectory(measured.length, directory.length, offset);
  return {
    sizeBytes: offset + directory.length + end.length,
    async *chunks() {
      for (const member of measured) {
        yield localHead(member);
        yield* createReadStream(member.path, { highWaterMark: 1024 * 1024 });
      }
      yield directory;
      yield end;
    },
  };
}

async function crcOf(path: string): Promise<number> {
  let crc = 0;
  for await (const chunk of createReadStream(path, { highWaterMark: 1024 * 1024 })) crc = crc32(chunk, crc);
  return crc;
}

/** Every one has the ZIP64 extra field, so that none needs to be known to be large before. */
function localHead({ nameBytes, sizeBytes, crc }: Measured): Buffer {
  const head = Buffer.alloc(localHeadBytes + nameBytes.length);
  head.writeUInt32LE(0x04034b50, 0);
  common(head, 4, nameBytes.length, crc, 20);
  head.set(nameBytes, 30);
  const extra = 30 + nameBytes.length;
  head.writeUInt16LE(1, extra);
  head.writeUInt16LE(16, extra + 2);
  head.writeBigUInt64LE(BigInt(sizeBytes), extra + 4);
  head.writeBigUInt64LE(BigInt(sizeBytes), extra + 12);
  return head;
}

function directoryEntry({ nameBytes, sizeBytes, crc, offset }: Measured): Buffer {
  const entry = Buffer.alloc(46 + nameBytes.length + 28);
  entry.writeUInt32LE(0x02014b50, 0);
  // Made on Unix, by which name and rights are read; an ordinary file that its owner may write.
  entry.writeUInt16LE((3 << 8) | zip64Version, 4);
  common(entry, 6, nameBytes.length, crc, 28);
  entry.writeUInt32LE((0o100644 << 16) >>> 0, 38);
  entry.writeUInt32LE(most32, 42);
  entry.set(nameBytes, 46);
  const extra = 46 + nameBytes.length;
  entry.writeUInt16LE(1, extra);
  entry.writeUInt16LE(24, extra + 2);
  entry.writeBigUInt64LE(BigInt(sizeBytes), extra + 4);
  entry.writeBigUInt64LE(BigInt(sizeBytes), extra + 12);
  entry.writeBigUInt64LE(BigInt(offset), extra + 20);
  return entry;
}

/** What local heads and directory entries have in common: version, flags, method, time, checksum, sizes (in the extra field), lengths. */
function common(bytes: Buffer, at: number, nameLength: number, crc: number, extraLength: number): void {
  bytes.writeUInt16LE(zip64Version, at);
  bytes.writeUInt16LE(utf8Flag, at + 2);
  bytes.writeUInt16LE(firstDay, at + 8);
  bytes.writeUInt32LE(crc, at + 10);
  bytes.writeUInt32LE(most32, at + 14);
  bytes.writeUInt32LE(most32, at + 18);
  bytes.writeUInt16LE(nameLength, at + 22);
  bytes.writeUInt16LE(extraLength, at + 24);
}

/** ZIP64 end of the directory with its locator, then the old one that points to it. */
function endOfDirectory(count: number, directoryBytes: number, directoryOffset: number): Buffer {
  const end = Buffer.alloc(56 + 20 + 22);
  end.writeUInt32LE(0x06064b50, 0);
  end.writeBigUInt64LE(44n, 4);
  end.writeUInt16LE(zip64Version, 12);
  end.writeUInt16LE(zip64Version, 14);
  end.writeBigUInt64LE(BigInt(count), 24);
  end.writeBigUInt64LE(BigInt(count), 32);
  end.writeBigUInt64LE(BigInt(directoryBytes), 40);
  end.writeBigUInt64LE(BigInt(directoryOffset), 48);
  end.writeUInt32LE(0x07064b50, 56);
  end.writeBigUInt64LE(BigInt(directoryOffset + directoryBytes), 64);
  end.writeUInt32LE(1, 72);
  end.writeUInt32LE(0x06054b50, 76);
  end.writeUInt16LE(Math.min(count, most16), 84);
  end.writeUInt16LE(Math.min(count, most16), 86);
  end.writeUInt32LE(Math.min(directoryBytes, most32), 88);
  end.writeUInt32LE(Math.min(directoryOffset, most32), 92);
  return end;
}
