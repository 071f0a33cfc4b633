import { createRequire } from "node:module";

import { errorOf } from "@elicense/sdk";

/** The package that brings anvil's program for a platform, by the platform's name in Node. */
const packages: Readonly<Record<string, string>> = {
  "linux-x64": "@foundry-rs/anvil-linux-amd64",
  "linux-arm64": "@foundry-rs/anvil-linux-arm64",
  "darwin-x64": "@foundry-rs/anvil-darwin-amd64",
  "darwin-arm64": "@foundry-rs/anvil-darwin-arm64",
  "win32-x64": "@foundry-rs/anvil-win32-amd64",
};

/**
 * Finds anvil's own program. npm's wrapper around it would stand between us and its signals and exit code.
 *
 * @param platform - As `linux-x64`; this machine's if left out.
 * @returns Path of the program.
 * @throws {ElicenseError} CHAIN_PROGRAM_MISSING where none is installed for the platform.
 */
export function findAnvil(platform = `${process.platform}-${process.arch}`): string {
  const name = packages[platform];
  const program = platform.startsWith("win32") ? "anvil.exe" : "anvil";
  try {
    if (name !== undefined) return createRequire(import.meta.url).resolve(`${name}/bin/${program}`);
  } catch {
    // npm leaves out the packages of other platforms, and every optional one with --omit=optional.
  }
  throw errorOf("CHAIN_PROGRAM_MISSING", { platform });
}
