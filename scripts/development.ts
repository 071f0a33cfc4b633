import { HDNodeWallet, Mnemonic } from "ethers";

/** Chain id of the development chain: the one that anvil and Hardhat have unless told otherwise. */
export const developmentChainId = 31337;

/** Where the development chain listens unless told otherwise. */
export const developmentUrl = "http://127.0.0.1:8545";

/** How many accounts anvil and Hardhat hold the keys of. */
export const developmentAccountCount = 20;

/** The mnemonic that anvil and Hardhat have by default. Everybody knows it: its keys protect nothing. */
const mnemonic = "test test test test test test test test test test test junk";

/**
 * Gives a development account's wallet, connected to no node.
 *
 * @param index - Number of the account, from 0. Account 0 deploys and governs; `samples/consortium.json` says whose the
 * others are.
 */
export function developmentAccount(index: number): HDNodeWallet {
  return HDNodeWallet.fromMnemonic(Mnemonic.fromPhrase(mnemonic), `m/44'/60'/0'/0/${index}`);
}
