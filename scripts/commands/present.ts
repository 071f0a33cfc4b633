import { maxPresentationPeriod, preparePresentation, presentationSkew } from "@elicense/sdk";
import type { Command } from "commander";

import { loadConfig } from "../config.js";
import { exitCodes } from "../exit.js";
import { shanghaiTime } from "../output/time.js";
import { grantData } from "./grant/describeGrant.js";
import { addGrantOptions, type GrantOptions } from "./grant/grantOptions.js";
import { filesText, makeGrant } from "./grant/makeGrant.js";
import { parseChallenge } from "./grant/parseChallenge.js";
import type { CommandResult, Definition, Invocation } from "./support/Command.js";
import { withClient } from "./support/connectClient.js";
import { parseWhole } from "./support/parseWhole.js";

interface PresentOptions extends GrantOptions {
  readonly challenge: string;
  readonly seconds: number;
}

const longest = maxPresentationPeriod - presentationSkew;

/** Defines `present <license>`. */
export function definePresent(command: Command, { text, perform }: Definition): void {
  addGrantOptions(command.description(text("present.description")), text)
    .requiredOption("--challenge <hex>", text("present.challenge"), parseChallenge)
    .option("--seconds <n>", text("present.seconds"), (value) => parseWhole("--seconds", value, 1, longest), longest)
    .action((license: string, options: PresentOptions) =>
      perform((invocation) => presentLicense(license, options, invocation)),
    );
}

async function presentLicense(
  license: string,
  options: PresentOptions,
  invocation: Invocation,
): Promise<CommandResult> {
  const config = loadConfig({ say: invocation.note });
  const { challenge, seconds } = options;
  return withClient(config, "holderPrivateKey", invocation, async (client) => {
    const prepare: Parameters<typeof makeGrant>[1]["prepare"] = (terms) =>
      preparePresentation(client, { ...terms, challenge, seconds });
    const made = await makeGrant(client, { license, options, config, prepare }, invocation);
    const { file, disclosed, described, signed } = made;
    const until = shanghaiTime(signed.grant.notAfter);
    return {
      exitCode: exitCodes.done,
      data: { ...grantData(described), file, disclosed },
      output: [filesText(made, invocation), invocation.text("present.until", { until })].join("\n"),
    };
  });
}
