import { requireConsortium, type Client } from "@elicense/sdk";
import { isHexString, type Signer } from "ethers";
import type { Command } from "commander";

import { loadConfig } from "../../config.js";
import { addSignature } from "../../deployments.js";
import { exitCodes } from "../../exit.js";
import { isConfirmed, manifestMessage, signManifest, type ManifestSignature } from "../../manifestSignatures.js";
import { requireMember } from "../proposal/approve.js";
import { accountOf } from "../support/accountOf.js";
import type { CommandResult, Definition, Invocation } from "../support/Command.js";
import { CommandError } from "../support/CommandError.js";
import { parseSigner } from "../support/parseSigner.js";
import { withClient } from "../support/connectClient.js";
import { describeManifest, manifestData, manifestText } from "./describeManifest.js";

interface SignOptions {
  readonly dryRun?: true;
  /** Account whose signature was made elsewhere, as by the owners of a contract. */
  readonly signer?: string;
  /** That signature, in hexadecimal. */
  readonly signature?: string;
}

/** Defines `manifest sign`. */
export function defineManifestSign(command: Command, { text, perform }: Definition): void {
  command
    .description(text("manifest.sign"))
    .option("--dry-run", text("manifest.dryRun"))
    .option("--signer <address>", text("manifest.signer"), parseSigner)
    .option("--signature <hex>", text("manifest.signature"), parseSignature)
    .action((options: SignOptions) => perform((invocation) => sign(options, invocation)));
}

async function sign({ dryRun, ...elsewhere }: SignOptions, invocation: Invocation): Promise<CommandResult> {
  const { text, note } = invocation;
  const given = signatureIn(elsewhere);
  // Before the departments have signed, nothing can ask for their signatures.
  const config = { ...loadConfig({ say: note }), manifestSigners: undefined };
  return withClient(config, given === undefined ? "deployerPrivateKey" : undefined, invocation, async (client) => {
    requireConsortium(client);
    await requireMember(client, given?.signer ?? accountOf(client));
    const described = await describeManifest(client, config);
    note([text("manifest.sign.plan"), manifestText(client, described, invocation)].join("\n"));
    if (given !== undefined) await requireGenuine(client, given);
    if (dryRun === true) {
      return {
        exitCode: exitCodes.done,
        data: { ...manifestData(client, described, config), dryRun },
        output: text("manifest.notSigned"),
      };
    }
    const signature = given ?? (await signManifest(client.runner as unknown as Signer, client.deployment));
    addSignature(config.deployments, client.deployment, signature);
    const signed = await describeManifest(client, config);
    return {
      exitCode: exitCodes.done,
      data: manifestData(client, signed, config),
      output: [text("manifest.wasSigned"), manifestText(client, signed, invocation)].join("\n"),
    };
  });
}

/** A signature that was made elsewhere, where one is given. */
function signatureIn({ signer, signature }: SignOptions): ManifestSignature | undefined {
  if (signer !== undefined && signature !== undefined) return { signer, signature };
  if (signer === undefined && signature === undefined) return undefined;
  throw new CommandError("usage.signature", exitCodes.usage);
}

async function requireGenuine({ provider, deployment }: Client, signature: ManifestSignature): Promise<void> {
  if (await isConfirmed(provider, deployment, signature)) return;
  const message = manifestMessage(deployment);
  throw new CommandError("manifest.notConfirmed", exitCodes.refused, { signer: signature.signer, message });
}

function parseSignature(text: string): string {
  if (isHexString(text) && text.length % 2 === 0) return text.toLowerCase();
  throw new CommandError("usage.signature", exitCodes.usage);
}
