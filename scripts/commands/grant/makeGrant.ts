import { rm } from "node:fs/promises";
import { resolve } from "node:path";

import {
  parseLicenseId,
  requireLicenseType,
  signGrant,
  type Client,
  type GrantTerms,
  type PreparedGrant,
  type SignedGrant,
} from "@elicense/sdk";

import type { Config } from "../../config.js";
import { exitCodes } from "../../exit.js";
import { printable } from "../../output/printable.js";
import type { Invocation } from "../support/Command.js";
import { CommandError } from "../support/CommandError.js";
import { fieldNames } from "../support/fieldNames.js";
import { findAuthority } from "../support/findAuthority.js";
import { findDocument } from "../support/findDocument.js";
import { resolveLicense } from "../support/resolveLicense.js";
import { requireNewFile } from "../support/writeNewFile.js";
import { describeGrant, grantText, type DescribedGrant } from "./describeGrant.js";
import { discloseFields } from "./discloseFields.js";
import { grantPath, writeGrant, writeOwn } from "./grantFile.js";
import type { GrantOptions } from "./grantOptions.js";

/** A grant that was signed, and its files. */
export interface MadeGrant {
  readonly signed: SignedGrant;
  readonly described: DescribedGrant;
  readonly file: string;
  /** File of the license's document that shows the grant's fields alone; `null` where none was asked for. */
  readonly disclosed: string | null;
}

/** What {@link makeGrant} takes. */
export interface MakeGrantParameters {
  readonly license: string;
  readonly options: GrantOptions;
  readonly config: Config;
  /** Makes what is to be signed of what is common to grants of either kind. */
  readonly prepare: (terms: GrantTerms) => Promise<PreparedGrant>;
}

/**
 * Says what a holder is about to sign, has it signed, and writes it for the consumer. Nothing is sent.
 *
 * @throws {CommandError} FILE_EXISTS, FILE_UNWRITABLE, GRANT_SAME_FILE, GRANT_DOCUMENT_NEEDED, AUTHORITY_UNKNOWN, or as
 * `resolveLicense`.
 * @throws {ElicenseError} As `prepareGrant` and `signGrant`; FIELD_UNKNOWN.
 */
export async function makeGrant(
  client: Client,
  { license, options, config, prepare }: MakeGrantParameters,
  invocation: Invocation,
): Promise<MadeGrant> {
  const named = [options.out, options.disclose].filter((file) => file !== undefined);
  for (const file of named) await requireNewFile(file);
  if (named.length === 2 && new Set(named.map((file) => resolve(file))).size === 1) {
    throw new CommandError("grant.sameFile", exitCodes.usage);
  }
  const { id, document } = await resolveLicense(client, await findDocument(license, options.documents), invocation);
  const type = requireLicenseType(client, parseLicenseId(id).licenseType);
  const fields = fieldNames(type, options.fields);
  if (options.disclose !== undefined && document === undefined) {
    throw new CommandError("grant.documentNeeded", exitCodes.usage);
  }
  const { number: consumer } = await findAuthority(client, options.consumer, config);

  const terms = { type, license: id, consumer, matter: { code: options.matter }, fields };
  const { grant, matter } = await prepare(terms);
  const described = await describeGrant(client, { grant, matter });
  invocation.note(`${invocation.text("grant.signing")}\n${grantText(described, invocation)}\n`);
  const signed = { grant, matter, signature: await signGrant(client, { grant }) };

  const file = options.out ?? grantPath(described.id);
  await writeGrant(client, file, signed);
  if (options.disclose !== undefined && document !== undefined) {
    const text = `${JSON.stringify(discloseFields(document, fields), undefined, 2)}\n`;
    await writeOwn(options.disclose, text).catch(async (error: unknown) => {
      // Half of what was asked for would be in the way of the next try.
      await rm(file, { force: true }).catch(() => undefined);
      throw error;
    });
  }
  return { signed, described, file, disclosed: options.disclose ?? null };
}

/** Says which files were written and what to do with them. */
export function filesText({ file, disclosed }: MadeGrant, { text }: Invocation): string {
  return [
    text("grant.written", { file: printable(file) }),
    ...(disclosed === null ? [] : [text("grant.disclosed", { file: printable(disclosed) })]),
  ].join("\n");
}
