import { errorOf, type ErrorCode } from "@elicense/sdk";
import { expect } from "chai";

import { wasNotSent } from "../../../scripts/commands/issue/refusals.js";
import { exitCodeOf, exitCodes } from "../../../scripts/exit.js";

describe("what an error says of the rows of a file", () => {
  it("is that they stay pending where no transaction of theirs was signed, or no node can have it", () => {
    const notSent: readonly ErrorCode[] = ["NODE_ACCOUNT_NOT_ALLOWED", "TRANSACTIONS_STUCK", "SIGNER_MISSING"];
    expect(notSent.filter((code) => !wasNotSent(errorOf(code)))).to.deep.equal([]);
  });

  it("is that they are unknown where a node may have it", () => {
    const unknown: readonly ErrorCode[] = ["NODE_UNREACHABLE", "TRANSACTION_LOST", "TRANSACTION_UNDECIDED"];
    expect(unknown.filter((code) => wasNotSent(errorOf(code)))).to.deep.equal([]);
  });

  it("leaves it to be found out how the transactions before them end", () => {
    const codes: readonly ErrorCode[] = ["TRANSACTIONS_STUCK", "TRANSACTION_UNDECIDED"];
    expect(codes.map((code) => exitCodeOf(errorOf(code)))).to.deep.equal([exitCodes.unknown, exitCodes.unknown]);
  });
});
