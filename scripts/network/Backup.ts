import { createHash } from "node:crypto";
import { cpSync, createReadStream, existsSync, readdirSync, renameSync } from "node:fs";
import { join, relative, sep } from "node:path";
import { pipeline } from "node:stream/promises";

import { readJsonFile } from "../../network/Network.js";
import { NetworkError } from "../../network/NetworkError.js";
import { writeAtomically } from "../files.js";

/** Version of the form of a backup's list. */
const backupFormat = "elicense-backup/1";

const listFile = "backup.json";

/** What stands for the checksum of a link and the like, which a node's data do not have. */
const noFile = "no file";

/** What a backup is of. */
export interface BackupSubject {
  /** Hash of the chain's first block. */
  readonly genesisHash: string;
  /** Name of the node. */
  readonly node: string;
}

/** A backup's list: what it is of, and what each of its files has. */
export interface Backup extends BackupSubject {
  readonly format: typeof backupFormat;
  /** SHA-256 in hexadecimal, by path. */
  readonly files: Readonly<Record<string, string>>;
}

/**
 * Copies a node's data, and lists the checksums of the copies.
 *
 * @param data - The node's data; the node must not run.
 * @param target - Folder of the backup, which must not be there or be empty.
 * @throws {NetworkError} FOLDER_TAKEN, or FILE_UNREADABLE where there are no data.
 */
export async function makeBackup(data: string, target: string, subject: BackupSubject): Promise<Backup> {
  if (!existsSync(data)) throw new NetworkError("FILE_UNREADABLE", { path: data, reason: "ENOENT" });
  if (existsSync(target) && readdirSync(target).length > 0) throw new NetworkError("FOLDER_TAKEN", { path: target });
  cpSync(data, join(target, "data"), { recursive: true, preserveTimestamps: true });
  const files = await checksums(join(target, "data"));
  const backup: Backup = { format: backupFormat, ...subject, files };
  // Last: a copy that was broken off has no list, and is no backup.
  writeAtomically(join(target, listFile), JSON.stringify(backup, undefined, 2) + "\n");
  return backup;
}

/**
 * Puts a backup in the place of a node's data, once all of it was found unharmed. What was there is put aside.
 *
 * @returns Where the data are now that were there before, if any were.
 * @throws {NetworkError} FILE_UNREADABLE, FILE_NOT_JSON, BACKUP_OTHER, BACKUP_BROKEN; nothing was changed then.
 */
export async function restoreBackup(
  source: string,
  data: string,
  { node, genesisHash }: BackupSubject,
): Promise<string | undefined> {
  const backup = (readJsonFile(join(source, listFile)) ?? {}) as Partial<Backup>;
  if (backup.format !== backupFormat || backup.node !== node || backup.genesisHash !== genesisHash) {
    throw new NetworkError("BACKUP_OTHER", {
      path: source,
      // Whatever stands there: it may be no text.
      node: textOf(backup.node),
      genesisHash: textOf(backup.genesisHash),
      expected: `${node} (${genesisHash})`,
    });
  }
  await requireUnharmed(join(source, "data"), backup.files ?? {}, source);
  const aside = existsSync(data) ? freeName(data) : undefined;
  const fresh = freeName(`${data}.restored`);
  cpSync(join(source, "data"), fresh, { recursive: true, preserveTimestamps: true });
  if (aside !== undefined) renameSync(data, aside);
  renameSync(fresh, data);
  return aside;
}

function textOf(value: unknown): string {
  return typeof value === "string" ? value : "?";
}

async function requireUnharmed(folder: string, listed: Backup["files"], path: string): Promise<void> {
  const found = await checksums(folder);
  const names = new Set([...Object.keys(listed), ...Object.keys(found)]);
  const harmed = [...names].find((name) => listed[name] !== found[name] || found[name] === noFile);
  if (harmed !== undefined) throw new NetworkError("BACKUP_BROKEN", { path, file: harmed });
}

async function checksums(folder: string): Promise<Readonly<Record<string, string>>> {
  const sums: (readonly [path: string, sum: string])[] = [];
  const entries = existsSync(folder) ? readdirSync(folder, { withFileTypes: true, recursive: true }) : [];
  for (const entry of entries.filter((each) => !each.isDirectory())) {
    const path = join(entry.parentPath, entry.name);
    sums.push([relative(folder, path).split(sep).join("/"), entry.isFile() ? await checksum(path) : noFile]);
  }
  // Made at once: of a file `__proto__` an assignment would keep nothing.
  return Object.fromEntries(sums.sort(([one], [other]) => (one < other ? -1 : 1)));
}

async function checksum(path: string): Promise<string> {
  const hash = createHash("sha256");
  await pipeline(createReadStream(path), hash);
  return hash.digest("hex");
}

/** A name beside a folder's that nothing has. */
function freeName(path: string): string {
  for (let number = 1; ; number++) {
    const name = `${path}.${String(number)}`;
    if (!existsSync(name)) return name;
  }
}
