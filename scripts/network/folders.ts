import { existsSync } from "node:fs";
import { basename, join, resolve } from "node:path";

import type { Command } from "commander";

import { missingNetwork, networkFile, networkNames, readNetwork, type Network } from "../../network/Network.js";
import { NetworkError } from "../../network/NetworkError.js";
import type { NodeRole } from "../../network/Node.js";
import type { Definition } from "../commands/support/Command.js";

/** Folder of the networks that a machine knows, in the one that the program is started in. */
export const networksFolder = "networks";

/** Option of every command that concerns one network. */
export interface NetworkOption {
  readonly network?: string;
}

/** Gives a command the option that names a network. */
export function addNetworkOption(command: Command, text: Definition["text"]): Command {
  return command.option("--network <name>", text("network.option"));
}

/** A network, and where it is. */
export interface LocatedNetwork {
  readonly folder: string;
  readonly network: Network;
}

/**
 * Finds a network by its name or its folder; the only one of `networks/` where none is named.
 *
 * @throws {NetworkError} NETWORK_MISSING, NETWORK_AMBIGUOUS, FILE_UNREADABLE, or what is wrong with it.
 */
export function findNetwork({ network: named }: NetworkOption): LocatedNetwork {
  const folder = named === undefined ? onlyNetwork() : folderOf(named);
  return { folder, network: readNetwork(folder, resolve(networksFolder)) };
}

/** Gives the folder of a network that is named, whether it is there or not: a name, or a path. */
export function folderOf(named: string): string {
  const own = resolve(networksFolder, named);
  return !existsSync(join(own, networkFile)) && existsSync(join(named, networkFile)) ? resolve(named) : own;
}

/**
 * Lists the folders of the networks in `networks/`, by name.
 *
 * @throws {NetworkError} FILE_UNREADABLE.
 */
export function networkFolders(): readonly string[] {
  const path = resolve(networksFolder);
  return networkNames(path).map((name) => join(path, name));
}

/**
 * Reads the networks in `networks/`; those whose plan cannot be read are left out.
 *
 * @throws {NetworkError} FILE_UNREADABLE where the folder cannot be listed.
 */
export function readableNetworks(): readonly LocatedNetwork[] {
  return networkFolders().flatMap((folder) => {
    try {
      return [{ folder, network: readNetwork(folder) }];
    } catch (error) {
      if (error instanceof NetworkError) return [];
      throw error;
    }
  });
}

function onlyNetwork(): string {
  const path = resolve(networksFolder);
  const [folder, ...others] = networkFolders();
  if (folder === undefined) throw missingNetwork(path, path);
  if (others.length === 0) return folder;
  const names = [folder, ...others].map((each) => basename(each)).join(", ");
  throw new NetworkError("NETWORK_AMBIGUOUS", { path, names });
}

/** Folder of a member's secrets: its nodes' keys, and the key of its tokens. They exist on its own machine alone. */
export function keysFolder(folder: string, member: string): string {
  return join(folder, "keys", member);
}

/** File of a node's key. */
export function keyFile(folder: string, member: string, role: NodeRole): string {
  return join(keysFolder(folder, member), `${role}.key`);
}

/** File of a member's card, as its department makes it. */
export function cardFile(folder: string, member: string): string {
  return join(keysFolder(folder, member), `${member}.card.json`);
}

/** File of what a member's governance signer has yet to sign. */
export function draftFile(folder: string, member: string): string {
  return join(keysFolder(folder, member), `${member}.draft.json`);
}

/** Folder of a node's files, which are made of the plan. */
export function nodeFolder(folder: string, member: string, role: NodeRole): string {
  return join(folder, "nodes", member, role);
}

/** Folder of what a node of this machine keeps: its copy of the chain. */
export function dataFolder(folder: string, member: string, role: NodeRole): string {
  return join(folder, "data", `${member}-${role}`);
}
