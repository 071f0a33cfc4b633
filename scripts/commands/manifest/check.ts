import type { Command } from "commander";

import { loadConfig } from "../../config.js";
import { exitCodes } from "../../exit.js";
import { findNetwork } from "../../network/folders.js";
import type { CommandResult, Definition, Invocation } from "../support/Command.js";
import { withClient } from "../support/connectClient.js";
import { comparePlan, type PlanDifference } from "./comparePlan.js";
import { describeManifest, manifestData, manifestText } from "./describeManifest.js";

interface CheckOptions {
  /** Name or folder of a network. */
  readonly network?: string;
}

/** Defines `manifest check`. */
export function defineManifestCheck(command: Command, { text, perform }: Definition): void {
  command
    .description(text("manifest.check"))
    .option("--network <name>", text("manifest.network"))
    .action((options: CheckOptions) => perform((invocation) => checkManifest(options, invocation)));
}

async function checkManifest({ network: named }: CheckOptions, invocation: Invocation): Promise<CommandResult> {
  const { text } = invocation;
  const config = loadConfig({ say: invocation.note });
  const network = named === undefined ? undefined : findNetwork({ network: named }).network;
  return withClient(config, undefined, invocation, async (client) => {
    const described = await describeManifest(client, config);
    const lines = [text("manifest.fits"), manifestText(client, described, invocation)];
    const data = manifestData(client, described, config);
    if (network === undefined) return { exitCode: exitCodes.done, data, output: lines.join("\n") };

    const { name } = network;
    const differences = comparePlan(client.deployment, network);
    const fits = differences.length === 0;
    return {
      exitCode: fits ? exitCodes.done : exitCodes.refused,
      data: { ...data, network: { name, differences } },
      output: [...lines, ...(fits ? [text("manifest.plan", { network: name })] : [])].join("\n"),
      ...(!fits && { complaint: differencesText(name, differences, invocation) }),
    };
  });
}

function differencesText(network: string, differences: readonly PlanDifference[], { text }: Invocation): string {
  return [
    text("manifest.planDiffers", { network }),
    ...differences.map(({ part, manifest, plan }) =>
      text("manifest.differsIn", {
        ...{ part: text(`manifest.part.${part}`), manifest: manifest ?? "–", plan: plan ?? "–" },
      }),
    ),
  ].join("\n");
}
