import { createECDH, subtle } from "node:crypto";

import {
  AbiCoder,
  concat,
  dataSlice,
  encodeBase64,
  getAddress,
  getBytes,
  hexlify,
  id as hashOf,
  keccak256,
  sha256,
  toBeHex,
  toUtf8Bytes,
} from "ethers";

/** Keys on P-256, as a phone keeps them: what they sign is made without the contracts' libraries. */

/** The order of the curve's group. */
const N = 0xffffffff00000000ffffffffffffffffbce6faada7179e84f3b9cac2fc632551n;

/** A signature as r and s, 32 bytes each. */
export interface Signature {
  readonly r: string;
  readonly s: string;
}

export interface Passkey {
  /** The public key, x and y. */
  readonly publicKey: string;
  /** Signs a hash as it is. */
  readonly sign: (hash: string) => Signature;
  /** Signs the SHA-256 of a message, by Web Crypto. */
  readonly signMessage: (message: string) => Promise<Signature>;
  /** Verifies a signature of the SHA-256 of a message, by Web Crypto. */
  readonly verifyMessage: (message: string, signature: Signature) => Promise<boolean>;
}

/** A key of this name. */
export async function passkeyNamed(name: string): Promise<Passkey> {
  const secret = BigInt(hashOf(name)) % N;
  const publicKey = publicKeyOf(secret);
  const publicJwk = {
    ...{ kty: "EC", crv: "P-256" },
    ...{ x: base64Url(dataSlice(publicKey, 0, 32)), y: base64Url(dataSlice(publicKey, 32)) },
  };
  const privateJwk = { ...publicJwk, d: base64Url(toBeHex(secret, 32)) };
  const algorithm = { name: "ECDSA", namedCurve: "P-256", hash: "SHA-256" };
  const privateKey = await subtle.importKey("jwk", privateJwk, algorithm, false, ["sign"]);
  const verifyingKey = await subtle.importKey("jwk", publicJwk, algorithm, false, ["verify"]);

  return {
    publicKey,
    // ECDSA by its definition: what Node has hashes first.
    sign: (hash) => {
      const nonce = BigInt(keccak256(concat([toBeHex(secret, 32), hash]))) % N;
      const r = BigInt(dataSlice(publicKeyOf(nonce), 0, 32)) % N;
      const s = (inverse(nonce) * ((BigInt(hash) + r * secret) % N)) % N;
      return withLowS({ r: toBeHex(r, 32), s: toBeHex(s, 32) });
    },
    signMessage: async (message) => {
      const signature = new Uint8Array(await subtle.sign(algorithm, privateKey, getBytes(message)));
      return withLowS({ r: hexlify(signature.slice(0, 32)), s: hexlify(signature.slice(32)) });
    },
    verifyMessage: (message, { r, s }) => {
      return subtle.verify(algorithm, verifyingKey, getBytes(concat([r, s])), getBytes(message));
    },
  };
}

/** The other signature of the same hash: valid by ECDSA, and refused where a signature has to be unique. */
export function flipped({ r, s }: Signature): Signature {
  return { r, s: toBeHex(N - BigInt(s), 32) };
}

/** The account of a signer that has none of its own (ERC-7913). */
export function accountOf(signer: string): string {
  return getAddress(dataSlice(keccak256(signer), 12));
}

/** What a browser and an authenticator put into an assertion. */
export interface Assertion {
  readonly type: string;
  readonly challenge: string;
  readonly flags: string;
}

/** An authenticator's answer to a challenge (WebAuthn), as ERC-7913's verifier takes it. */
export async function assertionBy(
  key: Passkey,
  { type = "webauthn.get", challenge, flags = USER_PRESENT_AND_VERIFIED }: Partial<Assertion> & { challenge: string },
  change: (signature: Signature) => Signature = (signature) => signature,
): Promise<string> {
  const clientData = JSON.stringify({
    ...{ type, challenge: base64Url(challenge), origin: "https://wallet.example", crossOrigin: false },
  });
  const counter = toBeHex(7, 4);
  const authenticatorData = concat([sha256(toUtf8Bytes("wallet.example")), flags, counter]);
  const message = concat([authenticatorData, sha256(toUtf8Bytes(clientData))]);
  const { r, s } = change(await key.signMessage(message));
  return AbiCoder.defaultAbiCoder().encode(
    ["bytes32", "bytes32", "uint256", "uint256", "bytes", "string"],
    [r, s, clientData.indexOf('"challenge"'), clientData.indexOf('"type"'), authenticatorData, clientData],
  );
}

const USER_PRESENT_AND_VERIFIED = "0x05";
export const USER_PRESENT = "0x01";

function publicKeyOf(secret: bigint): string {
  const ecdh = createECDH("prime256v1");
  ecdh.setPrivateKey(Buffer.from(getBytes(toBeHex(secret, 32))));
  // Behind a byte that says that both coordinates follow.
  return dataSlice(hexlify(ecdh.getPublicKey()), 1);
}

function withLowS(signature: Signature): Signature {
  return BigInt(signature.s) > N / 2n ? flipped(signature) : signature;
}

/** By Fermat: the order is a prime. */
function inverse(value: bigint): bigint {
  let [result, base] = [1n, value % N];
  for (let exponent = N - 2n; exponent > 0n; exponent >>= 1n) {
    if (exponent & 1n) result = (result * base) % N;
    base = (base * base) % N;
  }
  return result;
}

function base64Url(data: string): string {
  return encodeBase64(data).replaceAll("+", "-").replaceAll("/", "_").replaceAll("=", "");
}
