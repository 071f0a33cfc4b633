import { Interface, ZeroAddress, zeroPadValue, type Log } from "ethers";

import { findBlock, type BlockParameter } from "../block.js";
import type { Client } from "../client.js";
import { findCreation } from "../deployment/findCreation.js";
import { readPatiently, type Ask } from "../history/reading.js";
import { scan, type ScanOptions } from "../history/scan.js";
import { codeHashOf } from "./codeHashOf.js";
import { governanceDiffers, none, requireSame } from "./governanceDiffers.js";
import { requireConsortium } from "./requireConsortium.js";
import { safe } from "./safe.js";
import { safeCode } from "./safeCode.js";
import type { SignerList } from "./SignerList.js";

/** Parameters of `checkConsortiumAccount`. */
export interface CheckConsortiumAccountParameters extends ScanOptions {
  /** Block to read at; the latest if left out. */
  readonly block?: BlockParameter | undefined;
}

/** Events by which an account tells of its beginning, and of what may let other code write into it. */
const told = ["SafeSetup", "EnabledModule", "SafeMultiSigTransaction"] as const;

const factory = /* @__PURE__ */ Interface.from(["event ProxyCreation(address indexed proxy, address singleton)"]);

/**
 * Checks that no other code than Safe's has ever written into the consortium's account. Such code can hide a module or a
 * signer where no list of the account shows it, and only the past tells: so Safe's own factory has to have created the
 * account, nothing else may have run when it was set up, it may never have had a module, and may never have lent its
 * storage to another contract (a transaction by DELEGATECALL).
 *
 * @param singleton - Address of the contract that the account runs.
 * @returns Who decided when the account was created.
 * @throws {ElicenseError} GOVERNANCE_DIFFERS with `creation`, `initializer`, or the first block in which other code could
 * write; DEPLOYMENT_CREATION_UNKNOWN; DEPLOYMENT_CREATION_DIFFERS; READING_FORM, BLOCK_FORM; BLOCK_UNKNOWN; READING_ABORTED;
 * or the node's trouble.
 */
export async function checkOrigin(
  client: Client,
  singleton: string,
  { block, ...options }: CheckConsortiumAccountParameters = {},
): Promise<SignerList> {
  const { account: address } = requireConsortium(client);
  return readPatiently(client, options, async (ask) => {
    const { number: to } = await ask(() => findBlock(client, block));
    const topics = [told.map((name) => safe.getEvent(name)?.topicHash ?? "")];
    // The account governs the AccessManager, which was there before it; when that was, the manifest alone does not decide.
    const from = await ask(() => findCreation(client, "accessManager"));
    const search = { address, topics, from, to };
    let founders: SignerList | undefined;
    for await (const { logs } of scan(client, search, options)) {
      for (const log of logs) {
        const event = safe.parseLog(log);
        if (event?.name === "SafeSetup") {
          await requireFactory(client, ask, { setup: log, singleton, to });
          const [, owners, threshold, initializer] = event.args as unknown as [string, string[], bigint, string];
          requireSame("initializer", ZeroAddress, initializer);
          founders = { signers: [...owners], threshold: Number(threshold) };
        } else if (event?.name === "EnabledModule") {
          throw governanceDiffers(`block ${String(log.blockNumber)}`, none, event.name);
        } else if (event !== null && event.args.operation !== 0n) {
          const lent = `DELEGATECALL ${String(event.args.to)}`;
          throw governanceDiffers(`block ${String(log.blockNumber)}`, none, lent);
        }
      }
    }
    if (founders === undefined) throw governanceDiffers("creation", "SafeSetup", none);
    return founders;
  });
}

/** Refuses an account that Safe's factory did not create: another creator can have written anything into it. */
async function requireFactory(
  client: Client,
  ask: Ask,
  { setup, singleton, to }: { readonly setup: Log; readonly singleton: string; readonly to: number },
): Promise<void> {
  const { blockNumber } = setup;
  const topics = [factory.getEvent("ProxyCreation")?.topicHash ?? "", zeroPadValue(setup.address, 32)];
  // Whoever emits it: its code says whether that is Safe's factory, which is part of no manifest.
  const logs = await ask(() => client.provider.getLogs({ topics, fromBlock: blockNumber, toBlock: blockNumber }));
  const found: string[] = [];
  for (const { address, data } of logs) {
    if (data !== zeroPadValue(singleton, 32)) continue;
    found.push(await ask(() => codeHashOf(client, address, { blockTag: to })));
  }
  if (!found.includes(safeCode.factory)) {
    throw governanceDiffers("creation", safeCode.factory, found.join(", ") || none);
  }
}
