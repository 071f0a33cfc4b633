import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";

/** A package's manifest, as far as it is read here. */
interface Manifest {
  readonly name: string;
  readonly version: string;
  readonly license: string;
}

/**
 * Quotes the licenses of the packages that modules come from: most ask for that of whoever passes them on.
 *
 * @param modules - Their paths; those in no `node_modules` are the project's own.
 * @throws {Error} A package has no text of its license.
 */
export function noticesOf(modules: readonly string[]): string {
  const folders = new Set(modules.map((path) => /^.*[\\/]node_modules[\\/](?:@[^\\/]+[\\/])?[^\\/]+/.exec(path)?.[0]));
  const notices = [...folders].filter((folder) => folder !== undefined).map(noticeOf);
  return notices.sort().join(`\n${"-".repeat(80)}\n\n`);
}

function noticeOf(folder: string): string {
  const { name, version, license } = JSON.parse(readFileSync(join(folder, "package.json"), "utf8")) as Manifest;
  const file = readdirSync(folder).find((entry) => /^licen[cs]e/i.test(entry));
  if (file === undefined) throw new Error(`${name} has no text of its license`);
  return `${name} ${version} (${license})\n\n${readFileSync(join(folder, file), "utf8").trim()}\n`;
}
