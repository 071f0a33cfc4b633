import { existsSync } from "node:fs";
import { relative } from "node:path";

import type { Command } from "commander";

import { isSameCard, type JoiningCard } from "../../../network/JoiningCard.js";
import type { Network } from "../../../network/Network.js";
import { NetworkError } from "../../../network/NetworkError.js";
import { nodesOfMember } from "../../../network/Node.js";
import { readNodeKey, requireClosed } from "../../../network/NodeKey.js";
import type { CommandResult, Definition, Invocation } from "../../commands/support/Command.js";
import { exitCodes } from "../../exit.js";
import {
  addNetworkOption,
  cardFile,
  findNetwork,
  keyFile,
  keysFolder,
  type LocatedNetwork,
  type NetworkOption,
} from "../folders.js";
import { nextCommand } from "../nextCommand.js";
import { networkData, networkText } from "../networkText.js";
import { readCards } from "../readCards.js";
import { tokenKeyFile, tokenPublicKeyFile } from "../tokenKey.js";
import { compareNetwork, writeNetwork, type DifferentFile } from "../writeNetwork.js";

interface CheckOptions extends NetworkOption {
  readonly card?: readonly string[];
  readonly repair?: true;
}

/** What is wrong with a secret: it is not there though the card is, it is another than the card's, or others can read it. */
type KeyFault = "keyMissing" | "key" | "openKey";

/** What is wrong with what a department was given. */
interface Fault {
  readonly kind: DifferentFile["fault"] | "card" | "unknownCard" | KeyFault;
  /** File or member that it is about. */
  readonly subject: string;
}

/** Defines `check`. */
export function defineCheck(command: Command, { text, perform }: Definition): void {
  addNetworkOption(command.description(text("network.check")), text)
    .option("--card <files...>", text("network.check.card"))
    .option("--repair", text("network.check.repair"))
    .action((options: CheckOptions) => perform((invocation) => Promise.resolve(check(options, invocation))));
}

function check(options: CheckOptions, invocation: Invocation): CommandResult {
  const { folder, network } = findNetwork(options);
  const { text } = invocation;
  const repaired = options.repair === true ? compareNetwork(folder, network).map(({ path }) => path) : [];
  if (repaired.length > 0) writeNetwork(folder, network);
  const faults: readonly Fault[] = [
    ...compareNetwork(folder, network).map(({ path, fault }) => ({ kind: fault, subject: path })),
    ...readCards(options.card ?? []).flatMap((card) => cardFaults(network, card)),
    ...network.members.flatMap((member) => keyFaults(folder, member)),
  ];
  const own = network.members.filter(({ name }) => existsSync(keyFile(folder, name, "validator")));
  const ownNames = own.map(({ name }) => name).join(", ");
  return {
    exitCode: faults.length === 0 ? exitCodes.done : exitCodes.refused,
    data: { state: faults.length === 0 ? "same" : "different", faults, repaired, ...networkData(folder, network) },
    output: [
      networkText(folder, network, invocation),
      "",
      ...repaired.map((path) => text("network.check.repaired", { path })),
      ...(own.length === 0 ? [] : [text("network.check.own", { members: ownNames })]),
      ...(faults.length === 0 ? [text("network.check.same")] : []),
    ].join("\n"),
    ...(faults.length > 0 && {
      complaint: [
        ...faults.map(({ kind, subject }) => text(`network.fault.${kind}`, { subject })),
        ...remedies(faults, { folder, network }, invocation),
      ].join("\n"),
    }),
  };
}

/** A card that its department handed over by itself must be the one that the network is made of. */
function cardFaults({ members }: Network, card: JoiningCard): readonly Fault[] {
  const known = members.find(({ name }) => name === card.name);
  if (known === undefined) return [{ kind: "unknownCard", subject: card.name }];
  return isSameCard(known, card) ? [] : [{ kind: "card", subject: card.name }];
}

/** Says what to do about faults, of each sort what helps there: nothing makes a key again. */
function remedies(faults: readonly Fault[], located: LocatedNetwork, { text }: Invocation): readonly string[] {
  const has = (...kinds: readonly Fault["kind"][]): boolean => faults.some(({ kind }) => kinds.includes(kind));
  return [
    text("network.check.different"),
    ...(has("missing", "different", "strange")
      ? [text("network.check.mendFiles", { command: nextCommand("check --repair", located) })]
      : []),
    ...(has("missing", "different", "strange", "card", "unknownCard") ? [text("network.check.mendPlan")] : []),
    ...(has("keyMissing", "key") ? [text("network.check.mendKeys")] : []),
  ];
}

/** Where a member's card was made, its keys must be as well. */
function keyFaults(folder: string, member: JoiningCard): readonly Fault[] {
  const keys = keysFolder(folder, member.name);
  const isOwn = existsSync(cardFile(folder, member.name));
  const tokens = tokenKeyFile(keys);
  const takesTokens = isOwn && member.rpc !== null;
  return [
    ...nodesOfMember(member).flatMap(({ role, publicKey }) => {
      const path = keyFile(folder, member.name, role);
      return secretFaults(folder, path, isOwn, () => readNodeKey(path).publicKey === publicKey);
    }),
    ...secretFaults(folder, tokens, takesTokens, () => {
      requireClosed(tokens);
      return true;
    }),
    ...secretFaults(folder, tokenPublicKeyFile(keys), takesTokens, () => true),
  ];
}

/** What is wrong with a secret, if it is there, or must be. */
function secretFaults(folder: string, path: string, isNeeded: boolean, isRight: () => boolean): readonly Fault[] {
  const subject = relative(folder, path);
  if (!existsSync(path)) return isNeeded ? [{ kind: "keyMissing", subject }] : [];
  try {
    return isRight() ? [] : [{ kind: "key", subject }];
  } catch (error) {
    if (!(error instanceof NetworkError)) throw error;
    if (error.code === "NODE_KEY_OPEN") return [{ kind: "openKey", subject }];
    if (error.code === "NODE_KEY_FORM") return [{ kind: "key", subject }];
    throw error;
  }
}
