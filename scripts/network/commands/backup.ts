import { resolve } from "node:path";

import type { Command } from "commander";

import { memberOf } from "../../../network/Network.js";
import { NetworkError } from "../../../network/NetworkError.js";
import type { CommandResult, Definition, Invocation } from "../../commands/support/Command.js";
import { exitCodes } from "../../exit.js";
import { makeBackup, restoreBackup, type BackupSubject } from "../Backup.js";
import { localNodes, nodesHere, type LocalNode } from "../engine/LocalNode.js";
import { requireStopped } from "../engine/requireStopped.js";
import { addNetworkOption, findNetwork, type LocatedNetwork, type NetworkOption } from "../folders.js";
import { nextCommand } from "../nextCommand.js";

interface BackupOptions extends NetworkOption {
  readonly rpc?: true;
}

/** Defines `backup <member> <folder>`. */
export function defineBackup(command: Command, { text, perform }: Definition): void {
  addBackupOptions(command.description(text("network.backup")), text).action(
    (member: string, target: string, options: BackupOptions) =>
      perform((invocation) => backup(member, target, options, invocation)),
  );
}

/** Defines `restore <member> <folder>`. */
export function defineRestore(command: Command, { text, perform }: Definition): void {
  addBackupOptions(command.description(text("network.restore")), text).action(
    (member: string, source: string, options: BackupOptions) =>
      perform((invocation) => restore(member, source, options, invocation)),
  );
}

function addBackupOptions(command: Command, text: Definition["text"]): Command {
  return addNetworkOption(
    command.argument("<member>", text("network.member")).argument("<folder>", text("network.backup.folder")),
    text,
  ).option("--rpc", text("network.backup.rpc"));
}

async function backup(
  member: string,
  target: string,
  options: BackupOptions,
  { text }: Invocation,
): Promise<CommandResult> {
  const { local, located, subject } = await stoppedNode(member, options);
  const { files } = await makeBackup(local.paths.data, resolve(target), subject);
  const count = Object.keys(files).length;
  return {
    exitCode: exitCodes.done,
    data: { state: "done", ...subject, files: count, path: resolve(target) },
    output: [
      text("network.backup.done", { node: subject.node, count, path: target }),
      ...restOf(local, located, text),
    ].join("\n"),
  };
}

async function restore(
  member: string,
  source: string,
  options: BackupOptions,
  { text }: Invocation,
): Promise<CommandResult> {
  const { local, located, subject } = await stoppedNode(member, options);
  const aside = await restoreBackup(resolve(source), local.paths.data, subject);
  return {
    exitCode: exitCodes.done,
    data: { state: "done", ...subject, aside: aside ?? null },
    output: [
      text("network.restore.done", { node: subject.node, command: nextCommand("up", located, member) }),
      ...(aside === undefined ? [] : [text("network.restore.aside", { path: aside })]),
    ].join("\n"),
  };
}

/** Says of the member's other node, where it has one here, that it is not copied, and how it is. */
function restOf({ node }: LocalNode, located: LocatedNetwork, text: Invocation["text"]): readonly string[] {
  const { name: member } = node.member;
  const other = nodesHere(located.folder, located.network, member).find((each) => each.node.role !== node.role);
  if (other === undefined) return [];
  const command = nextCommand(`backup ${member} <${text("network.backup.place")}>`, located);
  const option = other.node.role === "rpc" ? " --rpc" : "";
  return [text("network.backup.rest", { member, other: other.node.name, command: `${command}${option}` })];
}

/** A node that does not run, and what is copied of it. */
interface StoppedNode {
  readonly local: LocalNode;
  readonly located: LocatedNetwork;
  readonly subject: BackupSubject;
}

/** A node of this machine that does not run: what is copied of one that does need not fit together. */
async function stoppedNode(name: string, options: BackupOptions): Promise<StoppedNode> {
  const { folder, network } = findNetwork(options);
  const member = memberOf(network, name);
  const role = options.rpc === true ? "rpc" : "validator";
  const local = localNodes(folder, network, member.name).find(({ node }) => node.role === role);
  if (local === undefined) throw new NetworkError("NODES_NONE", { path: folder });
  await requireStopped(local, { folder, network });
  return { local, located: { folder, network }, subject: { genesisHash: network.genesisHash, node: local.node.name } };
}
