import { fork } from "node:child_process";
import { fileURLToPath } from "node:url";

import type { Figure } from "../Figure.js";
import type { Scene } from "./Scene.js";

/**
 * Measures in a process of its own, so that no subject has another's libraries, heap or compiled code.
 *
 * @param module - A module that serves, by its path from here.
 * @throws What it printed stands in the standard error; it ended without an answer.
 */
export async function measureApart(module: string, scene: Scene): Promise<readonly Figure[]> {
  const path = fileURLToPath(new URL(module, import.meta.url));
  const child = fork(path, { execArgv: ["--import", "tsx/esm", "--expose-gc"], stdio: ["ignore", 2, 2, "ipc"] });
  return new Promise((resolve, reject) => {
    child.once("message", (figures) => resolve(figures as Figure[]));
    child.once("error", reject);
    child.once("exit", (code) =>
      reject(new RangeError(`${module} ended without an answer (exit code ${code ?? "-"})`)),
    );
    child.send(scene);
  });
}
