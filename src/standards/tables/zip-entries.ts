import { Inflate } from 'fflate';
import type { Steps } from './cell.js';

/** One file of an archive, as its table of contents tells of it (PKWARE APPNOTE 4.3.12). */
export interface ZipEntry {
  readonly name: string;
  readonly size: number;
  readonly packed: Uint8Array;
  readonly stored: boolean;
}

const END = 0x06054b50;
const ENTRY = 0x02014b50;
const LOCAL = 0x04034b50;
const END_BYTES = 22;
const COMMENT_MAX = 0xffff;
const ENTRIES_MAX = 2000;
/** Packed bytes between two looks at what became of them: at most a thousandfold. */
const STEP = 4096;

export function isZip(bytes: Uint8Array): boolean {
  return bytes[0] === 0x50 && bytes[1] === 0x4b && (bytes[2] === 3 || bytes[2] === 5);
}

/** The table of contents; null where the archive is cut off, damaged, encrypted or larger than 4 GB says it is. */
export function readEntries(bytes: Uint8Array): ReadonlyMap<string, ZipEntry> | null {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const end = endOf(view);
  if (end === null) return null;
  const entries = new Map<string, ZipEntry>();
  let at = view.getUint32(end + 16, true);
  const count = view.getUint16(end + 10, true);
  if (count > ENTRIES_MAX) return null;
  for (let index = 0; index < count; index++) {
    if (at + 46 > bytes.length || view.getUint32(at, true) !== ENTRY) return null;
    const [flags, method] = [view.getUint16(at + 8, true), view.getUint16(at + 10, true)];
    const [packed, size] = [view.getUint32(at + 20, true), view.getUint32(at + 24, true)];
    const [nameLength, extra, comment] = [
      view.getUint16(at + 28, true),
      view.getUint16(at + 30, true),
      view.getUint16(at + 32, true),
    ];
    const local = view.getUint32(at + 42, true);
    const name = new TextDecoder().decode(bytes.subarray(at + 46, at + 46 + nameLength));
    at += 46 + nameLength + extra + comment;
    if ((flags & 1) === 1 || (method !== 0 && method !== 8)) return null;
    if (local + 30 > bytes.length || view.getUint32(local, true) !== LOCAL) return null;
    const from = local + 30 + view.getUint16(local + 26, true) + view.getUint16(local + 28, true);
    if (from + packed > bytes.length) return null;
    entries.set(name, { name, size, packed: bytes.subarray(from, from + packed), stored: method === 0 });
  }
  return entries;
}

/** Unpacks by small steps, never more than the entry says it holds. Returns false where it holds more, or is damaged. */
export function* inflate(entry: ZipEntry, take: (chunk: Uint8Array) => void): Steps<boolean> {
  if (entry.stored) {
    for (let at = 0; at < entry.packed.length; at += STEP * 16) {
      take(entry.packed.subarray(at, at + STEP * 16));
      yield;
    }
    return true;
  }
  let bytes = 0;
  let chunks: Uint8Array[] = [];
  const unpacked = new Inflate((chunk) => chunks.push(chunk));
  for (let at = 0; at < entry.packed.length; at += STEP) {
    try {
      unpacked.push(entry.packed.subarray(at, at + STEP), at + STEP >= entry.packed.length);
    } catch {
      return false; // fflate's own error says which byte, not what to do
    }
    for (const chunk of chunks) {
      bytes += chunk.length;
      if (bytes > entry.size) return false;
      take(chunk);
    }
    chunks = [];
    yield;
  }
  return bytes === entry.size;
}

function endOf(view: DataView): number | null {
  const last = view.byteLength - END_BYTES;
  for (let at = last; at >= Math.max(0, last - COMMENT_MAX); at--)
    if (view.getUint32(at, true) === END) return at;
  return null;
}
