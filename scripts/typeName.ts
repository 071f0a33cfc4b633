import { ElicenseError, type LicenseType } from "@elicense/sdk";

/**
 * Gives the name that a license type has in the command line, which is its schema's: of `urn:elicense:schema:lawyer:1`,
 * `lawyer`.
 *
 * @throws {ElicenseError} SCHEMA_UNSUPPORTED where the schema's `$id` names no type.
 */
export function typeName({ schema }: LicenseType): string {
  const name = typeof schema.$id === "string" ? schema.$id.split(":")[3] : undefined;
  if (name === undefined) throw new ElicenseError("SCHEMA_UNSUPPORTED", { place: "$id" });
  return name;
}
