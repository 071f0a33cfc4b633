import { errorOf, fromChain } from "@elicense/sdk";
import { expect } from "chai";
import { makeError } from "ethers";
import { describe, it } from "mocha";

/** What ethers makes of a node's error to a call, whatever that is. */
function callException(data: string | null, message?: string): Error {
  return makeError("missing revert data", "CALL_EXCEPTION", {
    ...{ action: "call", data, reason: null, invocation: null, revert: null },
    transaction: { to: null, data: "0x" },
    ...(message !== undefined && { info: { error: { code: -32_000, message } } }),
  });
}

describe("fromChain", () => {
  for (const message of ["rate limit exceeded", "missing trie node 1f", "header not found", "Internal error"]) {
    it(`takes no trouble of the node for the chain's refusal: ${message}`, () => {
      const { code, details } = fromChain(callException(null, message));
      expect([code, details]).to.deep.equal(["NODE_REFUSED", { reason: message }]);
    });
  }

  for (const message of [
    "execution reverted",
    "Execution reverted",
    "out of gas",
    "EVM error OutOfGas",
    "invalid opcode",
  ]) {
    it(`takes what ended the call for a refusal: ${message}`, () => {
      expect(fromChain(callException(null, message)).code).to.equal("REVERT_UNKNOWN");
    });
  }

  it("takes a revert that gave no reason for a refusal, whatever the node says of it", () => {
    expect(fromChain(callException("0x", "VM Exception")).code).to.equal("REVERT_UNKNOWN");
    expect(fromChain(callException(null)).code).to.equal("REVERT_UNKNOWN");
  });

  it("leaves the SDK's errors as they are", () => {
    const error = errorOf("READING_ABORTED");
    expect(fromChain(error)).to.equal(error);
  });
});
