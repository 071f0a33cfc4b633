/** The most gas that a transaction may take by EIP-7825. */
export const transactionGasCap = 16_777_216n;

/**
 * Adds a quarter to the gas that a transaction takes now, as far as the cap goes: the state moves on until it is signed
 * and carried out, and with it what it takes: the first record of a book, for one.
 *
 * @returns Gas that it may take; above the cap only where it takes more than that as it is.
 */
export function withGasMargin(gas: bigint): bigint {
  const generous = (gas * 5n) / 4n;
  if (generous <= transactionGasCap) return generous;
  return gas > transactionGasCap ? gas : transactionGasCap;
}
