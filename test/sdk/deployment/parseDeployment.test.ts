import { parseDeployment } from "@elicense/sdk";
import { expect } from "chai";

import { failureOf } from "../../scripts/support/failureOf.js";
import { addressOf, sampleDeployment } from "./sampleDeployment.js";

type Path = readonly (string | number)[];

/** The sample manifest with a value put in at a path, or with nothing there. */
function changed(path: Path, value?: unknown): unknown {
  const manifest = structuredClone(sampleDeployment) as unknown as Record<string | number, unknown>;
  const parent = path.slice(0, -1).reduce((node, name) => node[name] as Record<string | number, unknown>, manifest);
  const name = path.at(-1)!;
  if (value === undefined) Reflect.deleteProperty(parent, name);
  else parent[name] = value;
  return manifest;
}

describe("parseDeployment", () => {
  it("gives back a manifest that is whole", () => {
    expect(parseDeployment(JSON.parse(JSON.stringify(sampleDeployment)))).to.deep.equal(sampleDeployment);
  });

  it("takes a manifest without a network's name", () => {
    expect(parseDeployment(changed(["network"]))).to.not.have.property("network");
  });

  it("gives addresses their checksums and hashes small letters", () => {
    const address = addressOf("accessLog");
    const lower = changed(["contracts", "accessLog", "address"], address.toLowerCase());
    expect(parseDeployment(lower).contracts.accessLog.address).to.equal(address);

    const upper = `0x${sampleDeployment.genesisHash.slice(2).toUpperCase()}`;
    expect(parseDeployment(changed(["genesisHash"], upper)).genesisHash).to.equal(sampleDeployment.genesisHash);
  });

  describe("names the field that is at fault", () => {
    const wrongChecksum = addressOf("accessLog").replace(/[a-f]/, (letter) => letter.toUpperCase());
    const faults: readonly [field: string, manifest: unknown][] = [
      ["manifest", null],
      ["manifest", "0x"],
      ["manifest", [sampleDeployment]],
      ["version", changed(["version"])],
      ["version", changed(["version"], 2)],
      ["version", changed(["version"], "1")],
      ["chainId", changed(["chainId"], 0)],
      ["chainId", changed(["chainId"], "90210")],
      ["chainId", changed(["chainId"], 2 ** 53)],
      ["genesisHash", changed(["genesisHash"], "0x12")],
      ["block", changed(["block"], -1)],
      ["block", changed(["block"], 1.5)],
      ["network", changed(["network"], "")],
      ["owner", changed(["owner"], "0x")],
      ["contracts", changed(["contracts"], [])],
      ["contracts.accessLog", changed(["contracts", "accessLog"])],
      ["contracts.accessLog", changed(["contracts", "accessLog"], null)],
      ["contracts.backdoor", changed(["contracts", "backdoor"], sampleDeployment.contracts.accessLog)],
      ["contracts.accessLog.name", changed(["contracts", "accessLog", "name"], "LicenseRegistry")],
      ["contracts.accessLog.address", changed(["contracts", "accessLog", "address"], "0x12")],
      ["contracts.accessLog.address", changed(["contracts", "accessLog", "address"], wrongChecksum)],
      ["contracts.accessLog.address", changed(["contracts", "accessLog", "address"], wrongChecksum.slice(2))],
      ["contracts.accessLog.constructorArguments", changed(["contracts", "accessLog", "constructorArguments"], {})],
      [
        "contracts.accessLog.constructorArguments[0]",
        changed(["contracts", "accessLog", "constructorArguments", 0], 7),
      ],
      ["contracts.accessLog.transactionHash", changed(["contracts", "accessLog", "transactionHash"])],
      ["contracts.accessLog.blockNumber", changed(["contracts", "accessLog", "blockNumber"], "7")],
      ["contracts.accessLog.codeHash", changed(["contracts", "accessLog", "codeHash"], "keccak")],
      ["contracts.accessLog.abiHash", changed(["contracts", "accessLog", "abiHash"], null)],
    ];

    faults.forEach(([field, manifest], position) => {
      it(`${field} (${position + 1})`, async () => {
        expect(await failureOf(() => parseDeployment(manifest))).to.deep.equal({
          code: "DEPLOYMENT_MALFORMED",
          details: { field },
        });
      });
    });
  });
});
