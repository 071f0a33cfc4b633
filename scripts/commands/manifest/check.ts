import type { Command } from "commander";

import { loadConfig } from "../../config.js";
import { exitCodes } from "../../exit.js";
import type { CommandResult, Definition, Invocation } from "../support/Command.js";
import { withClient } from "../support/connectClient.js";
import { describeManifest, manifestData, manifestText } from "./describeManifest.js";

/** Defines `manifest check`. */
export function defineManifestCheck(command: Command, { text, perform }: Definition): void {
  command.description(text("manifest.check")).action(() => perform((invocation) => checkManifest(invocation)));
}

async function checkManifest(invocation: Invocation): Promise<CommandResult> {
  const config = loadConfig({ say: invocation.note });
  return withClient(config, undefined, invocation, async (client) => {
    const described = await describeManifest(client, config);
    return {
      exitCode: exitCodes.done,
      data: manifestData(client, described, config),
      output: [invocation.text("manifest.fits"), manifestText(client, described, invocation)].join("\n"),
    };
  });
}
