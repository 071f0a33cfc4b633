import { spawn } from "node:child_process";
import { once } from "node:events";
import { text } from "node:stream/consumers";

import { expect } from "chai";

import { exitCodes } from "../../scripts/exit.js";

const module = new URL("../../scripts/output/writeOut.ts", import.meta.url).href;

describe("writeOut", function () {
  this.timeout(30_000);

  it("ends the program without a word where its reader goes while it waits for room", async () => {
    const program = `
      import { writeOut } from ${JSON.stringify(module)};
      process.stdout.on("error", () => undefined);
      for (;;) await writeOut("x".repeat(1_000_000));`;
    const child = spawn(process.execPath, ["--import", "tsx", "--input-type=module", "--eval", program]);
    child.stdout.once("data", () => child.stdout.destroy());
    const [said] = await Promise.all([text(child.stderr), once(child, "close")]);
    expect(said).to.equal("");
    expect(child.exitCode).to.equal(exitCodes.unknown);
  });
});
