import { connect, type ConnectOptions } from "@elicense/sdk";
import type { Block, JsonRpcProvider } from "ethers";

import { maxHeadAge } from "../../journal/HaltWatch.js";
import { shanghaiTime } from "../../output/time.js";
import type { Finder, Finding } from "./Finding.js";

/** How old the newest block may be before something may be wrong, and before something is, seconds. */
const headAge = { young: maxHeadAge, old: 3_600 };

/** How far a block may lie in the future before this clock must be off, seconds. */
const maxDrift = 15;

/** How many blocks one node may be behind another. */
const maxLag = 10;

/** A node as it answered. */
export interface AnsweringNode {
  /** Scheme, host and port of its address. */
  readonly url: string;
  readonly provider: JsonRpcProvider;
  readonly chainId: number;
  readonly genesis: string;
  readonly head: Block;
  /** Its name and version, in its own words. */
  readonly version: string;
  /** How long it took to answer, milliseconds. */
  readonly milliseconds: number;
}

/**
 * Asks a node who it is.
 *
 * @param token - Token that it asks for.
 * @throws {ElicenseError} The node's trouble.
 */
export async function askNode(address: string, token?: ConnectOptions["token"]): Promise<AnsweringNode> {
  const start = performance.now();
  const provider = await connect(address, { ...(token !== undefined && { token }) });
  const milliseconds = Math.round(performance.now() - start);
  try {
    const [{ chainId }, genesis, head, version] = await Promise.all([
      provider.getNetwork(),
      provider.getBlock(0),
      provider.getBlock("latest"),
      provider.send("web3_clientVersion", []).catch(() => "?") as Promise<unknown>,
    ]);
    if (head === null) throw new TypeError("no block");
    return {
      ...{ url: new URL(address).origin, provider, chainId: Number(chainId), genesis: genesis?.hash ?? "?", head },
      ...{ version: String(version), milliseconds },
    };
  } catch (error) {
    provider.destroy();
    throw error;
  }
}

/** Is the newest block young enough? */
export function checkHead({ found }: Finder, { head }: AnsweringNode, now: number): Finding {
  const values = { block: head.number, age: Math.max(now - head.timestamp, 0) };
  if (values.age <= headAge.young) return found("head", "pass", "doctor.head", values);
  const since = shanghaiTime(head.timestamp);
  return found("head", values.age <= headAge.old ? "warn" : "fail", "doctor.headOld", { ...values, since });
}

/** Does this machine's clock agree with the newest block that any node shows? */
export function checkClock({ found }: Finder, nodes: readonly AnsweringNode[], now: number): Finding {
  const newest = Math.max(...nodes.map(({ head }) => head.timestamp));
  const seconds = Math.abs(newest - now);
  if (newest - now > maxDrift) return found("clock", "fail", "doctor.clockBehind", { seconds });
  if (now - newest > headAge.young) return found("clock", "warn", "doctor.clockUnsure", { seconds });
  return found("clock", "pass", "doctor.clock", { seconds });
}

/** Does another node serve the same chain, with the same blocks? */
export async function checkPeer(finder: Finder, own: AnsweringNode, peer: AnsweringNode): Promise<Finding> {
  const { found, failed } = finder;
  const { url } = peer;
  if (peer.chainId !== own.chainId || peer.genesis !== own.genesis) {
    return found("peer", "fail", "doctor.peerOther", { url, chainId: peer.chainId, genesis: peer.genesis });
  }
  try {
    const block = Math.min(own.head.number, peer.head.number);
    const [ownBlock, peerBlock] = await Promise.all([own.provider.getBlock(block), peer.provider.getBlock(block)]);
    if (ownBlock?.hash !== peerBlock?.hash) return found("peer", "fail", "doctor.peerForked", { url, block });
    const blocks = own.head.number - peer.head.number;
    if (blocks > maxLag) return found("peer", "warn", "doctor.peerBehind", { url, blocks });
    if (blocks < -maxLag) return found("peer", "warn", "doctor.peerAhead", { url, blocks: -blocks });
    return found("peer", "pass", "doctor.peer", { url, block });
  } catch (error) {
    return failed("peer", error);
  }
}
