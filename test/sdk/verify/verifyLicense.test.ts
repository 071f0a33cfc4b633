import { createClient, verifyLicense, type Client, type IssuedLicense, type Verification } from "@elicense/sdk";
import { expect } from "chai";
import { JsonRpcProvider } from "ethers";
import { before, describe, it } from "mocha";

import { refusal } from "../refusal.js";
import { issueSample, revokeSample, setSuiteStage, type Stage } from "../stage.js";
import { nodeOf } from "./nodes.js";

function codesOf({ checks }: Verification): Record<string, string> {
  return Object.fromEntries(checks.map(({ name, code }) => [name, code]));
}

describe("verifyLicense", () => {
  let stage: Stage;
  let client: Client;
  let inForce: IssuedLicense;
  let revoked: IssuedLicense;

  before(async () => {
    stage = await setSuiteStage();
    client = stage.clientOf("bozhouCourt");
    inForce = await issueSample(stage);
    revoked = await issueSample(stage, {}, "2");
    await revokeSample(stage, revoked.id);
  });

  it("finds a license in force VALID, by the five checks that need no document", async () => {
    const verification = await verifyLicense(inForce.id, { client });
    expect(codesOf(verification)).to.deep.equal({
      registry: "REGISTRY_TRUSTED",
      issuer: "ISSUER_ENTITLED",
      status: "STATUS_IN_FORCE",
      record: "RECORD_WHOLE",
      freshness: "HEAD_FRESH",
    });
    expect(verification.verdict).to.equal("VALID");
    expect(verification.id).to.equal(inForce.id);
  });

  it("finds a revoked license INVALID", async () => {
    const verification = await verifyLicense(revoked.id, { client });
    expect(verification.verdict).to.equal("INVALID");
    expect(codesOf(verification)).to.include({ status: "STATUS_REVOKED", record: "RECORD_WHOLE" });
  });

  it("finds an id that was never issued INVALID", async () => {
    const last = inForce.id.endsWith("0") ? "1" : "0";
    const verification = await verifyLicense(`${inForce.id.slice(0, -1)}${last}`, { client });
    expect(verification.verdict).to.equal("INVALID");
    expect(codesOf(verification)).to.include({ registry: "REGISTRY_NOT_ISSUED" });
  });

  it("cannot tell from a node that hides the issue, be it the only record", async () => {
    const hiding = nodeOf(stage.connection.ethers.provider, stage.deployment, "hiding", { getLogs: () => [] });
    const verification = await verifyLicense(inForce.id, { client: hiding });
    expect(verification.verdict).to.equal("INDETERMINATE");
    expect(codesOf(verification)).to.include({ record: "RECORD_NOT_WHOLE" });
    expect(verification.nodes).to.deep.include({
      name: "hiding",
      answer: "HIDES_RECORDS",
      head: verification.block?.number,
    });
  });

  it("cannot tell from a node that cannot be reached", async () => {
    const runner = new JsonRpcProvider("http://127.0.0.1:9", 31337, { staticNetwork: true });
    const absent = createClient({ runner, deployment: stage.deployment });
    const verification = await verifyLicense(inForce.id, { client: absent });
    runner.destroy();
    expect(verification.verdict).to.equal("INDETERMINATE");
    expect(Object.keys(codesOf(verification))).to.deep.equal(["registry", "issuer", "status", "record", "freshness"]);
  });

  it("refuses what is no license id", async () => {
    expect(await refusal(verifyLicense("0x12", { client }))).to.deep.equal({
      code: "LICENSE_ID_FORM",
      details: { field: "id" },
    });
  });
});
