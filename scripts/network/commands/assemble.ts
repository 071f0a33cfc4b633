import { existsSync } from "node:fs";
import { join } from "node:path";

import type { Command } from "commander";

import { assemble, networkFile, readNetwork, type Network } from "../../../network/Network.js";
import { NetworkError } from "../../../network/NetworkError.js";
import { longestBlockPeriod } from "../../../network/profile.js";
import type { CommandResult, Definition, Invocation } from "../../commands/support/Command.js";
import { parseWhole } from "../../commands/support/parseWhole.js";
import { exitCodes } from "../../exit.js";
import { folderOf } from "../folders.js";
import { nextCommand } from "../nextCommand.js";
import { networkData, networkText } from "../networkText.js";
import { readCards } from "../readCards.js";
import { writeNetwork } from "../writeNetwork.js";

interface AssembleOptions {
  readonly threshold?: number;
  readonly blockPeriod?: number;
  readonly requestTimeout?: number;
}

/** Defines `assemble <cards…>`. */
export function defineAssemble(command: Command, { text, perform }: Definition): void {
  const whole = (option: string, most: number) => (value: string) => parseWhole(option, value, 1, most);
  command
    .description(text("network.assemble"))
    .argument("<cards...>", text("network.cards"))
    .option("--threshold <n>", text("network.assemble.threshold"), whole("--threshold", 1_000))
    // How long it may be, and why, says the plan.
    .option(
      "--block-period <seconds>",
      text("network.assemble.blockPeriod", { longest: longestBlockPeriod }),
      whole("--block-period", Number.MAX_SAFE_INTEGER),
    )
    .option("--request-timeout <seconds>", text("network.assemble.requestTimeout"), whole("--request-timeout", 3_600))
    .action((cards: readonly string[], options: AssembleOptions) =>
      perform((invocation) => Promise.resolve(assembleCards(cards, options, invocation))),
    );
}

function assembleCards(paths: readonly string[], options: AssembleOptions, invocation: Invocation): CommandResult {
  const { threshold, blockPeriod, requestTimeout } = options;
  const network = assemble(readCards(paths), {
    ...(threshold !== undefined && { threshold }),
    ...(blockPeriod !== undefined && { blockPeriodSeconds: blockPeriod }),
    ...(requestTimeout !== undefined && { requestTimeoutSeconds: requestTimeout }),
  });
  return saveNew(folderOf(network.name), network, invocation);
}

/**
 * Writes a network that was just assembled, and tells of it. Where it is there already, so that nothing is lost, only the
 * same one.
 *
 * @param next - Says what to do once it is written; to compare the fingerprint and start the nodes if left out.
 * @throws {NetworkError} NETWORK_EXISTS.
 */
export function saveNew(
  folder: string,
  network: Network,
  invocation: Invocation,
  next = (): string => invocation.text("network.assembled.next", { command: nextCommand("up", { folder, network }) }),
): CommandResult {
  const path = join(folder, networkFile);
  const known = existsSync(path) ? readNetwork(folder) : undefined;
  if (known !== undefined && known.fingerprint !== network.fingerprint) {
    throw new NetworkError("NETWORK_EXISTS", {
      path,
      known: known.fingerprint,
      fingerprint: network.fingerprint,
    });
  }
  const written = writeNetwork(folder, network);
  const { text } = invocation;
  return {
    exitCode: exitCodes.done,
    data: { state: known === undefined ? "assembled" : "already", written, ...networkData(folder, network) },
    output: [
      networkText(folder, network, invocation),
      "",
      known !== undefined && written.length === 0
        ? text("network.assembled.already")
        : text("network.assembled", { count: written.length }),
      next(),
    ].join("\n"),
  };
}
