import { errorOf, type ErrorCode } from "@elicense/sdk";
import { expect } from "chai";
import { afterEach, beforeEach, describe, it } from "mocha";

import errorCodes from "../sdk/errors/codes.json" with { type: "json" };
import { failureExitCode } from "../../scripts/commands/support/failure.js";
import { exitCodeOf, exitCodes, runScript } from "../../scripts/exit.js";

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
    expect(process.exitCode).to.equal(exitCodes.unknown);
  });

  it("ends with 3 where it could not be told what became of it, and with 1 or 2 where it was refused or set up wrongly", async () => {
    const ended: Readonly<Record<string, unknown>> = {};
    const codes: readonly ErrorCode[] = [
      ...(["TRANSACTION_LOST", "TRANSACTION_UNDECIDED", "NODE_UNREACHABLE", "UNEXPECTED"] as const),
      ...(["ENFORCED_PAUSE", "SETTING_MISSING"] as const),
    ];
    for (const code of codes) {
      await runScript(() => Promise.reject(errorOf(code)));
      Object.assign(ended, { [code]: process.exitCode });
    }
    await runScript(() => Promise.reject(new RangeError("nobody thought of it")));
    expect({ ...ended, bare: process.exitCode }).to.deep.equal({
      ...{ TRANSACTION_LOST: 3, TRANSACTION_UNDECIDED: 3, NODE_UNREACHABLE: 3, UNEXPECTED: 3 },
      ...{ ENFORCED_PAUSE: 1, SETTING_MISSING: 2, bare: 3 },
    });
  });

  it("ends as a command does, whatever the code", () => {
    const codes = errorCodes as readonly ErrorCode[];
    expect(codes.filter((code) => exitCodeOf(errorOf(code)) !== failureExitCode(errorOf(code)))).to.deep.equal([]);
  });
});
