import { ElicenseError, errorOf, hashDeployment, type Deployment } from "@elicense/sdk";
import { getAddress, isAddress, isHexString, verifyMessage, type Signer } from "ethers";

/** Somebody's word that a manifest is right. */
export interface ManifestSignature {
  /** Address of the account that signed, with its checksum. */
  readonly signer: string;
  /** Signature of {@link manifestMessage} by EIP-191, in hexadecimal. */
  readonly signature: string;
}

/** Whose signatures a manifest has to have before it is trusted. */
export interface TrustedSigners {
  /** How many of them have to have signed. */
  readonly needed: number;
  /** Addresses, with their checksums. */
  readonly signers: readonly string[];
}

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
 * Reads the signatures of a manifest, strictly, and checks each.
 *
 * @param json - What `JSON.parse` gave.
 * @throws {ElicenseError} DEPLOYMENT_SIGNATURES_MALFORMED with the path of the field: `manifest` where they are of another.
 */
export function parseSignatures(json: unknown, deployment: Deployment): readonly ManifestSignature[] {
  const { manifest, signatures } = membersOf(json, "signatures", ["manifest", "signatures"]);
  if (manifest !== hashDeployment(deployment)) throw malformed("manifest");
  if (!Array.isArray(signatures)) throw malformed("signatures");
  const message = manifestMessage(deployment);
  const seen = new Set<string>();
  return signatures.map((entry: unknown, position) => {
    const field = `signatures[${String(position)}]`;
    const { signer, signature } = membersOf(entry, field, ["signer", "signature"]);
    if (typeof signer !== "string" || !isHexString(signer, 20) || !isAddress(signer))
      throw malformed(`${field}.signer`);
    const account = getAddress(signer);
    if (seen.has(account)) throw malformed(`${field}.signer`);
    seen.add(account);
    if (typeof signature !== "string" || signerOf(message, signature) !== account) {
      throw malformed(`${field}.signature`);
    }
    return { signer: account, signature };
  });
}

/**
 * Refuses a manifest that too few of those who are trusted have signed.
 *
 * @throws {ElicenseError} DEPLOYMENT_NOT_SIGNED.
 */
export function requireSigned(signatures: readonly ManifestSignature[], { needed, signers }: TrustedSigners): void {
  const signed = signatures.filter(({ signer }) => signers.includes(signer)).length;
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

function signerOf(message: string, signature: string): string | undefined {
  try {
    return verifyMessage(message, signature);
  } catch {
    return undefined;
  }
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
