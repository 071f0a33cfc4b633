import { existsSync, readdirSync, readFileSync } from "node:fs";
import { dirname, join } from "node:path";

import { canonicalJson, type JsonObject } from "@elicense/sdk";
import { ascending } from "@elicense/sdk/qbft";
import { computeAddress, id, isHexString } from "ethers";

import { genesisHashOf } from "./files/genesis.js";
import { foundingOf } from "./founding.js";
import { isChecksummed, isName, isSameCard, parseCard, type JoiningCard } from "./JoiningCard.js";
import { fileUnreadable, NetworkError } from "./NetworkError.js";
import { chain, fewestValidators, longestBlockPeriod } from "./profile.js";
import { ordered, readTransition, type Transition } from "./Transition.js";

/** Version of the form of `network.json`. */
export const networkFormat = "elicense-network/1";

/** Name of the file that says what a network is. */
export const networkFile = "network.json";

/** What `network.json` says: all that the nodes' files are made of, and nothing that is secret. */
export interface NetworkPlan {
  readonly format: typeof networkFormat;
  readonly name: string;
  readonly chainId: number;
  /** Signatures that governance needs, of as many departments as founded the network. */
  readonly threshold: number;
  readonly blockPeriodSeconds: number;
  readonly requestTimeoutSeconds: number;
  readonly epochLength: number;
  /** Validators of the first block: addresses in ascending order. They never change, whoever comes and goes. */
  readonly founders: readonly string[];
  /** What the founders agreed on, in one hash that stands in the first block: {@link foundingOf} their cards of then. */
  readonly founding: string;
  /** What changes from a block, or a time, on. */
  readonly transitions: readonly Transition[];
  /** The members' newest cards, by name. */
  readonly members: readonly JoiningCard[];
}

/** A network, and what follows from its plan. */
export interface Network extends NetworkPlan {
  /** Hash of the first block, by which clients know the chain. */
  readonly genesisHash: string;
  /** keccak256 of the plan in canonical JSON: departments that read the same one to each other have the same plan. */
  readonly fingerprint: string;
  /** Validators of the first block; the same as `founders`. */
  readonly validators: readonly string[];
}

/** Completes a plan with what follows from it. */
export function networkOf(plan: NetworkPlan): Network {
  return {
    ...plan,
    genesisHash: genesisHashOf(plan),
    fingerprint: id(canonicalJson(plan as unknown as JsonObject)),
    validators: plan.founders,
  };
}

/** Writes a plan as its file has it. */
export function planText({ genesisHash, fingerprint, validators, ...plan }: Network): string {
  return JSON.stringify(plan, undefined, 2) + "\n";
}

/**
 * Makes the error of a network that is not there.
 *
 * @param folder - Where it was sought.
 * @param place - Folder of networks, of which those that are there are named.
 */
export function missingNetwork(folder: string, place: string): NetworkError {
  let names: readonly string[];
  try {
    names = networkNames(place);
  } catch {
    // Of a place that cannot be listed none is known.
    names = [];
  }
  return new NetworkError("NETWORK_MISSING", { path: folder, names: names.join(", ") || "–" });
}

/**
 * Lists the names of the networks that a folder has, in order; none where there is no such folder.
 *
 * @throws {NetworkError} FILE_UNREADABLE where it cannot be listed.
 */
export function networkNames(place: string): readonly string[] {
  let names: readonly string[];
  try {
    names = existsSync(place) ? readdirSync(place) : [];
  } catch (error) {
    throw fileUnreadable(place, error);
  }
  return names.filter((name) => existsSync(join(place, name, networkFile))).sort();
}

/**
 * Reads the network of a folder and checks each card's signature.
 *
 * @param folder - The network's, with `network.json` in it.
 * @param place - Folder of networks, for {@link missingNetwork}; the one that it is in if left out.
 * @throws {NetworkError} NETWORK_MISSING, FILE_NOT_JSON, NETWORK_FIELD, or what {@link parseCard} finds.
 */
export function readNetwork(folder: string, place = dirname(folder)): Network {
  const path = join(folder, networkFile);
  return parseNetwork(
    readJsonFile(path, () => missingNetwork(folder, place)),
    path,
  );
}

