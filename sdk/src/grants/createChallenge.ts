import { randomHash } from "./randomHash.js";

/**
 * Makes the challenge that a verifier shows to a holder, face to face. The presentation carries it, so that none made
 * for somebody else, or before, serves. Make one for each presentation, and take no other.
 *
 * @returns 32 random bytes in hexadecimal.
 * @example
 * const challenge = createChallenge(); // shown as a QR code
 */
export function createChallenge(): string {
  return randomHash();
}
