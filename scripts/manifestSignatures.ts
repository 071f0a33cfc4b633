import { ElicenseError, errorOf, fromChain, hashDeployment, type Deployment } from "@elicense/sdk";
import {
  getAddress,
  hashMessage,
  Interface,
  isAddress,
  isError,
  isHexString,
  verifyMessage,
  type Provider,
  type Signer,
} from "ethers";

/** Somebody's word that a manifest is right. */
export interface ManifestSignature {
  /** Address of the account that signed, with its checksum. */
  readonly signer: string;
  /**
   * Signature of {@link manifestMessage} by EIP-191, in hexadecimal; of an account that is a contract, whatever it takes for
   * one (ERC-1271).
   */
  readonly signature: string;
}

/** Whose signatures a manifest has to have before it is trusted. */
export interface TrustedSigners {
  /** How many of them have to have signed. */
  readonly needed: number;
  /** Addresses, with their checksums. */
  readonly signers: readonly string[];
}

/** How a contract is asked whether a signature is its own, by ERC-1271, and the word by which it says so. */
const erc1271 = Interface.from(["function isValidSignature(bytes32 hash, bytes signature) view returns (bytes4)"]);
const confirmation = "0x1626ba7e";

/** The text that is signed: it names what it is for, so that nobody signs it for something else. */
export function manifestMessage(deployment: Deployment): string {
  return `elicense deployment manifest ${hashDeployment(deployment)}`;
}

/** Signs a manifest. */
export async function signManifest(signer: Signer, deployment: Deployment): Promise<ManifestSignature> {
  const signature = await signer.signMessage(manifestMessage(deployment));
  return { signer: await signer.getAddress(), signature };
}

/**
 * Reads the signatures of a manifest, strictly. Whether they are their signers' is for {@link requireConfirmed} to find out.
 *
 * @param json - What `JSON.parse` gave.
 * @throws {ElicenseError} DEPLOYMENT_SIGNATURES_MALFORMED with the path of the field: `manifest` where they are of another.
 */
export function parseSignatures(json: unknown, deployment: Deployment): readonly ManifestSignature[] {
  const { manifest, signatures } = membersOf(json, "signatures", ["manifest", "signatures"]);
  if (manifest !== hashDeployment(deployment)) throw malformed("manifest");
  if (!Array.isArray(signatures)) throw malformed("signatures");
  const seen = new Set<string>();
  return signatures.map((entry: unknown, position) => {
    const field = `signatures[${String(position)}]`;
    const { signer, signature } = membersOf(entry, field, ["signer", "signature"]);
    if (typeof signer !== "string" || !isHexString(signer, 20) || !isAddress(signer))
      throw malformed(`${field}.signer`);
    const account = getAddress(signer);
    if (seen.has(account)) throw malformed(`${field}.signer`);
    seen.add(account);
    if (!isHexString(signature) || signature.length % 2 !== 0) throw malformed(`${field}.signature`);
    return { signer: account, signature };
  });
}

/** Whether the key of the signer's own account made a signature; no chain has to be asked. */
export function isSignedByKey(deployment: Deployment, { signer, signature }: ManifestSignature): boolean {
  try {
    return verifyMessage(manifestMessage(deployment), signature) === signer;
  } catch {
    return false;
  }
}

/**
 * Whether a signature is its signer's: made by its key, or confirmed by the contract that it is (ERC-1271). The latter is the
 * node's word, and holds as long as the contract says so.
 *
 * @throws {ElicenseError} The node's trouble.
 */
export async function isConfirmed(
  provider: Provider,
  deployment: Deployment,
  manifestSignature: ManifestSignature,
): Promise<boolean> {
  if (isSignedByKey(deployment, manifestSignature)) return true;
  const { signer, signature } = manifestSignature;
  const values = [hashMessage(manifestMessage(deployment)), signature];
  const data = erc1271.encodeFunctionData("isValidSignature", values);
  try {
    if ((await provider.getCode(signer)) === "0x") return false;
    const answer = await provider.call({ to: signer, data });
    return answer.length === 66 && answer.startsWith(confirmation);
  } catch (error) {
    if (isError(error, "CALL_EXCEPTION")) return false;
    throw fromChain(error);
  }
}

/**
 * Refuses signatures that are not their signers'.
 *
 * @throws {ElicenseError} DEPLOYMENT_SIGNATURES_MALFORMED with the path of the first; or the node's trouble.
 */
export async function requireConfirmed(
  provider: Provider,
  deployment: Deployment,
  signatures: readonly ManifestSignature[],
): Promise<void> {
  for (const [position, signature] of signatures.entries()) {
    if (!(await isConfirmed(provider, deployment, signature))) {
      throw malformed(`signatures[${String(position)}].signature`);
    }
  }
}

/** How many of those who are trusted have signed. */
export function countTrusted(
  signatures: readonly ManifestSignature[],
  { signers }: Pick<TrustedSigners, "signers">,
): number {
  return signatures.filter(({ signer }) => signers.includes(signer)).length;
}

/**
 * Refuses a manifest that too few of those who are trusted have signed.
 *
 * @throws {ElicenseError} DEPLOYMENT_NOT_SIGNED.
 */
export function requireSigned(signatures: readonly ManifestSignature[], trusted: TrustedSigners): void {
  const { needed } = trusted;
  const signed = countTrusted(signatures, trusted);
  if (signed < needed) throw errorOf("DEPLOYMENT_NOT_SIGNED", { signed, needed });
}

/**
 * Reads the setting that says whose signatures are needed: `3/0x…,0x…,0x…,0x…` are three of these four.
 *
 * @returns `undefined` where the text is nothing of the kind.
 */
export function parseTrustedSigners(text: string): TrustedSigners | undefined {
  const [count = "", list = "", ...rest] = text.split("/");
  const addresses = list.split(",").map((each) => each.trim());
  if (rest.length > 0 || !/^[1-9]\d{0,2}$/.test(count) || !addresses.every((each) => isAddress(each))) return undefined;
  const signers = [...new Set(addresses.map((each) => getAddress(each)))];
  const needed = Number(count);
  return needed <= signers.length && signers.length === addresses.length ? { needed, signers } : undefined;
}

function membersOf(value: unknown, field: string, names: readonly string[]): Readonly<Record<string, unknown>> {
  if (typeof value !== "object" || value === null || Array.isArray(value)) throw malformed(field);
  const given = Object.keys(value);
  const wrong = [...names.filter((name) => !given.includes(name)), ...given.filter((name) => !names.includes(name))][0];
  if (wrong !== undefined) throw malformed(wrong);
  return value as Record<string, unknown>;
}

function malformed(field: string): ElicenseError {
  return errorOf("DEPLOYMENT_SIGNATURES_MALFORMED", { field });
}
