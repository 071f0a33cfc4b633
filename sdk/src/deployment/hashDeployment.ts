import { id } from "ethers";

import { canonicalJson } from "../documents/canonical.js";
import type { JsonValue } from "../documents/json.js";
import type { Deployment } from "./Deployment.js";

/**
 * Hashes a deployment's manifest, so that it can be signed: neither the order of its members nor the way in which it is
 * written matters.
 *
 * @returns keccak256 of the UTF-8 of its canonical JSON (RFC 8785), in hexadecimal.
 * @example
 * const hash = hashDeployment(deployment);
 */
export function hashDeployment(deployment: Deployment): string {
  return id(canonicalJson(deployment as unknown as JsonValue));
}
