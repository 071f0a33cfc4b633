import { existsSync, readFileSync } from "node:fs";
import { access, constants, stat, statfs } from "node:fs/promises";
import { dirname, join, resolve } from "node:path";

import { parse } from "dotenv";

import type { Config } from "../../config.js";
import { developmentChainId } from "../../development.js";
import { listKeys, ownerOnly, permissionsOf } from "../../keys/keystore.js";
import type { Finder, Finding } from "./Finding.js";

/** The oldest Node that serves, as `package.json` says. */
export const oldestNode = "22.13.0";

const mebibyte = 2 ** 20;

/** How much room documents take: some 20 KiB each, so that a thousand take 20 MiB. */
const room = { least: 64 * mebibyte, comfortable: 1024 * mebibyte };

/** Permissions of the group and of others. */
const others = 0o077;

/** Names of settings whose values are secrets. */
const secret = /_PRIVATE_KEY$|_REGISTER_KEY$|_CONTEXT_KEY$|_TOKEN$/;

/**
 * Is this Node new enough?
 *
 * @param version - As `process.versions.node` has it.
 */
export function checkRuntime({ found }: Finder, version: string): Finding {
  const [actual, least] = [version, oldestNode].map((each) => each.split(".").map(Number)) as [number[], number[]];
  const [first = 0] = actual.map((part, place) => part - (least[place] ?? 0)).filter((difference) => difference !== 0);
  return found("runtime", first < 0 ? "fail" : "pass", first < 0 ? "doctor.runtimeOld" : "doctor.runtime", {
    version,
    needed: oldestNode,
  });
}

/**
 * Is the file of the settings closed to others, where it has secrets? On the development chain these are none.
 *
 * @param chainId - Chain that the settings are for.
 */
export async function checkSettings({ found }: Finder, root: string, chainId: number): Promise<Finding> {
  const file = join(root, ".env");
  const permissions = await permissionsOf(file);
  if (permissions === undefined) return found("settings", "pass", "doctor.settingsNone");
  const settings = Object.entries(parse(readFileSync(file)));
  const secrets = settings.filter(([name, value]) => value !== "" && (secret.test(name) || hasPassword(value)));
  const values = { file, permissions: permissions.toString(8), count: secrets.length };
  if ((permissions & others) === 0 || secrets.length === 0) return found("settings", "pass", "doctor.settings", values);
  return found("settings", chainId === developmentChainId ? "warn" : "fail", "doctor.settingsOpen", values);
}

/** Are the keystore and its files closed to others? */
export async function checkKeystore({ found, failed }: Finder, { keystore: folder }: Config): Promise<Finding> {
  const permissions = await permissionsOf(folder);
  if (permissions === undefined) return found("keystore", "pass", "doctor.keystoreNone", { folder });
  try {
    const keys = await listKeys(folder);
    const open: string[] = [];
    if ((permissions & ~ownerOnly.folder) !== 0) open.push(folder);
    for (const { file } of keys) if (((await permissionsOf(file)) ?? 0) & ~ownerOnly.file) open.push(file);
    return open.length === 0
      ? found("keystore", "pass", "doctor.keystore", { folder, count: keys.length })
      : found("keystore", "fail", "doctor.keystoreOpen", { files: open.join(", "), folder });
  } catch (error) {
    return failed("keystore", error);
  }
}

/** Is there a register key, and none that everybody knows? */
export function checkRegisterKey({ found }: Finder, { registerKey, chainId }: Config, root: string): Finding {
  if (registerKey === undefined) return found("registerKey", "warn", "doctor.registerKeyNone");
  const example = join(root, ".env.example");
  const published = existsSync(example) ? parse(readFileSync(example)).ELICENSE_REGISTER_KEY : undefined;
  const known = registerKey.toLowerCase() === published?.toLowerCase();
  if (known && chainId !== developmentChainId) return found("registerKey", "fail", "doctor.registerKeyKnown");
  return found("registerKey", "pass", known ? "doctor.registerKeyDevelopment" : "doctor.registerKey");
}

/**
 * Is there room for documents, and may they be written?
 *
 * @param out - Folder that documents are written to; it need not exist yet.
 */
export async function checkDisk({ found }: Finder, out: string): Promise<Finding> {
  const folder = nearest(resolve(out));
  try {
    if (!(await stat(folder)).isDirectory())
      return found("disk", "fail", "doctor.diskClosed", { folder: out, reason: "ENOTDIR" });
    await access(folder, constants.W_OK | constants.X_OK);
    const { bavail, bsize } = await statfs(folder);
    const free = bavail * bsize;
    const values = { folder: out, free: Math.floor(free / mebibyte) };
    if (free < room.least) return found("disk", "fail", "doctor.diskFull", values);
    if (free < room.comfortable) return found("disk", "warn", "doctor.diskLow", values);
    return found("disk", "pass", "doctor.disk", values);
  } catch (error) {
    const reason = (error as NodeJS.ErrnoException).code ?? "?";
    return found("disk", "fail", "doctor.diskClosed", { folder: out, reason });
  }
}

/** The folder itself, or the one above it that exists already. */
function nearest(folder: string): string {
  return existsSync(folder) || dirname(folder) === folder ? folder : nearest(dirname(folder));
}

function hasPassword(value: string): boolean {
  return value.split(",").some((each) => URL.canParse(each.trim()) && new URL(each.trim()).password !== "");
}
