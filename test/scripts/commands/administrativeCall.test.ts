import { interfaces, type Client } from "@elicense/sdk";
import { expect } from "chai";
import { ZeroHash } from "ethers";
import { before, describe, it } from "mocha";

import { decodeAdministration } from "../../../scripts/commands/administer/AdministrativeCall.js";
import { setStage } from "../../sdk/stage.js";

describe("decodeAdministration", () => {
  const administrator = "0xABaBaBaBABabABabAbAbABAbABabababaBaBABaB";
  let client: Client;

  before(async () => {
    client = (await setStage()).clientOf("anhuiJustice");
  });

  for (const [what, code, shown] of [
    ["as text", "0x3131333430303030303046414b4530323048", "1134000000FAKE020H"],
    ["by its bytes where it is no text", `0x${"ff".repeat(18)}`, `0x${"ff".repeat(18)}`],
    ["by its bytes where it would be taken for a shorter one", `0x41${"00".repeat(17)}`, `0x41${"00".repeat(17)}`],
  ] as const) {
    it(`shows an authority's code ${what}`, async () => {
      const profile = { code, metadataHash: ZeroHash, metadataURI: "" };
      const data = interfaces.authorities.encodeFunctionData("admitRoot", [340_000, profile, administrator]);
      const to = client.deployment.contracts.authorityRegistry.address;
      const { name, values } = await decodeAdministration(client, { to, data }, true);
      expect(name).to.equal("admitRoot");
      expect(values).to.deep.equal({
        region: "340000",
        profile: { code: shown, metadataHash: ZeroHash, metadataURI: "" },
        administrator,
      });
    });
  }
});
