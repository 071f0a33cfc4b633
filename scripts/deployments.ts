import { existsSync, readFileSync, rmSync } from "node:fs";
import { join, relative } from "node:path";

import { errorOf, hashDeployment, parseDeployment, type Deployment } from "@elicense/sdk";

import { writeAtomically } from "./files.js";
import { parseSignatures, type ManifestSignature } from "./manifestSignatures.js";

/** Gives the path of a chain's manifest. */
export function manifestPath(deployments: string, chainId: number): string {
  return join(deployments, String(chainId), "manifest.json");
}

/** Gives that path as one would type it where the program runs. */
export function manifestPathHere(deployments: string, chainId: number): string {
  return relative(process.cwd(), manifestPath(deployments, chainId));
}

/**
 * Reads the manifest of a chain, if there is one.
 *
 * @param deployments - Directory of the manifests.
 * @throws {ElicenseError} DEPLOYMENT_MALFORMED.
 */
export function findDeployment(deployments: string, chainId: number): Deployment | undefined {
  const path = manifestPath(deployments, chainId);
  return existsSync(path) ? parseDeployment(parseJson(readFileSync(path, "utf8"))) : undefined;
}

/**
 * Reads the manifest of a chain.
 *
 * @param deployments - Directory of the manifests.
 * @throws {ElicenseError} DEPLOYMENT_MISSING or DEPLOYMENT_MALFORMED.
 */
export function readDeployment(deployments: string, chainId: number): Deployment {
  const deployment = findDeployment(deployments, chainId);
  if (deployment === undefined) {
    throw errorOf("DEPLOYMENT_MISSING", { path: manifestPath(deployments, chainId) });
  }
  return deployment;
}

/**
 * Writes another manifest in the place of a chain's own, whose signatures end with it. They go first: a run that is killed in
 * between leaves a manifest without signatures, never signatures of another one.
 */
export function replaceDeployment(deployments: string, deployment: Deployment): void {
  rmSync(signaturesPath(deployments, deployment.chainId), { force: true });
  writeDeployment(deployments, deployment);
}

/** Writes the manifest of a chain, whole or not at all. */
export function writeDeployment(deployments: string, deployment: Deployment): void {
  writeAtomically(manifestPath(deployments, deployment.chainId), JSON.stringify(deployment, undefined, 2) + "\n");
}

/** Gives the path of the signatures of a chain's manifest. */
export function signaturesPath(deployments: string, chainId: number): string {
  return join(deployments, String(chainId), "manifest.signatures.json");
}

/**
 * Reads the signatures of a chain's manifest. Whether they are their signers' is for `requireConfirmed` to find out.
 *
 * @returns Them; none where there is no file.
 * @throws {ElicenseError} DEPLOYMENT_SIGNATURES_MALFORMED.
 */
export function readSignatures(deployments: string, deployment: Deployment): readonly ManifestSignature[] {
  const path = signaturesPath(deployments, deployment.chainId);
  return existsSync(path) ? parseSignatures(parseJson(readFileSync(path, "utf8")), deployment) : [];
}

/** Writes a signature beside those that are there already, in the place of one by the same signer. */
export function addSignature(deployments: string, deployment: Deployment, signature: ManifestSignature): void {
  const others = currentSignatures(deployments, deployment).filter(({ signer }) => signer !== signature.signer);
  const path = signaturesPath(deployments, deployment.chainId);
  const signatures = [...others, signature];
  writeAtomically(path, JSON.stringify({ manifest: hashDeployment(deployment), signatures }, undefined, 2) + "\n");
}

/** The signatures of this very manifest: those of another that stood in its place are left behind. */
function currentSignatures(deployments: string, deployment: Deployment): readonly ManifestSignature[] {
  try {
    return readSignatures(deployments, deployment);
  } catch {
    return [];
  }
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
