import { fromProfileArgument } from "../authorities/Profile.js";
import { getActingAuthority } from "../authorities/getActingAuthority.js";
import type { Client } from "../client.js";
import type { Draft } from "../documents/Document.js";
import { DRAFT_DISAGREES } from "../errors/catalogue/client.js";
import { ElicenseError } from "../errors/ElicenseError.js";
import { read } from "../transactions/read.js";

/**
 * Finds the authority that a client's key acts for, and requires that drafts name it as their issuer: the registry issues
 * by the root alone, and a document that names another could never be valid.
 *
 * @returns The authority's number.
 * @throws {ElicenseError} DRAFT_DISAGREES; what {@link getActingAuthority} throws.
 */
export async function actingIssuer(client: Client, drafts: readonly Draft[]): Promise<number> {
  const authority = await getActingAuthority(client);
  const { code } = fromProfileArgument(await read(client, () => client.contracts.authorities.profileOf(authority)));
  const others = drafts.some(({ content }) => content.issuer.id !== `urn:uscc:${code}`);
  if (others) throw new ElicenseError(DRAFT_DISAGREES, { field: "issuer" });
  return authority;
}
