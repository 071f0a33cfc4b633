import { expect } from "chai";
import type { JsonRpcProvider } from "ethers";
import { describe, it } from "mocha";

import { receiptOf } from "../../../scripts/journal/findRevived.js";
import { failureOf } from "../support/failureOf.js";

describe("receiptOf", () => {
  it("says in each language that a node gave another's receipt, or half of one", async () => {
    const node = { send: () => Promise.resolve({ status: "0x1" }) } as unknown as JsonRpcProvider;
    expect(await failureOf(() => receiptOf(node, `0x${"ab".repeat(32)}`))).to.deep.equal({
      code: "NODE_REFUSED",
      details: { reason: { en: "no receipt of this transaction", zh: "未给出该交易的回执" } },
    });
  });
});
