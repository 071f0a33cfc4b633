import { spawn, type ChildProcess } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { fileURLToPath } from "node:url";

import { expect } from "chai";

import { RunLock } from "../../../scripts/journal/RunLock.js";

const module = fileURLToPath(new URL("../../../scripts/journal/RunLock.ts", import.meta.url));

/** Runs a program in a process of its own, with the lock, a counter's file and functions on it. */
function run(folder: string, program: string): ChildProcess {
  const prelude = `
    import { readFileSync, writeFileSync } from "node:fs";
    import { setTimeout as sleep } from "node:timers/promises";
    import { RunLock } from ${JSON.stringify(module)};

    const lock = new RunLock(${JSON.stringify(join(folder, "lock"))});
    const counter = ${JSON.stringify(join(folder, "counter"))};
    const increase = async () => {
      const count = Number(readFileSync(counter, "utf8"));
      await sleep(1);
      writeFileSync(counter, String(count + 1));
    };`;
  return spawn(process.execPath, ["--import", "tsx/esm", "--input-type=module", "--eval", prelude + program], {
    stdio: ["ignore", "pipe", "inherit"],
  });
}

describe("the lock of runs", () => {
  let folder: string;
  let counter: string;
  let lock: RunLock;

  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), "elicense-lock-"));
    counter = join(folder, "counter");
    writeFileSync(counter, "0");
    lock = new RunLock(join(folder, "lock"));
  });

  afterEach(() => {
    lock.close();
    rmSync(folder, { recursive: true });
  });

  const count = (): number => Number(readFileSync(counter, "utf8"));

  it("lets one after the other decide, in this process and in others", async () => {
    const increaseAll = "await Promise.all(Array.from({ length: 25 }, () => lock.hold(increase)));";
    const others = [1, 2, 3].map(() => once(run(folder, increaseAll), "exit"));
    const own = Array.from({ length: 25 }, () =>
      lock.hold(async () => {
        const before = count();
        await sleep(1);
        writeFileSync(counter, String(before + 1));
      }),
    );
    await Promise.all([...own, ...others]);
    expect(count()).to.equal(100);
  }).timeout(60_000);

  it("is free again where the action fails, and gives its error", async () => {
    const fault = new Error("as the test wants it");
    const failed = lock.hold(() => Promise.reject(fault)).catch((error: unknown) => error);
    expect(await lock.hold(() => Promise.resolve("next"))).to.equal("next");
    expect(await failed).to.equal(fault);
  });

  it("is free again where it is closed while it is held, whose holder goes on undisturbed", async () => {
    const path = join(folder, "closed");
    const [closed, other] = [new RunLock(path), new RunLock(path)];
    const held = closed.hold(async () => {
      closed.close();
      return other.hold(() => Promise.resolve("taken"));
    });
    expect(await held).to.equal("taken");
    other.close();
  });

  it("is free again where its holder is killed", async () => {
    const holder = run(folder, "await lock.hold(async () => { console.log('held'); await sleep(60_000); });");
    await once(holder.stdout!, "data");
    let held = false;
    const waiting = lock.hold(() => Promise.resolve((held = true)));
    await sleep(100);
    expect(held).to.equal(false);

    holder.kill("SIGKILL");
    await waiting;
    expect(held).to.equal(true);
  }).timeout(60_000);
});
