import { once } from "node:events";
import { crc32 } from "node:zlib";

import { fromBuffer, type Entry, type ZipFile } from "yauzl";

import { elementCounter } from "./countElements.js";

/**
 * How large a workbook may be, bytes, and what may be packed in it: what 100,000 licenses need, with strings of their own,
 * as Excel writes them. Elements are counted as well as bytes, since each takes a hundred bytes of memory and more once it
 * is read, however few it has in the file.
 */
export const maxXlsxBytes = 64 * 1_048_576;
const maxUnpackedBytes = 200 * 1_048_576;
const maxCells = 3_500_000;
const maxOthers = 500_000;
const maxEntries = 2_000;

/** The record at the end of an archive without a comment. */
const endRecordBytes = 22;
const endRecordSignature = 0x06054b50;

/**
 * Unpacks an archive without keeping anything, to find out whether it is sound and how much is in it: a small file can
 * be packed so that it fills the memory of whoever opens it. One that says twice what is in it, and not the same, is not
 * sound: whoever opens it may believe the other.
 */
export async function inspectZip(bytes: Buffer): Promise<"CSV_XLSX_DAMAGED" | "CSV_XLSX_TOO_LARGE" | undefined> {
  try {
    const archive = await openArchive(bytes);
    if (archive.entryCount > maxEntries) return "CSV_XLSX_TOO_LARGE";
    if (!hasOneDirectory(bytes, archive)) return "CSV_XLSX_DAMAGED";
    let unpacked = 0;
    const count = elementCounter();
    for await (const entry of entriesOf(archive)) {
      const { compressionMethod } = await archive.readLocalFileHeaderPromise(entry);
      if (compressionMethod !== entry.compressionMethod) return "CSV_XLSX_DAMAGED";
      let sum = 0;
      for await (const chunk of await openEntry(archive, entry)) {
        sum = crc32(chunk, sum);
        unpacked += (chunk as Buffer).length;
        const { cells, others } = count(chunk as Buffer);
        if (unpacked > maxUnpackedBytes || cells > maxCells || others > maxOthers) return "CSV_XLSX_TOO_LARGE";
      }
      // Nobody who unpacks it later compares them, and a character more or less looks like a name.
      if (sum !== entry.crc32) return "CSV_XLSX_DAMAGED";
    }
    return undefined;
  } catch {
    return "CSV_XLSX_DAMAGED";
  }
}

function openArchive(bytes: Buffer): Promise<ZipFile> {
  return new Promise((resolve, reject) => {
    fromBuffer(bytes, { lazyEntries: true }, (error, archive) => {
      if (error) reject(error);
      else resolve(archive);
    });
  });
}

/**
 * Whether an archive ends with the record that names its directory, and that names the one that was found: a record in a
 * comment, or one for ZIP64, may name another. Before the first entry is read.
 */
function hasOneDirectory(bytes: Buffer, { entryCount, readEntryCursor }: ZipFile): boolean {
  const end = bytes.length - endRecordBytes;
  return (
    bytes.readUInt32LE(end) === endRecordSignature &&
    bytes.readUInt16LE(end + 10) === entryCount &&
    // The library's types take the place of the next entry for a flag.
    bytes.readUInt32LE(end + 16) === Number(readEntryCursor)
  );
}

async function* entriesOf(archive: ZipFile): AsyncGenerator<Entry> {
  for (let index = 0; index < archive.entryCount; index++) {
    const next = once(archive, "entry") as Promise<[Entry]>;
    archive.readEntry();
    const [entry] = await next;
    yield entry;
  }
}

function openEntry(archive: ZipFile, entry: Entry): Promise<NodeJS.ReadableStream> {
  return new Promise((resolve, reject) => {
    archive.openReadStream(entry, (error, stream) => {
      if (error) reject(error);
      else resolve(stream);
    });
  });
}
