import type { Client } from "@elicense/sdk";
import { expect } from "chai";
import { describe, it } from "mocha";

import { timeOf } from "../../../scripts/commands/support/today.js";
import { failureOf } from "../support/failureOf.js";

describe("timeOf", () => {
  it("says in each language that a node gave no block", async () => {
    const client = { provider: { getBlock: () => Promise.resolve(null) } } as unknown as Client;
    expect(await failureOf(() => timeOf(client))).to.deep.equal({
      code: "NODE_UNREACHABLE",
      details: { url: "?", reason: { en: "no latest block", zh: "未给出最新区块" } },
    });
  });
});
