import { spawnSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

import type { PreparedCall } from "@elicense/sdk";
import { expect } from "chai";
import { afterEach, beforeEach, describe, it } from "mocha";

import { readCalls, readRequest, writeRequest } from "../../../scripts/commands/support/ApprovalRequest.js";
import { CommandError } from "../../../scripts/commands/support/CommandError.js";

const account = `0x${"a1".repeat(20)}`;

/** Calls as they are written; some are longer than what is read at once. */
const calls = [10, 200_000, 30].map((length, position): PreparedCall => ({
  ...{ chainId: 31_337, target: account, authority: position + 1 },
  data: `0x${"5b".repeat(length)}`,
  hash: `0x${String(position).repeat(64)}`,
}));

describe("a request for approvals", () => {
  let folder: string;
  let file: string;

  beforeEach(async () => {
    folder = mkdtempSync(join(tmpdir(), "elicense-"));
    file = join(folder, "approvals", "some.issue.json");
    await writeRequest(file, account, calls);
  });
  afterEach(() => {
    rmSync(folder, { recursive: true, force: true });
  });

  /** What is read of the calls, and the code of the error that ends it. */
  async function read(): Promise<readonly [calls: readonly PreparedCall[], code: string | undefined]> {
    const found: PreparedCall[] = [];
    try {
      for await (const call of readCalls(file)) found.push(call);
      return [found, undefined];
    } catch (error) {
      if (error instanceof CommandError) return [found, error.code];
      throw error;
    }
  }

  const text = (): string => readFileSync(file, "utf8");

  it("is read whole as it was written, and is JSON", async () => {
    expect(await readRequest(file)).to.deep.equal({ preparedBy: account, calls });
    expect(JSON.parse(text())).to.deep.equal({ format: "elicense-approval-request/1", preparedBy: account, calls });
  });

  it("is read call by call", async () => {
    expect(await read()).to.deep.equal([calls, undefined]);
  });

  for (const [how, layOut] of [
    ["with a member a line", (value: unknown) => JSON.stringify(value, undefined, 2)],
    ["in one line", (value: unknown) => JSON.stringify(value)],
    ["by another system", (value: unknown) => JSON.stringify(value, undefined, "\t").replaceAll("\n", "\r\n")],
  ] as const) {
    it(`is read call by call where somebody laid it out anew: ${how}`, async () => {
      writeFileSync(file, layOut(JSON.parse(text())));
      expect(await read()).to.deep.equal([calls, undefined]);
    });
  }

  it("is read call by call where somebody laid it out anew from its second call on", async () => {
    writeFileSync(file, text().replace('"authority":2', '\n      "authority": 2'));
    expect(await read()).to.deep.equal([calls, undefined]);
  });

  it("has nothing in its calls that does not belong there", async () => {
    writeFileSync(file, text().replace('{"chainId"', '{"approval":"given","chainId"'));
    expect(await read()).to.deep.equal([calls, undefined]);
  });

  it("is none where it is cut off", async () => {
    const whole = text();
    for (const [end, count] of [
      [-2, 3],
      [-6, 3],
      [-10, 2],
      [60, 0],
      [3, 0],
    ] as const) {
      writeFileSync(file, whole.slice(0, end));
      expect(await read(), String(end)).to.deep.equal([calls.slice(0, count), "REQUEST_MALFORMED"]);
    }
  });

  it("is none where a call is none, or something follows", async () => {
    const whole = text();
    writeFileSync(file, whole.replace('"authority":2', '"authority":"2"'));
    expect(await read()).to.deep.equal([calls.slice(0, 1), "REQUEST_MALFORMED"]);
    writeFileSync(file, whole.replace("},\n", "}\n"));
    expect(await read()).to.deep.equal([calls.slice(0, 1), "REQUEST_MALFORMED"]);
    writeFileSync(file, `${whole}more\n`);
    expect(await read()).to.deep.equal([calls, "REQUEST_MALFORMED"]);
    writeFileSync(file, whole.replace("request/1", "request/2"));
    expect(await read()).to.deep.equal([[], "REQUEST_MALFORMED"]);
  });

  it("is no pipe, which need not come to an end", async () => {
    rmSync(file);
    spawnSync("mkfifo", [file]);
    expect(await read()).to.deep.equal([[], "FILE_NOT_REGULAR"]);
  });

  it("is unreadable where it is not there", async () => {
    rmSync(file);
    expect(await read()).to.deep.equal([[], "FILE_UNREADABLE"]);
  });
});
