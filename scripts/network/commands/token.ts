import type { Command } from "commander";

import { memberOf } from "../../../network/Network.js";
import type { CommandResult, Definition, Invocation } from "../../commands/support/Command.js";
import { parseWhole } from "../../commands/support/parseWhole.js";
import { exitCodes } from "../../exit.js";
import { addNetworkOption, findNetwork, keysFolder, type NetworkOption } from "../folders.js";
import { makeToken } from "../tokenKey.js";

interface TokenOptions extends NetworkOption {
  readonly days: number;
  readonly permission: readonly string[];
}

const secondsPerDay = 86_400;

/** What programs ask: the chain and the node's version, and nothing that changes the node. */
const usual = ["eth:*", "net:*", "web3:*"];

/** Defines `token <member>`. */
export function defineToken(command: Command, { text, perform }: Definition): void {
  addNetworkOption(command.description(text("network.token")).argument("<member>", text("network.member")), text)
    .option("--days <n>", text("network.token.days"), (value) => parseWhole("--days", value, 1, 3_660), 30)
    .option("--permission <methods...>", text("network.token.permission"), usual)
    .action((member: string, options: TokenOptions) => perform((invocation) => token(member, options, invocation)));
}

async function token(name: string, options: TokenOptions, { note, text }: Invocation): Promise<CommandResult> {
  const { folder, network } = findNetwork(options);
  const member = memberOf(network, name);
  const expires = Math.floor(Date.now() / 1_000) + options.days * secondsPerDay;
  const made = await makeToken(keysFolder(folder, member.name), options.permission, expires);
  note(text("network.token.secret", { days: options.days }));
  return {
    exitCode: exitCodes.done,
    data: { token: made, expires, permissions: options.permission },
    output: made,
  };
}
