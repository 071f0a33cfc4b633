import { ascending } from "../ascending.js";
import { QBFT_NO_VALIDATORS, QBFT_NOT_LINKED, QBFT_NOT_TRUSTED } from "../errors/catalogue/qbft.js";
import { ElicenseError } from "../errors/ElicenseError.js";
import type { Header } from "./Header.js";
import { requireSealed, toleratedFaults } from "./seals.js";

/** A block that is known to be the chain's, with the validators that sealed it: what to trust a later one by. */
export interface TrustedBlock {
  readonly number: number;
  readonly hash: string;
  /** Addresses with their checksums, in ascending order. */
  readonly validators: readonly string[];
}

/**
 * Trusts a header without those between it and a block that is trusted, as light clients do (Tendermint's skipping
 * verification): it is sealed by a quorum of its own validators, and among its sealers are so many of the trusted block's
 * validators that one at least keeps to the rules, which is a third of them at least; and that one seals only what is the
 * chain's.
 *
 * It rests on the trusted block's validators: that a third of them have not given their keys away since. Keep what was
 * trusted last, and begin with that.
 *
 * @param trusted - A block that is trusted, at first the one of the genesis.
 * @param header - A later block's header.
 * @throws {ElicenseError} QBFT_NO_VALIDATORS where the trusted block has none; QBFT_NOT_LINKED for what is no later block;
 * QBFT_SEAL, QBFT_NOT_SEALED; QBFT_NOT_TRUSTED where too few of its sealers were validators by then:
 * {@link findTrustedBlock} takes a shorter step.
 */
export function trustHeader(trusted: TrustedBlock, header: Header): TrustedBlock {
  // Of nobody fewer than none would be enough.
  if (trusted.validators.length === 0) throw new ElicenseError(QBFT_NO_VALIDATORS, { block: trusted.number });
  if (header.number === trusted.number && header.hash === trusted.hash) return trusted;
  if (header.number <= trusted.number) {
    throw new ElicenseError(QBFT_NOT_LINKED, { block: header.number, before: trusted.number });
  }
  const known = requireSealed(header).filter((sealer) => trusted.validators.includes(sealer)).length;
  const needed = toleratedFaults(trusted.validators.length) + 1;
  if (known < needed) {
    throw new ElicenseError(QBFT_NOT_TRUSTED, { block: header.number, trusted: trusted.number, known, needed });
  }
  return { number: header.number, hash: header.hash, validators: ascending(header.extraData.validators) };
}

/**
 * Trusts a block of the chain, in as few steps as the changes of its validators leave.
 *
 * @param trusted - A block that is trusted.
 * @param header - Header of the block to be trusted.
 * @param headerAt - Fetches a header by its number; nothing of it is believed.
 * @throws {ElicenseError} QBFT_NOT_TRUSTED where not even the next block can be trusted; QBFT_NO_VALIDATORS,
 * QBFT_NOT_LINKED, QBFT_SEAL or QBFT_NOT_SEALED; what `headerAt` throws.
 */
export async function findTrustedBlock(
  trusted: TrustedBlock,
  header: Header,
  headerAt: (number: number) => Promise<Header>,
): Promise<TrustedBlock> {
  let last = trusted;
  const pending = [header];
  for (let next = pending.at(-1); next !== undefined; next = pending.at(-1)) {
    try {
      last = trustHeader(last, next);
      pending.pop();
    } catch (error) {
      const isFar = error instanceof ElicenseError && error.code === "QBFT_NOT_TRUSTED";
      if (!isFar || next.number <= last.number + 1) throw error;
      const middle = Math.floor((last.number + next.number) / 2);
      const between = await headerAt(middle);
      // By a number of its own a node could have steps taken without end.
      if (between.number !== middle) throw error;
      pending.push(between);
    }
  }
  return last;
}
