import { HDNodeWallet, Mnemonic } from "ethers";

/** Chain id of the development chain: the one that anvil and Hardhat have unless told otherwise. */
export const developmentChainId = 31337;

/** Where the development chain listens unless told otherwise. */
export const developmentUrl = "http://127.0.0.1:8545";

/** How many accounts anvil and Hardhat hold the keys of. */
export const developmentAccountCount = 20;

/** The mnemonic that anvil and Hardhat have by default. Everybody knows it: its keys protect nothing. */
const mnemonic = "test test test test test test test test test test test junk";

/** What the accounts derive from. Deriving it takes most of the time, so it is done once. */
let accounts: HDNodeWallet | undefined;

/**
 * Gives a development account's wallet, connected to no node.
 *
 * @param index - Number of the account, from 0. Account 0 deploys and governs; `samples/consortium.json` says whose the
 * others are.
 */
export function developmentAccount(index: number): HDNodeWallet {
  accounts ??= HDNodeWallet.fromMnemonic(Mnemonic.fromPhrase(mnemonic), "m/44'/60'/0'/0");
  return accounts.deriveChild(index);
}

/** Most members of a network of this machine: fewer than the distance between a validator's ports and its RPC node's. */
export const mostDevelopmentMembers = 99;

/** The first development account that is a governance signer's; those before act. */
const firstSigner = 100;

/**
 * Gives the wallet with which a member of a network of this machine governs, connected to no node.
 *
 * @param position - The member's, from 0.
 */
export function developmentSigner(position: number): HDNodeWallet {
  return developmentAccount(firstSigner + position);
}

/**
 * Tells whether everybody knows the keys of all who govern: `npm run network -- init` made their network. Of nobody is nothing
 * known.
 */
export function isDevelopmentGovernance(signers: readonly string[]): boolean {
  const known = new Set(Array.from({ length: mostDevelopmentMembers }, (_, each) => developmentSigner(each).address));
  return signers.length > 0 && signers.every((signer) => known.has(signer));
}
