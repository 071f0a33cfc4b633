import { randomUUID } from "node:crypto";
import {
  chmodSync,
  closeSync,
  existsSync,
  fsyncSync,
  linkSync,
  mkdirSync,
  openSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from "node:fs";
import { dirname } from "node:path";

import { computeAddress, SigningKey, Wallet } from "ethers";

import { fileUnreadable, NetworkError } from "./NetworkError.js";

/** A node's key as it may be known to everybody. */
export interface PublicNodeKey {
  /** Address: the last 20 bytes of keccak256 of the public key. */
  readonly address: string;
  /** The point on secp256k1, 64 bytes in hexadecimal with 0x: what an enode has. */
  readonly publicKey: string;
}

/** A node's key. Only the node and the making of its card read it. */
export interface NodeKey extends PublicNodeKey {
  /** 32 bytes in hexadecimal with 0x. */
  readonly privateKey: string;
}

const [folderMode, fileMode] = [0o700, 0o600];

/** Bits of a file's mode by which others than its owner may do something with it. */
const othersMode = 0o077;

/**
 * Makes a node's key where there is none yet, in a file that nobody else can read; one that is there stays.
 *
 * @param path - File of the key, 64 hexadecimal digits with 0x, as Besu takes it.
 * @returns The key, and whether it was made now.
 * @throws {NetworkError} what {@link readNodeKey} throws of a key that is there.
 */
export function makeNodeKey(path: string): { readonly key: NodeKey; readonly isNew: boolean } {
  const isNew = !existsSync(path) && wroteSecret(path, Wallet.createRandom().privateKey);
  return { key: readNodeKey(path), isNew };
}

/**
 * Writes a secret as {@link writeSecret} does, unless another program has made the file meanwhile, whose secret stays.
 *
 * @returns Whether it was written.
 */
export function wroteSecret(path: string, secret: string): boolean {
  try {
    writeSecret(path, secret);
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "EEXIST") return false;
    throw error;
  }
}

/**
 * Writes a secret into a file of its own that nobody else can read, and that was not there before. Broken off at whatever
 * moment, it leaves the file whole or none of that name: an empty one would be taken for a key that was lost.
 *
 * @throws {Error} EEXIST where it was.
 */
export function writeSecret(path: string, secret: string): void {
  mkdirSync(dirname(path), { recursive: true, mode: folderMode });
  // A folder that was there before may be open.
  chmodSync(dirname(path), folderMode);
  const beside = `${path}.${randomUUID()}.tmp`;
  try {
    writeThrough(beside, secret);
    // Unlike a renaming, it takes no other file's place.
    linkSync(beside, path);
  } finally {
    rmSync(beside, { force: true });
  }
}

function writeThrough(path: string, secret: string): void {
  const descriptor = openSync(path, "wx", fileMode);
  try {
    writeFileSync(descriptor, secret);
    fsyncSync(descriptor);
  } finally {
    closeSync(descriptor);
  }
}

/**
 * Reads a node's key.
 *
 * @throws {NetworkError} FILE_UNREADABLE, NODE_KEY_OPEN where others may read it, NODE_KEY_FORM.
 */
export function readNodeKey(path: string): NodeKey {
  requireClosed(path);
  const text = readSecret(path).trim();
  const privateKey = text.startsWith("0x") ? text : `0x${text}`;
  try {
    return { privateKey, ...publicNodeKey(privateKey) };
  } catch {
    // The reason would quote the key.
    throw new NetworkError("NODE_KEY_FORM", { path });
  }
}

function readSecret(path: string): string {
  try {
    return readFileSync(path, "utf8");
  } catch (error) {
    throw fileUnreadable(path, error);
  }
}

/**
 * Refuses a secret's file that others can read.
 *
 * @throws {NetworkError} FILE_UNREADABLE, NODE_KEY_OPEN.
 */
export function requireClosed(path: string): void {
  const mode = modeOf(path) & 0o777;
  if ((mode & othersMode) !== 0) throw new NetworkError("NODE_KEY_OPEN", { path, mode: mode.toString(8) });
}

function modeOf(path: string): number {
  try {
    return statSync(path).mode;
  } catch (error) {
    throw fileUnreadable(path, error);
  }
}

/** Gives what everybody may know of a private key. */
export function publicNodeKey(privateKey: string): PublicNodeKey {
  const uncompressed = new SigningKey(privateKey).publicKey;
  return { address: computeAddress(uncompressed), publicKey: `0x${uncompressed.slice(4)}` };
}
