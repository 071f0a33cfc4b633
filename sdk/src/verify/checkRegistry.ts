import type { Deployment } from "../deployment/Deployment.js";
import type { LicenseDocument } from "../documents/Document.js";
import type { NodeReport } from "./NodeReport.js";
import { answer, type Answer } from "./Verification.js";

/**
 * Does the document name the registry of the manifest? One that names another is not asked after: the manifest alone is
 * trusted.
 *
 * @returns The answer, or `undefined` where it does, and the chain is to be asked.
 */
export function checkNamedRegistry(document: LicenseDocument, deployment: Deployment): Answer | undefined {
  const namespace = `eip155:${deployment.chainId}`;
  const { address } = deployment.contracts.licenseRegistry;
  const expected = `${namespace}:${address}`;
  const { verificationMethod, licenseId } = document.proof;
  const statusId = `${namespace}/erc721:${address}/${BigInt(licenseId)}`;
  const named = [
    [verificationMethod, expected],
    [document.credentialStatus.id, statusId],
  ] as const;
  // An address is the same with its checksum and without.
  const other = named.find(([actual, trusted]) => actual.toLowerCase() !== trusted.toLowerCase());
  return other && answer("REGISTRY_FOREIGN", { expected: other[1], actual: other[0] });
}

/** Why nodes gave no answer to build on. */
export function noAgreement(reports: readonly NodeReport[], threshold: number): Answer {
  const [first, ...others] = reports;
  if (first?.cause !== undefined && others.length === 0) {
    const { code, reason } = first.cause;
    return answer(code.startsWith("DEPLOYMENT_") ? "REGISTRY_MISMATCH" : "REGISTRY_UNREACHABLE", {
      reason,
      cause: code,
    });
  }
  const heard = reports.filter(({ answer: said }) => said === "AGREES" || said === "DIFFERS").length;
  const evidence = { asked: reports.length, answered: heard, needed: threshold, nodes: namesOf(reports) };
  return answer(heard < threshold ? "REGISTRY_TOO_FEW_NODES" : "REGISTRY_NODES_DISAGREE", evidence);
}

/** Each node that does not agree, and why, in one text. */
export function namesOf(reports: readonly NodeReport[]): string {
  return reports
    .filter((report) => report.answer !== "AGREES")
    .map(({ name, answer: said, cause }) => `${name}: ${cause?.code ?? said}`)
    .join(", ");
}
