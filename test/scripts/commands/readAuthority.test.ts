import { interfaces, type Client } from "@elicense/sdk";
import { expect } from "chai";
import { before, describe, it } from "mocha";

import { labelOf, readAuthority } from "../../../scripts/commands/support/readAuthority.js";
import { commandFailureOf } from "../support/commandFailureOf.js";
import { authorities, setStage, type Stage } from "../../sdk/stage.js";
import { nodeOf } from "../../sdk/verify/nodes.js";

/** Bytes that are no text in UTF-8: the registry takes any. */
const code = `0x${"ff".repeat(18)}`;

describe("readAuthority", () => {
  let stage: Stage;
  let client: Client;

  before(async () => {
    stage = await setStage();
    client = nodeOf(stage.connection.ethers.provider, stage.deployment, "node", {
      call: async (request, honest) => {
        const answer = await honest(request);
        if (!request.data?.startsWith(interfaces.authorities.getFunction("profileOf").selector)) return answer;
        const profile = { code, metadataHash: `0x${"00".repeat(32)}`, metadataURI: "" };
        return interfaces.authorities.encodeFunctionResult("profileOf", [profile]);
      },
    });
  });

  it("names an authority whose code is no text by its bytes", async () => {
    const authority = await readAuthority(client, authorities.anhuiJustice);
    expect(authority).to.deep.equal({ number: authorities.anhuiJustice, code, name: code, region: "340000" });
    expect(labelOf(authority)).to.equal(code);
  });

  it("says that there is none of a number", async () => {
    expect(await commandFailureOf(() => readAuthority(stage.clientOf("anhuiJustice"), 999))).to.deep.equal({
      code: "AUTHORITY_UNKNOWN",
      details: { authority: 999 },
    });
  });
});
