import { existsSync } from "node:fs";
import { delimiter, join } from "node:path";

import { NetworkError } from "../../../network/NetworkError.js";
import { engine } from "../../../network/profile.js";

/** A Hyperledger Besu to run nodes with. */
export type Engine =
  | { readonly kind: "program"; readonly path: string }
  | { readonly kind: "docker"; readonly path: string; readonly image: string };

/**
 * Finds Besu: in BESU_HOME, on the PATH, or as a pinned image where there is Docker.
 *
 * @throws {NetworkError} ENGINE_MISSING; ENGINE_NOT_AT_HOME where BESU_HOME has none: who says where it is wants no other.
 */
export function findEngine(env: Readonly<Record<string, string | undefined>> = process.env): Engine {
  const home = env.BESU_HOME;
  if (home) return { kind: "program", path: programAt(home) };
  const program = findOnPath("besu", env);
  if (program !== undefined) return { kind: "program", path: program };
  const docker = findOnPath("docker", env);
  if (docker !== undefined) return { kind: "docker", path: docker, image: engine.image };
  throw new NetworkError("ENGINE_MISSING", { version: engine.version });
}

function programAt(home: string): string {
  const path = join(home, "bin", "besu");
  if (existsSync(path)) return path;
  throw new NetworkError("ENGINE_NOT_AT_HOME", { home, path, version: engine.version });
}

function findOnPath(name: string, { PATH = "" }: Readonly<Record<string, string | undefined>>): string | undefined {
  const folders = PATH.split(delimiter).filter((folder) => folder !== "");
  return folders.map((folder) => existing(join(folder, name))).find((path) => path !== undefined);
}

function existing(path: string): string | undefined {
  return existsSync(path) ? path : undefined;
}
