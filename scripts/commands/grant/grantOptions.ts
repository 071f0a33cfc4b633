import type { Command } from "commander";

import type { Definition } from "../support/Command.js";
import { documentsOption } from "../support/documentsOption.js";

/** What a holder says of a grant, of either kind. */
export interface GrantOptions {
  readonly consumer: string;
  readonly matter: string;
  readonly fields: string;
  readonly out?: string;
  /** File for the license's document, with no more shown than the grant's fields. */
  readonly disclose?: string;
  /** Folder of the documents. */
  readonly documents: string;
}

/** Adds the argument and the options of {@link GrantOptions} to a command. */
export function addGrantOptions(command: Command, text: Definition["text"]): Command {
  return command
    .argument("<license>", text("argument.license"))
    .requiredOption("--consumer <code>", text("grant.consumerOption"))
    .requiredOption("--matter <code>", text("grant.matterOption"))
    .requiredOption("--fields <names>", text("grant.fieldsOption"))
    .option("--out <file>", text("grant.out"))
    .option("--disclose <file>", text("grant.disclose"))
    .addOption(documentsOption(text));
}
