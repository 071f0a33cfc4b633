import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { join } from "node:path";

import { imageEnvironment } from "../imageEnvironment.js";

/** A container as Docker has it. */
export interface FakeContainer {
  readonly id: string;
  readonly name: string;
  readonly mounts: readonly { readonly source: string; readonly target: string; readonly readonly: boolean }[];
  readonly options: Readonly<Record<string, readonly string[]>>;
  readonly command: readonly string[];
  readonly process: number | null;
}

/** A machine's Docker. */
export interface FakeDocker {
  /** A PATH on which there are Docker and what a system has, and no Besu. */
  readonly path: string;
  /** Docker's program. */
  readonly program: string;
  readonly containers: () => readonly FakeContainer[];
  /** Has the service answer no more, or again. */
  readonly setDown: (isDown: boolean) => void;
  /** Has a command be refused with some words; no more with none. */
  readonly refuse: (command: string, words: string | undefined) => void;
  /** Takes the image away, as on a machine without internet that never had it, or gives it back. */
  readonly setImage: (isThere: boolean) => void;
  /** Ends whatever still runs. */
  readonly stop: () => void;
}

/** Programs of the system that are asked besides Docker. */
const tools = ["ps"];

/**
 * Puts a Docker on a machine; `docker.ts` says what it does.
 *
 * @param folder - A folder of its own.
 */
export function installDocker(folder: string): FakeDocker {
  const [bin, state] = [join(folder, "bin"), join(folder, "state")];
  const program = join(bin, "docker");
  mkdirSync(bin, { recursive: true });
  mkdirSync(state, { recursive: true });
  const words = [process.execPath, join(import.meta.dirname, "docker.ts"), state].map(
    (word) => `'${word.replaceAll("'", "'\\''")}'`,
  );
  writeFileSync(program, `#!/bin/sh\nexec ${words.join(" ")} "$@"\n`, { mode: 0o755 });
  for (const tool of tools) {
    const place = ["/usr/bin", "/bin"].map((each) => join(each, tool)).find((each) => existsSync(each));
    if (place !== undefined) symlinkSync(place, join(bin, tool));
  }
  writeFileSync(join(state, "environment.json"), JSON.stringify(imageEnvironment));
  const mark = (name: string, text: string | undefined): void => {
    if (text === undefined) rmSync(join(state, name), { force: true });
    else writeFileSync(join(state, name), text);
  };
  const setImage = (isThere: boolean): void => mark("images", isThere ? "hyperledger/besu:26.8.0\n" : "");
  setImage(true);
  const places = (): readonly string[] => {
    const all = join(state, "containers");
    return existsSync(all) ? readdirSync(all).map((id) => join(all, id)) : [];
  };
  const containers = (): readonly FakeContainer[] =>
    places().map((place) => JSON.parse(readFileSync(join(place, "container.json"), "utf8")) as FakeContainer);
  return {
    ...{ path: bin, program, containers, setImage },
    setDown: (isDown) => mark("service-is-down", isDown ? "" : undefined),
    refuse: (command, said) => mark(`refuses-${command}`, said),
    stop: () => {
      for (const { id, process: pid } of containers()) {
        if (pid !== null && !existsSync(join(state, "containers", id, "exit"))) process.kill(-pid, "SIGKILL");
      }
    },
  };
}
