import { existsSync } from "node:fs";
import { join } from "node:path";

import { networkFile, readNetwork, type Network } from "../../network/Network.js";
import { NetworkError } from "../../network/NetworkError.js";
import { nodesHere } from "./engine/LocalNode.js";
import { readableNetworks } from "./folders.js";
import { rpcOffset } from "./makeCard.js";

/** What networks of one machine must not share: the chain's id, and the first member's ports. */
export interface Place {
  readonly chainId: number;
  readonly port: number;
  readonly rpcPort: number;
  readonly metricsPort: number;
}

/** What a machine's first network has: none of the ports that `key` gives a department, whose RPC node has 100 more. */
export const usualPlace: Place = { chainId: 90_210, port: 30_500, rpcPort: 8_700, metricsPort: 9_700 };

/** From one network's ports to the next one's: more than the members and the RPC node take. */
const portStep = 2 * rpcOffset;

const optionOf: Readonly<Record<keyof Place, string>> = {
  chainId: "--chain-id",
  port: "--port",
  rpcPort: "--rpc-port",
  metricsPort: "--metrics-port",
};

const portKinds = ["port", "rpcPort", "metricsPort"] as const;

/**
 * Gives a network of this machine alone what no other one in `networks/` has. One that is made again keeps what it has.
 *
 * @param folder - The network's own.
 * @param count - How many members it has.
 * @param named - What was asked for.
 * @throws {NetworkError} NETWORK_CLASH where that is another network's.
 */
export function freePlace(folder: string, count: number, named: Partial<Place>): Place {
  if (existsSync(join(folder, networkFile))) return { ...usualPlace, ...placeOf(readNetwork(folder)), ...named };
  const others = readableNetworks().filter((each) => each.folder !== folder);
  const chainIds = new Map(others.map(({ network }) => [network.chainId, network.name]));
  const ports = new Map<number, string>();
  for (const { folder: other, network } of others) {
    for (const { node } of nodesHere(other, network)) {
      for (const kind of portKinds) ports.set(node[kind], network.name);
    }
  }
  const portsFrom = (first: number): readonly number[] => [
    ...Array.from({ length: count }, (_, position) => first + position),
    first + rpcOffset,
  ];
  const numbersOf = (kind: keyof Place, first: number): readonly number[] =>
    kind === "chainId" ? [first] : portsFrom(first);
  const takenOf = (kind: keyof Place): Map<number, string> => (kind === "chainId" ? chainIds : ports);

  for (const [kind, value] of Object.entries(named) as readonly (readonly [keyof Place, number])[]) {
    const taken = numbersOf(kind, value).find((number) => takenOf(kind).has(number));
    if (taken === undefined) continue;
    const network = takenOf(kind).get(taken) ?? "?";
    throw new NetworkError("NETWORK_CLASH", { option: optionOf[kind], value, network, taken });
  }
  // What was asked for is no longer free for the rest.
  for (const kind of portKinds) {
    const first = named[kind];
    if (first !== undefined) portsFrom(first).forEach((port) => ports.set(port, ""));
  }
  const free = (kind: keyof Place): number => {
    let first = named[kind] ?? usualPlace[kind];
    const isTaken = (): boolean => numbersOf(kind, first).some((number) => takenOf(kind).has(number));
    if (named[kind] === undefined) while (isTaken()) first += kind === "chainId" ? 1 : portStep;
    for (const number of numbersOf(kind, first)) takenOf(kind).set(number, "");
    return first;
  };
  return {
    chainId: free("chainId"),
    port: free("port"),
    rpcPort: free("rpcPort"),
    metricsPort: free("metricsPort"),
  };
}

function placeOf({ chainId, members }: Network): Partial<Place> {
  const first = members.find(({ name }) => name === "member-1")?.validator;
  const { port, rpcPort, metricsPort } = first ?? usualPlace;
  return { chainId, port, rpcPort, metricsPort };
}
