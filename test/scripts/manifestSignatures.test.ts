import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

import type { Deployment } from "@elicense/sdk";
import { expect } from "chai";

import { addSignature, readSignatures, signaturesPath } from "../../scripts/deployments.js";
import { developmentAccount } from "../../scripts/development.js";
import {
  isSignedByKey,
  manifestMessage,
  parseSignatures,
  parseTrustedSigners,
  requireSigned,
  signManifest,
  type ManifestSignature,
} from "../../scripts/manifestSignatures.js";
import { sampleDeployment } from "../sdk/deployment/sampleDeployment.js";
import { failureOf } from "./support/failureOf.js";

describe("signatures of a manifest", () => {
  let folder: string;
  const first = developmentAccount(1);
  const second = developmentAccount(2);
  const other: Deployment = { ...sampleDeployment, block: sampleDeployment.block + 1 };

  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), "elicense-signatures-"));
  });
  afterEach(() => rmSync(folder, { recursive: true }));

  it("stand beside it, each signer's once, and are none of another manifest", async () => {
    expect(readSignatures(folder, sampleDeployment)).to.deep.equal([]);
    const signatures = [await signManifest(first, sampleDeployment), await signManifest(second, sampleDeployment)];
    for (const signature of [...signatures, signatures[0]!]) addSignature(folder, sampleDeployment, signature);
    expect(readSignatures(folder, sampleDeployment)).to.have.deep.members(signatures);
    expect(await failureOf(() => readSignatures(folder, other))).to.deep.equal({
      code: "DEPLOYMENT_SIGNATURES_MALFORMED",
      details: { field: "manifest" },
    });
    const renewed = await signManifest(first, other);
    addSignature(folder, other, renewed);
    expect(readSignatures(folder, other)).to.deep.equal([renewed]);
    expect(manifestMessage(sampleDeployment)).to.match(/^elicense deployment manifest 0x[\da-f]{64}$/);
  });

  it("are refused where a member is missing, foreign or forged", async () => {
    addSignature(folder, sampleDeployment, await signManifest(first, sampleDeployment));
    const path = signaturesPath(folder, sampleDeployment.chainId);
    const { manifest, signatures } = JSON.parse(readFileSync(path, "utf8")) as {
      readonly manifest: string;
      readonly signatures: readonly { readonly signer: string; readonly signature: string }[];
    };
    const [entry] = signatures;
    const forged = { ...entry, signer: second.address };
    expect(isSignedByKey(sampleDeployment, entry!)).to.equal(true);
    expect(isSignedByKey(other, entry!)).to.equal(false);
    expect(isSignedByKey(sampleDeployment, forged as ManifestSignature)).to.equal(false);
    const faults: readonly (readonly [field: string, json: unknown])[] = [
      ["signatures", []],
      ["manifest", { signatures }],
      ["signatures", { manifest, signatures: {} }],
      ["note", { manifest, signatures, note: "" }],
      ["signature", { manifest, signatures: [{ signer: first.address }] }],
      ["signatures[0].signer", { manifest, signatures: [{ ...entry, signer: "0x12" }] }],
      ["signatures[0].signature", { manifest, signatures: [{ ...entry, signature: "12" }] }],
      ["signatures[1].signer", { manifest, signatures: [entry, entry] }],
    ];
    for (const [field, json] of faults) {
      expect(await failureOf(() => parseSignatures(json, sampleDeployment))).to.deep.equal({
        code: "DEPLOYMENT_SIGNATURES_MALFORMED",
        details: { field },
      });
    }
  });

  it("are counted of those alone who are trusted", async () => {
    const signatures = [await signManifest(first, sampleDeployment), await signManifest(second, sampleDeployment)];
    const trusted = parseTrustedSigners(`2/${first.address},${developmentAccount(3).address}`)!;
    expect(trusted).to.deep.equal({ needed: 2, signers: [first.address, developmentAccount(3).address] });
    expect(await failureOf(() => requireSigned(signatures, trusted))).to.deep.equal({
      code: "DEPLOYMENT_NOT_SIGNED",
      details: { signed: 1, needed: 2 },
    });
    requireSigned(signatures, { ...trusted, needed: 1 });
  });
});
