import { errorOf } from "@elicense/sdk";
import { expect } from "chai";
import { afterEach, beforeEach, describe, it } from "mocha";

import { exitCodes, runScript } from "../../scripts/exit.js";

describe("runScript", () => {
  const { error } = console;
  const { exitCode } = process;
  let said: string[];

  beforeEach(() => {
    said = [];
    console.error = (text: string) => void said.push(text);
  });
  afterEach(() => {
    console.error = error;
    process.exitCode = exitCode;
  });

  it("prints no control characters of what a node says", async () => {
    await runScript(() => Promise.reject(errorOf("NODE_REFUSED", { reason: "no\u001B[2J" })));
    expect(said.join("\n")).to.include("[NODE_REFUSED]").and.to.include("no�[2J").and.not.to.include("\u001B");
    expect(process.exitCode).to.equal(exitCodes.refused);
  });
});
