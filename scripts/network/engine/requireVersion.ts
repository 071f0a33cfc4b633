import { NetworkError } from "../../../network/NetworkError.js";
import { engine as profile } from "../../../network/profile.js";
import { askTool } from "./askTool.js";
import type { Engine } from "./findEngine.js";

/** How long Besu may take to say its version, seconds: it starts a Java for it. */
const answerWithin = 60;

/** How Besu writes its version among other things: `besu/v26.8.0/linux-x86_64/openjdk-java-25`. */
const form = /\bbesu\/v(\d+(?:\.\d+)+)(-rc\d*)?/i;

/**
 * Requires a Besu that is new enough: an older one reads the nodes' files otherwise, or not at all. The pinned image's
 * version stands in its name.
 *
 * @throws {NetworkError} ENGINE_OLD; ENGINE_VERSION_UNKNOWN where it does not tell.
 */
export async function requireVersion(engine: Engine): Promise<void> {
  if (engine.kind === "docker") return;
  const { path } = engine;
  const { version } = profile;
  const { exitCode, stdout, stderr, reason } = await askTool(path, ["--version"], answerWithin);
  const [, found, candidate] = form.exec(stdout) ?? [];
  if (exitCode !== 0 || found === undefined) {
    const said = `${stdout}\n${stderr}`.trim().split("\n").at(-1) ?? "";
    throw new NetworkError("ENGINE_VERSION_UNKNOWN", { path, version, reason: reason || said.slice(0, 300) || "?" });
  }
  const order = compare(found, version);
  // A candidate for a release comes before it.
  if (order < 0 || (order === 0 && candidate !== undefined)) {
    throw new NetworkError("ENGINE_OLD", { path, version, found: `${found}${candidate ?? ""}` });
  }
}

/** Compares two versions, number by number: below zero where the first is older. What is left out counts as zero. */
function compare(one: string, other: string): number {
  const theirs = other.split(".").map(Number);
  const ours = one.split(".").map(Number);
  const differences = theirs.map((number, place) => (ours[place] ?? 0) - number);
  return differences.find((difference) => difference !== 0) ?? 0;
}
