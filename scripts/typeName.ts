import type { LicenseType } from "@elicense/sdk";

/**
 * Gives the name that a license type has in the command line, which is its schema's: of `urn:elicense:schema:lawyer:1`,
 * `lawyer`.
 *
 * @returns The name; `undefined` where the schema's `$id` names no type.
 */
export function typeName({ schema }: Pick<LicenseType, "schema">): string | undefined {
  return typeof schema.$id === "string" ? schema.$id.split(":")[3] : undefined;
}
