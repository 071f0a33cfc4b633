import { errorOf, type ErrorCode } from "@elicense/sdk";
import { expect } from "chai";
import { afterEach, beforeEach, describe, it } from "mocha";

import errorCodes from "../sdk/errors/codes.json" with { type: "json" };
import { failureExitCode } from "../../scripts/commands/support/failure.js";
import { exitCodeOf, exitCodes, runScript } from "../../scripts/exit.js";

describe("runScript", () => {
  const { error } = console;
  const { exitCode } = process;
  const { ELICENSE_LANG: language } = process.env;
  let said: string[];

  beforeEach(() => {
    said = [];
    console.error = (text: string) => void said.push(text);
  });
  afterEach(() => {
    console.error = error;
    process.exitCode = exitCode;
    if (language === undefined) delete process.env.ELICENSE_LANG;
    else process.env.ELICENSE_LANG = language;
  });

  it("prints no control characters of what a node says", async () => {
    await runScript(() => Promise.reject(errorOf("NODE_REFUSED", { reason: "no\u001B[2J" })));
    expect(said.join("\n")).to.include("[NODE_REFUSED]").and.to.include("no�[2J").and.not.to.include("\u001B");
    expect(process.exitCode).to.equal(exitCodes.unknown);
  });

  it("says in words why a node did not answer, and how the development chain is started where that was asked", async () => {
    const told = async (code: ErrorCode, url: string, reason: string): Promise<string | undefined> => {
      await runScript(() => Promise.reject(errorOf(code, { url, reason })));
      return said.pop();
    };
    process.env.ELICENSE_LANG = "en";
    const remedy = "Nothing was found out. Check that the node runs and that its address is right, then try again.";
    expect(await told("NODE_UNREACHABLE", "http://127.0.0.1:8545", "ECONNREFUSED")).to.equal(
      `[NODE_UNREACHABLE] The node at http://127.0.0.1:8545 cannot be reached (nobody answers there, ECONNREFUSED). ${remedy} If that is the development chain, start it by \`npm run chain\`, which goes on running in a terminal of its own.`,
    );
    expect(await told("NODE_UNREACHABLE", "http://127.0.0.1:8600", "TIMEOUT")).to.equal(
      `[NODE_UNREACHABLE] The node at http://127.0.0.1:8600 cannot be reached (no answer came in time, TIMEOUT). ${remedy}`,
    );
    expect(await told("NODE_UNREACHABLE", "http://127.0.0.1:8600", "__proto__")).to.include(" (__proto__). ");
    process.env.ELICENSE_LANG = "zh";
    expect(await told("NODE_UNREACHABLE", "http://127.0.0.1:8545", "ECONNREFUSED")).to.equal(
      "[NODE_UNREACHABLE] 无法连接节点 http://127.0.0.1:8545（该地址无应答，ECONNREFUSED）。本次未得出结论。请确认节点正在运行、地址无误，然后重试。如果是开发链，请在另一终端用 `npm run chain` 启动，并保持运行。",
    );
  });

  it("joins the statuses that a reason serves in as Chinese is", async () => {
    process.env.ELICENSE_LANG = "zh";
    const details = { licenseType: 1n, number: 47n, status: "REVOKED", statuses: "ACTIVE, SUSPENDED" };
    await runScript(() => Promise.reject(errorOf("LICENSE_CATALOG_STATUS_NOT_ALLOWED", details)));
    expect(said.pop()).to.include("不适用于状态为 REVOKED 的电子证照，仅适用于 ACTIVE、SUSPENDED。");
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
