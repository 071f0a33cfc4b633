import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";

import { ElicenseError, parseDeployment, type Deployment } from "@elicense/sdk";

import { writeAtomically } from "./files.js";

/** Gives the path of a chain's manifest. */
export function manifestPath(deployments: string, chainId: number): string {
  return join(deployments, String(chainId), "manifest.json");
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
    throw new ElicenseError("DEPLOYMENT_MISSING", { path: manifestPath(deployments, chainId) });
  }
  return deployment;
}

/** Writes the manifest of a chain, whole or not at all. */
export function writeDeployment(deployments: string, deployment: Deployment): void {
  writeAtomically(manifestPath(deployments, deployment.chainId), JSON.stringify(deployment, undefined, 2) + "\n");
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