/** Reads what `JSON.parse` gave of a plan; `path` is for errors. */
export function parseNetwork(json: unknown, path: string): Network {
  const fault = (field: string, expected: string): NetworkError =>
    new NetworkError("NETWORK_FIELD", { path, field, expected });
  if (typeof json !== "object" || json === null || Array.isArray(json)) throw fault("network", "{…}");
  const given = json as Readonly<Record<keyof NetworkPlan, unknown>>;
  const strange = Object.keys(given).find((name) => !planFields.includes(name as keyof NetworkPlan));
  if (strange !== undefined) throw fault(strange, "–");
  const whole = (name: keyof NetworkPlan, least = 1): number => {
    if (!Number.isSafeInteger(given[name]) || (given[name] as number) < least) throw fault(name, `≥ ${String(least)}`);
    return given[name] as number;
  };
  const list = (name: keyof NetworkPlan): readonly unknown[] => {
    if (!Array.isArray(given[name])) throw fault(name, "[…]");
    return given[name] as readonly unknown[];
  };

  if (given.format !== networkFormat) throw fault("format", networkFormat);
  if (!isName(given.name)) throw fault("name", "a-z 0-9 -");
  const members = list("members").map((card, position) => parseCard(card, `${path} members[${String(position)}]`));
  const founders = list("founders").map((address, position) => {
    if (!isChecksummed(address)) throw fault(`founders[${String(position)}]`, "0x + 40 × 0-9a-f (EIP-55)");
    return address;
  });
  if (!isHexString(given.founding, 32) || given.founding !== given.founding.toLowerCase()) {
    throw fault("founding", "0x + 64 × 0-9a-f");
  }
  const plan: NetworkPlan = {
    format: networkFormat,
    name: given.name,
    chainId: whole("chainId"),
    threshold: whole("threshold"),
    blockPeriodSeconds: whole("blockPeriodSeconds"),
    requestTimeoutSeconds: whole("requestTimeoutSeconds"),
    epochLength: whole("epochLength"),
    founders,
    founding: given.founding,
    transitions: list("transitions").map((each, position) => {
      const transition = readTransition(each);
      if (canonicalJson(each as JsonObject) === canonicalJson(transition)) return transition;
      throw fault(`transitions[${String(position)}]`, JSON.stringify(transition));
    }),
    members,
  };
  requireAgreement(plan);
  if (founders.length < fewestValidators) throw fault("founders", `≥ ${String(fewestValidators)}`);
  if (!isSameList(founders, ascending(new Set(founders)))) throw fault("founders", "a < b < c …");
  if (!isMajority(plan.threshold, founders.length)) {
    throw fault("threshold", `${String(Math.floor(founders.length / 2) + 1)} … ${String(founders.length)}`);
  }
  if (!isSameList(plan.transitions, ordered(plan.transitions))) throw fault("transitions", "a < b < c …");
  if (!isSameList(members, byName(members))) throw fault("members", "name a < b < c …");
  return networkOf(plan);
}

const planFields: readonly (keyof NetworkPlan)[] = [
  ...(["format", "name", "chainId", "threshold", "blockPeriodSeconds", "requestTimeoutSeconds"] as const),
  ...(["epochLength", "founders", "founding", "transitions", "members"] as const),
];

/** Options of {@link assemble}. */
export interface AssembleOptions {
  /** Signatures that governance needs; more than half of the departments if left out. */
  readonly threshold?: number;
  /** Seconds, {@link longestBlockPeriod} at the most; as {@link chain} has it if left out. */
  readonly blockPeriodSeconds?: number;
  readonly requestTimeoutSeconds?: number;
}

/**
 * Makes a network of its founders' cards. The same cards make the same network, in whatever order they come.
 *
 * @param cards - One a department, with the names of their files for errors.
 * @throws {NetworkError} NETWORK_TOO_FEW, NETWORK_THRESHOLD, NETWORK_PERIOD, NETWORK_FOUNDER_TWICE, CARD_OTHER_NETWORK,
 * CARD_CLASH, CARD_GOVERNANCE.
 */
export function assemble(cards: readonly JoiningCard[], options: AssembleOptions = {}): Network {
  const [first, ...others] = cards;
  if (first === undefined || cards.length < fewestValidators) {
    throw new NetworkError("NETWORK_TOO_FEW", { count: cards.length, fewest: fewestValidators });
  }
  // Each founder is a department of its own, which is made sure of below.
  const departments = cards.length;
  const plan: NetworkPlan = {
    format: networkFormat,
    name: first.network,
    chainId: first.chainId,
    threshold: options.threshold ?? Math.floor(departments / 2) + 1,
    blockPeriodSeconds: options.blockPeriodSeconds ?? chain.blockPeriodSeconds,
    requestTimeoutSeconds: options.requestTimeoutSeconds ?? chain.requestTimeoutSeconds,
    epochLength: chain.epochLength,
    founders: ascending(cards.map(({ validator }) => validator.address)),
    founding: foundingOf([first, ...others]),
    transitions: [],
    members: byName(cards),
  };
  requireMajority(plan.threshold, departments);
  requirePeriod(plan.blockPeriodSeconds);
  requireAgreement(plan);
  return networkOf(plan);
}

