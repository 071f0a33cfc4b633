import { hexlify } from "ethers";

/** 32 random bytes in hexadecimal, from the platform's source for secrets. */
export function randomHash(): string {
  return hexlify(crypto.getRandomValues(new Uint8Array(32)));
}
