/** The W3C's context of Verifiable Credentials 2.0, which every JSON-LD processor for credentials brings along. */
export const credentialsContextUrl = "https://www.w3.org/ns/credentials/v2";

/** The context of what all license documents have: envelope, status and proof. */
export const elicenseContextUrl = "urn:elicense:context:1";

/**
 * Lists the contexts of a license type's documents, in their order.
 *
 * @param schemaId - `$id` of the type's schema.
 * @example
 * contextUrls("urn:elicense:schema:lawyer:1").at(-1); // "urn:elicense:context:lawyer:1"
 */
export function contextUrls(schemaId: string): readonly string[] {
  return [credentialsContextUrl, elicenseContextUrl, schemaId.replace(":schema:", ":context:")];
}
