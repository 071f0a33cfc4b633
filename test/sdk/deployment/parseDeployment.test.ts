import { hashDeployment, parseDeployment, type Deployment } from "@elicense/sdk";
import { expect } from "chai";

import { failureOf } from "../../scripts/support/failureOf.js";
import { addressOf, sampleDeployment } from "./sampleDeployment.js";

const validators = [`0x${"11".repeat(20)}`, `0x${"22".repeat(20)}`];

const governance = { account: `0x${"33".repeat(20)}`, kind: "safe", signers: validators, threshold: 2 };

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

  it("takes a manifest that a consortium governs, and hashes it however it is written", () => {
    const manifest = { ...(sampleDeployment as object), validators, governance };
    const parsed = parseDeployment(JSON.parse(JSON.stringify(manifest)));
    expect(parsed).to.deep.equal(manifest);
    const reversed = Object.fromEntries(Object.entries(parsed).reverse()) as unknown as Deployment;
    expect(hashDeployment(reversed)).to.equal(hashDeployment(parsed));
    expect(hashDeployment({ ...parsed, block: parsed.block + 1 })).to.not.equal(hashDeployment(parsed));
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
      ["validators", changed(["validators"], [])],
      ["validators[0]", changed(["validators"], ["0x12"])],
      ["validators[1]", changed(["validators"], [...validators].reverse())],
      ["validators[1]", changed(["validators"], [validators[0], validators[0]])],
      ["governance", changed(["governance"], "0x")],
      ["governance.kind", changed(["governance"], { ...governance, kind: "dao" })],
      ["governance.account", changed(["governance"], { ...governance, account: "0x12" })],
      ["governance.signers", changed(["governance"], { ...governance, signers: [] })],
      ["governance.signers[1]", changed(["governance"], { ...governance, signers: [...validators].reverse() })],
      ["governance.threshold", changed(["governance"], { ...governance, threshold: 0 })],
      ["governance.threshold", changed(["governance"], { ...governance, threshold: 3 })],
      ["governance.modules", changed(["governance"], { ...governance, modules: [] })],
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
