import { isHexString } from "ethers";

import { entryFault } from "./forms.js";

/** A license type as the catalog on the chain has it. */
export interface LicenseTypeEntry {
  /** Public code: the definer's unified social credit code and three digits. */
  readonly code: string;
  /** Name, as the credential type of a document. */
  readonly name: string;
  /** keccak256 of the JSON Schema of its documents in canonical JSON, 32 bytes in hexadecimal. */
  readonly schemaHash: string;
  /** Where that schema is published. */
  readonly schemaURI: string;
  /** Names of the subject's fields; the position of a name is its bit in a set of fields. */
  readonly fields: readonly string[];
}

/**
 * Turns a license type into the contracts' form.
 *
 * @throws {ElicenseError} CATALOG_ENTRY_FORM with the field.
 */
export function toLicenseTypeArgument(entry: LicenseTypeEntry): LicenseTypeEntry & { readonly fields: string[] } {
  const { code, name, schemaHash, schemaURI, fields } = entry;
  if (!isHexString(schemaHash, 32)) throw entryFault("schemaHash");
  if (new Set(fields).size !== fields.length) throw entryFault("fields");
  return { code, name, schemaHash, schemaURI, fields: [...fields] };
}
