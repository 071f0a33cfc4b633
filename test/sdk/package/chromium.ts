import { execFileSync } from "node:child_process";
import { createReadStream, createWriteStream, existsSync, mkdirSync, renameSync, rmSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { pipeline } from "node:stream/promises";
import { createBrotliDecompress } from "node:zlib";

import { projectRoot } from "../../../scripts/config.js";

/** A browser that can be started. */
export interface Chromium {
  readonly path: string;
  /** What its environment needs. */
  readonly env: Readonly<Record<string, string>>;
}

/**
 * Unpacks the Chromium that npm brought, once, with the libraries that a bare machine lacks. It is for Linux on x64: a
 * machine of another kind names its own by PUPPETEER_EXECUTABLE_PATH.
 */
export async function findChromium(): Promise<Chromium> {
  const own = process.env.PUPPETEER_EXECUTABLE_PATH;
  if (own !== undefined) return { path: own, env: {} };

  const manifest = join(dirname(createRequire(import.meta.url).resolve("@sparticuz/chromium")), "..", "package.json");
  const { version } = createRequire(import.meta.url)(manifest) as { readonly version: string };
  const folder = join(projectRoot, "cache", `chromium-${version}`);
  if (!existsSync(folder)) await unpack(join(dirname(manifest), "bin"), folder);
  return { path: join(folder, "chromium"), env: { LD_LIBRARY_PATH: join(folder, "lib") } };
}

/** Unpacks into a folder that gets its name when it is whole: a run that is broken off leaves nothing to start. */
async function unpack(from: string, to: string): Promise<void> {
  const folder = `${to}.${String(process.pid)}`;
  mkdirSync(folder, { recursive: true });
  try {
    await decompress(join(from, "chromium.br"), join(folder, "chromium"));
    await decompress(join(from, "al2023.tar.br"), join(folder, "libraries.tar"));
    execFileSync("tar", ["xf", "libraries.tar"], { cwd: folder });
    renameSync(folder, to);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

async function decompress(from: string, to: string): Promise<void> {
  await pipeline(createReadStream(from), createBrotliDecompress(), createWriteStream(to, { mode: 0o700 }));
}
