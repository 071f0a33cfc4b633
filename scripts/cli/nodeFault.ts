/**
 * Says what is wrong with the Node that runs a program, in English and in Chinese: what the program imports from Node may
 * be missing there, and the language that was asked for is not known yet.
 *
 * @param version - The Node's, such as `22.13.0`.
 * @param needed - The range of `engines.node` in the program's manifest: `>=` and a version.
 * @returns Two lines; `undefined` where the Node is new enough.
 */
export function nodeFault(version: string, needed: string): string | undefined {
  const oldest = needed.replace(">=", "");
  const [major = 0, minor = 0, patch = 0] = numbersOf(version);
  const [oldestMajor = 0, oldestMinor = 0, oldestPatch = 0] = numbersOf(oldest);
  const ahead = major - oldestMajor || minor - oldestMinor || patch - oldestPatch;
  if (ahead >= 0) return undefined;
  return [
    `elicense needs Node ${oldest} or newer, and this is Node ${version}. Install a newer one from https://nodejs.org, or have it come first on the PATH, then run the command again.`,
    `elicense 需要 Node ${oldest} 或更高版本，当前为 Node ${version}。请从 https://nodejs.org 安装新版本，或在 PATH 中将其置于最前，然后重新运行命令。`,
  ].join("\n");
}

function numbersOf(version: string): readonly number[] {
  return version.split(".").map((part) => parseInt(part, 10));
}