/**
 * Refuses a number of departments that could not decide for all: half of them or less, or more than there are.
 *
 * @param count - How many departments govern.
 * @throws {NetworkError} NETWORK_THRESHOLD.
 */
export function requireMajority(threshold: number, count: number): void {
  if (!isMajority(threshold, count)) throw new NetworkError("NETWORK_THRESHOLD", { threshold, count });
}

/**
 * Takes a card into a network: of a new member, or a member's newer one.
 *
 * @param newSigners - Governance signers that departments told of by themselves: a newer card names another signer than
 * before only where it is one of these. Its signature does not tell, since whoever has the node's machine names a key of its
 * own; nor does the signer of before where its key is lost.
 * @throws {NetworkError} NETWORK_FOUNDER_TWICE, CARD_OTHER_NETWORK, CARD_CLASH, CARD_GOVERNANCE, CARD_OLDER,
 * CARD_ANOTHER_KEY, CARD_NEW_SIGNER.
 */
export function admit(network: Network, card: JoiningCard, newSigners: readonly string[] = []): Network {
  const known = network.members.find(({ name }) => name === card.name);
  if (known !== undefined && known.validator.address !== card.validator.address) {
    throw new NetworkError("CARD_ANOTHER_KEY", { member: card.name });
  }
  if (
    known !== undefined &&
    (known.version > card.version || (known.version === card.version && !isSameCard(known, card)))
  ) {
    throw new NetworkError("CARD_OLDER", { member: card.name, known: known.version, version: card.version });
  }
  const [before, after] = [known?.governanceSigner, card.governanceSigner];
  if (before !== undefined && before !== after && !newSigners.includes(after)) {
    throw new NetworkError("CARD_NEW_SIGNER", { member: card.name, before, after });
  }
  return changed(network, { members: byName([...network.members.filter((each) => each !== known), card]) });
}

/**
 * Takes a member's card out of a network.
 *
 * @throws {NetworkError} MEMBER_UNKNOWN.
 */
export function dismiss(network: Network, name: string): Network {
  const member = memberOf(network, name);
  return changed(network, { members: network.members.filter((each) => each !== member) });
}

/**
 * Adds what changes from a block, or a time, on.
 *
 * @throws {NetworkError} NETWORK_PERIOD, TRANSITION_CLASH.
 */
export function withTransition(network: Network, transition: Transition): Network {
  if ("blockPeriodSeconds" in transition) requirePeriod(transition.blockPeriodSeconds);
  return changed(network, { transitions: ordered([...network.transitions, transition]) });
}

/**
 * Gives a member's card.
 *
 * @throws {NetworkError} MEMBER_UNKNOWN.
 */
export function memberOf({ members }: NetworkPlan, name: string): JoiningCard {
  const member = members.find((each) => each.name === name);
  if (member === undefined) {
    throw new NetworkError("MEMBER_UNKNOWN", { member: name, members: members.map((each) => each.name).join(", ") });
  }
  return member;
}

/** Members as far as governance is concerned. */
export interface GoverningMembers {
  readonly members: readonly Pick<JoiningCard, "governanceSigner">[];
}

/** The departments' governance signers, each once, in ascending order. */
export function governanceSigners({ members }: GoverningMembers): readonly string[] {
  return ascending(new Set(members.map(({ governanceSigner }) => governanceSigner)));
}

/** Every account that may send transactions, in ascending order: all nodes have to have the same list. */
export function accountsOf({ members }: NetworkPlan): readonly string[] {
  return ascending(new Set(members.flatMap(({ governanceSigner, accounts }) => [governanceSigner, ...accounts])));
}

/**
 * Validators as far as the plan tells: those of its newest change of them as long as these all are members, else every
 * member's. Who was voted in or out the chain alone tells.
 */
export function validatorsByPlan({
  members,
  transitions,
}: Pick<NetworkPlan, "members" | "transitions">): readonly string[] {
  const all = ascending(members.map(({ validator }) => validator.address));
  const named = transitions.flatMap((each) => ("validators" in each ? [each.validators] : [])).at(-1);
  return named?.every((address) => all.includes(address)) === true ? named : all;
}

/** The longest block period that a network has, or is to have, seconds: what keeps to it is no halt. */
export function longestPeriod({ blockPeriodSeconds, transitions }: NetworkPlan): number {
  const later = transitions.flatMap((each) => ("blockPeriodSeconds" in each ? [each.blockPeriodSeconds] : []));
  return Math.max(blockPeriodSeconds, ...later);
}

