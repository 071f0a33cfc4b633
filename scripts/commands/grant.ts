import { openGrant, prepareGrant, type Receipt } from "@elicense/sdk";
import type { Command } from "commander";

import { loadConfig } from "../config.js";
import { exitCodes } from "../exit.js";
import { receiptData, receiptText } from "../output/receipt.js";
import { grantData } from "./grant/describeGrant.js";
import { addGrantOptions, type GrantOptions } from "./grant/grantOptions.js";
import { filesText, makeGrant, type MadeGrant } from "./grant/makeGrant.js";
import type { CommandResult, Definition, Invocation } from "./support/Command.js";
import { withClient } from "./support/connectClient.js";
import { parseMoment } from "./support/parseMoment.js";
import { parseWhole } from "./support/parseWhole.js";

interface ConsentOptions extends GrantOptions {
  readonly from?: number;
  readonly until: number;
  readonly uses: number;
  readonly open?: true;
}

/** As often as a grant can be used. */
const mostUses = 4_294_967_295;

/** Defines `grant <license>`. */
export function defineGrant(command: Command, { text, perform }: Definition): void {
  addGrantOptions(command.description(text("grant.description")), text)
    .option("--from <time>", text("grant.from"), (value) => parseMoment("--from", value, "start"))
    .requiredOption("--until <time>", text("grant.until"), (value) => parseMoment("--until", value, "end"))
    .option("--uses <n>", text("grant.usesOption"), (value) => parseWhole("--uses", value, 1, mostUses), 1)
    .option("--open", text("grant.open"))
    .action((license: string, options: ConsentOptions) =>
      perform((invocation) => consent(license, options, invocation)),
    );
}

async function consent(license: string, options: ConsentOptions, invocation: Invocation): Promise<CommandResult> {
  const config = loadConfig({ say: invocation.note });
  const { from: notBefore, until: notAfter, uses: maxUses } = options;
  return withClient(config, "holderPrivateKey", invocation, async (client) => {
    const period = { notAfter, maxUses, ...(notBefore !== undefined && { notBefore }) };
    const prepare: Parameters<typeof makeGrant>[1]["prepare"] = (terms) =>
      prepareGrant(client, { ...terms, ...period });
    const made = await makeGrant(client, { license, options, config, prepare }, invocation);
    // The file comes first: what the chain has and nobody else can neither be used nor withdrawn.
    const opened = options.open === true ? await openGrant(client, made.signed) : undefined;
    return toResult(made, opened, invocation);
  });
}

function toResult(made: MadeGrant, opened: Receipt | undefined, invocation: Invocation): CommandResult {
  const { file, disclosed, described } = made;
  return {
    exitCode: exitCodes.done,
    data: {
      ...grantData(described),
      file,
      disclosed,
      opened: opened !== undefined,
      ...(opened && receiptData(opened)),
    },
    output: [
      filesText(made, invocation),
      ...(opened === undefined
        ? []
        : [invocation.text("grant.opened"), receiptText([{ ...opened, licenses: 1 }], invocation)]),
    ].join("\n"),
  };
}
