import { basename, join } from "node:path";

import type { Client } from "@elicense/sdk";

import { toJsonLine } from "../../output/json.js";
import type { AuthorityData } from "../support/readAuthority.js";
import { unwritable } from "../support/readDocument.js";
import { writeFileWhole } from "../support/writeFileWhole.js";
import { prepareFolder } from "./DocumentFolder.js";
import type { Ledger } from "./Ledger.js";

/** What makes a file such a manifest; a change of its form gets another number. */
const format = "elicense-issue-manifest/1";

/** Parameters of {@link writeManifest}. */
export interface WriteManifestParameters {
  readonly ledger: Ledger;
  /** The file that was issued. */
  readonly file: string;
  /** SHA-256 of it as it was read, in hexadecimal: it may be another by now. */
  readonly sha256: string;
  readonly issuer: AuthorityData;
  /** Number of the license type. */
  readonly licenseType: number;
  readonly path: string;
}

/**
 * Writes which license was issued by which transaction: with the file, the folder of documents and the chain it is all
 * that a run left behind. There is no personal data in it.
 *
 * @throws {CommandError} FOLDER_UNWRITABLE.
 */
export async function writeManifest(client: Client, parameters: WriteManifestParameters): Promise<void> {
  const { ledger, path } = parameters;
  const folder = join(path, "..");
  await prepareFolder(folder);
  const head = headOf(client, parameters);
  await writeFileWhole(path, partsOf(head, ledger), { mode: 0o600, refused: (error) => unwritable(folder, error) });
}

function headOf(
  { deployment: { chainId, contracts } }: Client,
  { file, sha256, issuer, licenseType }: WriteManifestParameters,
): string {
  const head = {
    format,
    file: { name: basename(file), sha256 },
    chainId,
    registry: contracts.licenseRegistry.address,
    issuer: { number: issuer.number, code: issuer.code },
    licenseType,
  };
  return JSON.stringify(head, undefined, 2).replace(/\n\}$/, ",\n");
}

/** One license a line, so that two manifests can be compared by lines. */
function* partsOf(head: string, ledger: Ledger): Generator<string> {
  yield `${head}  "transactions": [`;
  let current: string | undefined;
  for (const { line, identifier, id, block, transaction } of ledger.issued()) {
    const license = `        ${toJsonLine({ line, identifier, id })}`;
    const key = `${String(block)} ${String(transaction)}`;
    if (key === current) yield `,\n${license}`;
    else {
      const opening = `\n    {\n      "transaction": ${toText(transaction)},\n      "block": ${toText(block)},\n      "licenses": [\n`;
      yield `${current === undefined ? "" : "\n      ]\n    },"}${opening}${license}`;
      current = key;
    }
  }
  yield current === undefined ? "]\n}\n" : "\n      ]\n    }\n  ]\n}\n";
}

function toText(value: string | number | null): string {
  return JSON.stringify(value);
}