function changed(network: Network, change: Partial<NetworkPlan>): Network {
  const { genesisHash, fingerprint, validators, ...plan } = network;
  const next: NetworkPlan = { ...plan, ...change };
  requireAgreement(next);
  return networkOf(next);
}

/** Refuses a period with which clients would not know a chain that goes on from one that has halted. */
function requirePeriod(period: number): void {
  // A plan that has a longer one from before is read all the same: its departments have to go on, and can shorten it.
  if (period > longestBlockPeriod) throw new NetworkError("NETWORK_PERIOD", { period, longest: longestBlockPeriod });
}

/** Whether so many are more than half of all, and no more than these. */
function isMajority(threshold: number, count: number): boolean {
  return threshold > count / 2 && threshold <= count;
}

/** Refuses cards of another network, what two members or founders cannot both have, and a node that governs. */
function requireAgreement({ name, chainId, members, founders }: NetworkPlan): void {
  for (const card of members) {
    if (card.network !== name || card.chainId !== chainId) {
      throw new NetworkError("CARD_OTHER_NETWORK", {
        file: card.name,
        network: card.network,
        chainId: card.chainId,
        expected: name,
        expectedChainId: chainId,
      });
    }
  }
  const clash = findClash(members, uniqueParts);
  if (clash !== undefined) throw new NetworkError("CARD_CLASH", clash);
  const founding = members.filter(({ validator }) => founders.includes(validator.address));
  const twice = findClash(founding, departmentParts);
  if (twice !== undefined) throw new NetworkError("NETWORK_FOUNDER_TWICE", twice);
  const nodes = new Set(members.flatMap(nodeKeys).map((publicKey) => computeAddress(`0x04${publicKey.slice(2)}`)));
  const governed = members.find(({ governanceSigner }) => nodes.has(governanceSigner));
  if (governed !== undefined) {
    throw new NetworkError("CARD_GOVERNANCE", { member: governed.name, address: governed.governanceSigner });
  }
}

function nodeKeys({ validator, rpc }: JoiningCard): readonly string[] {
  return [validator.publicKey, ...(rpc === null ? [] : [rpc.publicKey])];
}

/** What a card has that no other may have, by the names of the fields. */
type PartsOf = (card: JoiningCard) => readonly (readonly [field: string, value: string])[];

/** Finds the first two cards that have something in common which only one may have; `undefined` where there are none. */
function findClash(cards: readonly JoiningCard[], partsOf: PartsOf): NetworkError["details"] | undefined {
  const taken = new Map<string, string>();
  for (const card of cards) {
    for (const [field, value] of partsOf(card)) {
      const first = taken.get(`${field} ${value}`);
      if (first !== undefined) return { first, second: card.name, field, value };
      taken.set(`${field} ${value}`, card.name);
    }
  }
  return undefined;
}

/** What tells a department from another, whatever its cards are called. */
function departmentParts({ code, governanceSigner }: JoiningCard): ReturnType<PartsOf> {
  return [
    ["code", code],
    ["governanceSigner", governanceSigner],
  ];
}

function uniqueParts(card: JoiningCard): ReturnType<PartsOf> {
  const { name, host, validator, rpc } = card;
  const nodes = [validator, ...(rpc === null ? [] : [rpc])];
  return [
    ["name", name],
    ...nodeKeys(card).map((publicKey) => ["publicKey", publicKey] as const),
    ...nodes.flatMap(({ port, rpcPort, metricsPort }) =>
      [port, rpcPort, metricsPort].map((each) => ["port", `${host}:${String(each)}`] as const),
    ),
  ];
}

function isSameList<Item>(one: readonly Item[], other: readonly Item[]): boolean {
  return one.length === other.length && one.every((each, position) => each === other[position]);
}

function byName(cards: readonly JoiningCard[]): readonly JoiningCard[] {
  // By code unit: an order that no language's rules change.
  return [...cards].sort((one, other) => (one.name < other.name ? -1 : 1));
}

/**
 * Reads a file of JSON.
 *
 * @param missing - Makes the error of a file that is not there.
 * @throws {NetworkError} FILE_UNREADABLE, FILE_NOT_JSON.
 */
export function readJsonFile(path: string, missing?: () => NetworkError): unknown {
  let text: string;
  try {
    text = readFileSync(path, "utf8");
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "ENOENT" && missing !== undefined) throw missing();
    throw fileUnreadable(path, error);
  }
  try {
    return JSON.parse(text) as unknown;
  } catch {
    throw new NetworkError("FILE_NOT_JSON", { path });
  }
}
