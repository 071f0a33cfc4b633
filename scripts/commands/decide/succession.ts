import {
  lawyerConflicts,
  parseElicenseIdentifier,
  reviseDocument,
  type Day,
  type Draft,
  type SuccessionParameters,
} from "@elicense/sdk";
import type { Command } from "commander";

import { exitCodes } from "../../exit.js";
import type { Definition } from "../support/Command.js";
import { CommandError } from "../support/CommandError.js";
import { readChanges, type ChangeOptions } from "./changes.js";
import type { Deciding } from "./DecisionCommand.js";
import { addHolderOptions, namedHolder, presentHolder, type HolderOptions } from "./holder.js";

/** Options of a command that puts a new license in the place of one. */
export interface SuccessionOptions extends ChangeOptions, HolderOptions {
  readonly serial?: string;
}

/** Adds the options of a command that puts a new license in the place of one. */
export function addSuccessionOptions(command: Command, text: Definition["text"]): void {
  const collect = (pair: string, pairs: readonly string[]): readonly string[] => [...pairs, pair];
  command
    .option("--set <name=value>", text("changes.setOption"), collect, [])
    .option("--row <file>", text("changes.rowOption"))
    .option("--serial <serial>", text("decide.serial"));
  addHolderOptions(command, text);
}

/**
 * Builds the new license's document from the old one's and what is other in it. Its holder stays, unless another is
 * named.
 *
 * @throws {CommandError} DECIDE_DOCUMENT_NEEDED where the license was named by its id; DECIDE_SERIAL_MISSING or
 * DECIDE_SERIAL_KEPT; or what `readChanges` throws.
 * @throws {ElicenseError} What `reviseDocument` throws; IDENTIFIER_DISAGREES where the new license's numbers do not fit
 * the rest of it.
 */
export async function successionTerms(
  deciding: Deciding,
  options: SuccessionOptions,
  effectiveOn: Day,
): Promise<Pick<SuccessionParameters, "draft" | "holder">> {
  const named = namedHolder(options);
  const draft = await draftOf(deciding, options, effectiveOn);
  return { draft, holder: named === undefined ? await presentHolder(deciding) : named };
}

async function draftOf(
  { license, type, authority, registerKey, decisionNo, invocation }: Deciding,
  { serial, ...options }: SuccessionOptions,
  effectiveOn: Day,
): Promise<Draft> {
  const { document } = license;
  if (document === undefined) throw new CommandError("decide.documentNeeded", exitCodes.usage);
  const { certificateIdentifier } = document.credentialSubject;
  const before = typeof certificateIdentifier === "string" ? parseElicenseIdentifier(certificateIdentifier) : undefined;
  const kept = before?.issuer === authority.code;
  if (!kept && serial === undefined) throw new CommandError("decide.serialMissing", exitCodes.usage);
  if (kept && serial !== undefined) throw new CommandError("decide.serialKept", exitCodes.usage);

  const draft = reviseDocument({
    ...{ type, registerKey, document },
    issuer: { code: authority.code, name: authority.name },
    changes: {
      ...{ issuedDate: effectiveOn, effectiveDate: effectiveOn },
      ...(type.fields.includes("decisionNo") && { decisionNo }),
      ...(await readChanges(type, options, invocation.language)),
    },
    ...(serial !== undefined && { serial }),
  });
  const [conflict] = lawyerConflicts(textsOf(draft));
  if (conflict !== undefined) throw conflict.error;
  return draft;
}

function textsOf({ content }: Draft): Readonly<Record<string, string>> {
  const texts = Object.entries(content.credentialSubject).filter(
    (entry): entry is [string, string] => typeof entry[1] === "string",
  );
  return Object.fromEntries(texts);
}
