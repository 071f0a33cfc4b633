import {
  checkGovernance,
  createClient,
  getConsortium,
  getConsortiumHistory,
  hashDeployment,
  requireConsortium,
  type Client,
  type ConsortiumHistory,
  type Deployment,
} from "@elicense/sdk";
import { checkRelease } from "@elicense/sdk/release";
import type { Command } from "commander";

import { loadConfig } from "../../config.js";
import { manifestPath, replaceDeployment } from "../../deployments.js";
import { exitCodes } from "../../exit.js";
import { programName } from "../../output/programName.js";
import { changesTable } from "../consortium/changesTable.js";
import { unproposedText } from "../consortium/unproposedText.js";
import type { CommandResult, Definition, Invocation } from "../support/Command.js";
import { withClient } from "../support/connectClient.js";
import { readingProgress } from "../support/readingProgress.js";

interface UpdateOptions {
  readonly dryRun?: true;
}

/** Defines `manifest update`. */
export function defineManifestUpdate(command: Command, { text, perform }: Definition): void {
  command
    .description(text("manifest.update"))
    .option("--dry-run", text("manifest.dryRunUpdate"))
    .action((options: UpdateOptions) => perform((invocation) => updateManifest(options, invocation)));
}

async function updateManifest({ dryRun }: UpdateOptions, invocation: Invocation): Promise<CommandResult> {
  const { note } = invocation;
  const config = loadConfig({ say: note });
  return withClient(config, undefined, invocation, async (client) => {
    const history = await readHistory(client, invocation);
    const { deployment, isNew } = await updated(client);
    // Whatever else of it does not fit the chain any more is no matter of new signers.
    const asUpdated = createClient({ runner: client.provider, deployment });
    await checkRelease(asUpdated);
    await checkGovernance(asUpdated);
    if (isNew && dryRun !== true) replaceDeployment(config.deployments, deployment);

    const { signers = [], threshold = 0 } = deployment.governance ?? {};
    const file = manifestPath(config.deployments, deployment.chainId);
    return {
      exitCode: exitCodes.done,
      data: {
        ...{ manifest: hashDeployment(deployment), file, signers, threshold, changes: history.changes },
        ...{ unproposed: history.unproposed, isNew },
        ...(dryRun === true && { dryRun }),
      },
      output: resultText({ client, history, signers, threshold, isNew, file, dryRun: dryRun === true }, invocation),
    };
  });
}

async function readHistory(client: Client, { text }: Invocation): Promise<ConsortiumHistory> {
  const bar = readingProgress(text("proposal.reading"));
  try {
    return await getConsortiumHistory(client, { onProgress: bar.onProgress });
  } finally {
    bar.end();
  }
}

/** The manifest with the signers that the chain has, and all else as it was. */
async function updated(
  client: Client,
): Promise<{ readonly deployment: Deployment; /** Whether it says anything new. */ readonly isNew: boolean }> {
  const governance = requireConsortium(client);
  const { signers, threshold } = await getConsortium(client);
  const deployment = { ...client.deployment, governance: { ...governance, signers, threshold } };
  return { deployment, isNew: hashDeployment(deployment) !== hashDeployment(client.deployment) };
}

interface Update {
  readonly client: Client;
  readonly history: ConsortiumHistory;
  readonly signers: readonly string[];
  readonly threshold: number;
  readonly isNew: boolean;
  readonly file: string;
  readonly dryRun: boolean;
}

function resultText(
  { client, history, signers, threshold, isNew, file, dryRun }: Update,
  invocation: Invocation,
): string {
  const { text } = invocation;
  const { changes, unproposed } = history;
  const listed = [
    ...(changes.length === 0 ? [] : [text("manifest.proved"), changesTable(changes, invocation)]),
    ...unproposedText(client, unproposed, invocation),
  ];
  const proved = listed.length === 0 ? [] : [...listed, ""];
  if (!isNew) return [...proved, text("manifest.current")].join("\n");
  return [
    ...proved,
    text(dryRun ? "manifest.wouldUpdate" : "manifest.updated", { file }),
    text("manifest.toSign", { threshold, count: signers.length }),
    ...signers.map((signer) => `  ${signer}`),
    `  ${programName} manifest sign`,
    text("manifest.toTrust"),
    `  ELICENSE_MANIFEST_SIGNERS=${String(threshold)}/${signers.join(",")}`,
  ].join("\n");
}
