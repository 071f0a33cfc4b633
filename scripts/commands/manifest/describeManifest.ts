import { checkGovernance, hashDeployment, type CheckedGovernance, type Client } from "@elicense/sdk";
import { checkRelease } from "@elicense/sdk/release";

import type { Config } from "../../config.js";
import { readSignatures, signaturesPath } from "../../deployments.js";
import { requireConfirmed } from "../../manifestSignatures.js";
import { list } from "../../output/table.js";
import { spanText } from "../administer/reportText.js";
import { accountRows } from "../consortium/accountRows.js";
import type { Invocation } from "../support/Command.js";
import { rowsOf } from "../support/rowsOf.js";

/** A manifest that was compared with the chain. */
export interface DescribedManifest {
  /** Hash that is signed. */
  readonly manifest: string;
  /** Version of the release that the contracts are of. */
  readonly release: string;
  /** What was found of who governs; `null` where a single account does. */
  readonly governance: CheckedGovernance | null;
  /** Addresses of those who signed. */
  readonly signed: readonly string[];
}

/**
 * Compares a manifest with the chain: that the contracts are those of a release, and how they came about; who governs, and by an
 * account of what code; and checks its signatures, those by contracts with the chain.
 *
 * @throws {ElicenseError} DEPLOYMENT_RELEASE_UNKNOWN, DEPLOYMENT_CREATION_DIFFERS, DEPLOYMENT_CREATION_UNKNOWN;
 * GOVERNANCE_DIFFERS; DEPLOYMENT_SIGNATURES_MALFORMED; or the node's trouble.
 */
export async function describeManifest(client: Client, { deployments }: Config): Promise<DescribedManifest> {
  const { deployment } = client;
  const signatures = readSignatures(deployments, deployment);
  await requireConfirmed(client.provider, deployment, signatures);
  return {
    manifest: hashDeployment(deployment),
    release: (await checkRelease(client)).version,
    governance: deployment.governance === undefined ? null : await checkGovernance(client),
    signed: signatures.map(({ signer }) => signer),
  };
}

/** Says what a manifest is about, and who signed it. */
export function manifestText(
  client: Client,
  { manifest, release, governance, signed }: DescribedManifest,
  invocation: Invocation,
): string {
  const { text } = invocation;
  const { deployment } = client;
  const { account, signers = [], threshold = 0 } = deployment.governance ?? {};
  const members = signed.filter((signer) => signers.includes(signer)).length;
  const rows: (readonly [string, string])[] = [
    [text("manifest.hash"), manifest],
    [text("manifest.release"), release],
    [text("manifest.chain"), `${String(deployment.chainId)} · ${deployment.genesisHash}`],
    ...rowsOf(text("manifest.validators"), deployment.validators ?? ["–"], invocation),
    [text("manifest.governance"), account ?? text("manifest.single")],
  ];
  if (governance !== null) {
    rows.push(
      ...accountRows(governance, invocation),
      ...rowsOf(text("manifest.signers"), signers, invocation),
      [text("manifest.threshold"), text("manifest.thresholdOf", { threshold, count: signers.length })],
      [text("manifest.delay"), spanText(governance.delay, invocation)],
      [text("manifest.accreditationDelay"), spanText(governance.accreditationDelay, invocation)],
    );
  }
  rows.push(...rowsOf(text("manifest.signed"), signed, invocation));
  return [
    list(rows.map(([name, value]) => [`  ${name}`, value])),
    ...(governance === null ? [] : [text("manifest.signedBy", { members, count: signers.length })]),
  ].join("\n");
}

/** A manifest for programs. */
export function manifestData({ deployment }: Client, described: DescribedManifest, { deployments }: Config): object {
  const { account, signers, threshold } = deployment.governance ?? {};
  const { manifest, release, governance, signed } = described;
  return {
    ...{ manifest, release, chainId: deployment.chainId, genesisHash: deployment.genesisHash },
    ...(deployment.validators !== undefined && { validators: deployment.validators }),
    ...(governance !== null && { governance: { account, signers, threshold, ...governance } }),
    ...{ signed, file: signaturesPath(deployments, deployment.chainId) },
  };
}
