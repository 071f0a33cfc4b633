import { requireConsortium } from "@elicense/sdk";
import type { Signer } from "ethers";
import type { Command } from "commander";

import { loadConfig } from "../../config.js";
import { addSignature } from "../../deployments.js";
import { exitCodes } from "../../exit.js";
import { signManifest } from "../../manifestSignatures.js";
import { requireMember } from "../proposal/approve.js";
import type { CommandResult, Definition, Invocation } from "../support/Command.js";
import { withClient } from "../support/connectClient.js";
import { describeManifest, manifestData, manifestText } from "./describeManifest.js";

interface SignOptions {
  readonly dryRun?: true;
}

/** Defines `manifest sign`. */
export function defineManifestSign(command: Command, { text, perform }: Definition): void {
  command
    .description(text("manifest.sign"))
    .option("--dry-run", text("manifest.dryRun"))
    .action((options: SignOptions) => perform((invocation) => sign(options, invocation)));
}

async function sign({ dryRun }: SignOptions, invocation: Invocation): Promise<CommandResult> {
  const { text, note } = invocation;
  // Before the departments have signed, nothing can ask for their signatures.
  const config = { ...loadConfig({ say: note }), manifestSigners: undefined };
  return withClient(config, "deployerPrivateKey", invocation, async (client) => {
    requireConsortium(client);
    await requireMember(client);
    const described = await describeManifest(client, config);
    note([text("manifest.sign.plan"), manifestText(client, described, invocation)].join("\n"));
    if (dryRun === true) {
      return {
        exitCode: exitCodes.done,
        data: { ...manifestData(client, described, config), dryRun },
        output: text("manifest.notSigned"),
      };
    }
    const signature = await signManifest(client.runner as unknown as Signer, client.deployment);
    addSignature(config.deployments, client.deployment, signature);
    const signed = await describeManifest(client, config);
    return {
      exitCode: exitCodes.done,
      data: manifestData(client, signed, config),
      output: [text("manifest.wasSigned"), manifestText(client, signed, invocation)].join("\n"),
    };
  });
}
