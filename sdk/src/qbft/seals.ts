import { recoverAddress, Signature } from "ethers";

import { QBFT_NOT_SEALED, QBFT_SEAL } from "../errors/catalogue/qbft.js";
import { ElicenseError } from "../errors/ElicenseError.js";
import { commitHash, type Header } from "./Header.js";

/**
 * How many validators must seal a block: two thirds of them, rounded up. Any two quorums have a validator in common that
 * keeps to the rules, as long as no more than {@link toleratedFaults} do not.
 *
 * @param validators - How many there are.
 */
export function quorumOf(validators: number): number {
  return Math.ceil((2 * validators) / 3);
}

/**
 * How many validators may break the rules without the others losing agreement: fewer than a third.
 *
 * @param validators - How many there are.
 */
export function toleratedFaults(validators: number): number {
  return Math.floor((validators - 1) / 3);
}

/**
 * Finds who sealed a block.
 *
 * @returns The sealers' addresses, with their checksums, in the order of their seals; whether they may is not asked.
 * @throws {ElicenseError} QBFT_SEAL with the place of one that is no signature.
 */
export function recoverSealers(header: Header): readonly string[] {
  return [...eachSealer(header)];
}

/**
 * Requires that a block is sealed by a quorum of the validators that its header names, by each once and by nobody else.
 * That these are the chain's validators is for {@link followValidators} or {@link trustHeader} to say.
 *
 * @returns Who sealed it.
 * @throws {ElicenseError} QBFT_SEAL for a seal that is no signature, or no validator's; QBFT_NOT_SEALED where there are
 * too few.
 */
export function requireSealed(header: Header): readonly string[] {
  const { validators, seals } = header.extraData;
  const quorum = quorumOf(validators.length);
  if (seals.length < quorum || seals.length === 0) {
    throw new ElicenseError(QBFT_NOT_SEALED, { block: header.number, seals: seals.length, quorum });
  }
  const sealers: string[] = [];
  for (const sealer of eachSealer(header)) {
    if (!validators.includes(sealer) || sealers.includes(sealer)) throw noSeal(header, sealers.length);
    sealers.push(sealer);
  }
  return sealers;
}

/** Recovers one after the other, since it takes a millisecond each, and the first may tell that the rest is in vain. */
function* eachSealer(header: Header): Generator<string, void, undefined> {
  const digest = commitHash(header);
  for (const [place, seal] of header.extraData.seals.entries()) {
    const sealer = recover(digest, seal);
    if (sealer === undefined) throw noSeal(header, place);
    yield sealer;
  }
}

function recover(digest: string, seal: string): string | undefined {
  const yParity = Number.parseInt(seal.slice(130), 16) as 0 | 1;
  try {
    return recoverAddress(digest, Signature.from({ r: seal.slice(0, 66), s: `0x${seal.slice(66, 130)}`, yParity }));
  } catch {
    return undefined;
  }
}

function noSeal({ number }: Header, place: number): ElicenseError {
  return new ElicenseError(QBFT_SEAL, { block: number, place: place + 1 });
}
