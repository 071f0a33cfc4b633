import { createPublicKey, generateKeyPairSync } from "node:crypto";
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";

import { importPKCS8, SignJWT } from "jose";

import { requireClosed, wroteSecret } from "../../network/NodeKey.js";
import { writeAtomically } from "../files.js";

/** ECDSA on P-256 with SHA-256 (RFC 7518), as the RPC node's options have it. */
const algorithm = "ES256";

/** File of the key that signs a department's tokens, in the folder of its keys. */
export function tokenKeyFile(keys: string): string {
  return join(keys, "jwt.key.pem");
}

/** File of its public half, by which the RPC node knows tokens. */
export function tokenPublicKeyFile(keys: string): string {
  return join(keys, "jwt.pub.pem");
}

/** Makes the key of a department's tokens where there is none yet: P-256, whose public half the RPC node reads. */
export function makeTokenKey(keys: string): void {
  const files = { secret: tokenKeyFile(keys), public: tokenPublicKeyFile(keys) };
  if (!existsSync(files.secret)) {
    const { privateKey } = generateKeyPairSync("ec", { namedCurve: "P-256" });
    wroteSecret(files.secret, privateKey.export({ type: "pkcs8", format: "pem" }).toString());
  }
  if (!existsSync(files.public)) {
    const publicKey = createPublicKey(readFileSync(files.secret, "utf8"));
    writeAtomically(files.public, publicKey.export({ type: "spki", format: "pem" }).toString());
  }
}

/**
 * Makes a token (RFC 7519, ES256) with which a program may ask an RPC node.
 *
 * @param keys - Folder of the department's keys.
 * @param permissions - Methods as Besu has them: `eth:*`.
 * @param expires - Unix time in seconds.
 * @throws {NetworkError} FILE_UNREADABLE, NODE_KEY_OPEN.
 */
export async function makeToken(keys: string, permissions: readonly string[], expires: number): Promise<string> {
  const secret = tokenKeyFile(keys);
  requireClosed(secret);
  const key = await importPKCS8(readFileSync(secret, "utf8"), algorithm);
  return new SignJWT({ permissions })
    .setProtectedHeader({ alg: algorithm, typ: "JWT" })
    .setExpirationTime(expires)
    .sign(key);
}
