import {
  fieldsFromBits,
  formatTime,
  hashGrant,
  parseLicenseId,
  requireLicenseType,
  type Client,
  type LicenseType,
  type SignedGrant,
} from "@elicense/sdk";

import { list } from "../../output/table.js";
import { shanghaiTime } from "../../output/time.js";
import type { Invocation } from "../support/Command.js";
import { fieldSetWords } from "../support/fieldWords.js";
import { labelOf, readAuthority, type AuthorityData } from "../support/readAuthority.js";

/** A grant and what its numbers stand for. */
export interface DescribedGrant {
  readonly id: string;
  readonly signed: Pick<SignedGrant, "grant" | "matter">;
  readonly type: LicenseType;
  readonly consumer: AuthorityData;
}

/**
 * Reads what a grant names by number alone.
 *
 * @throws {ElicenseError} LICENSE_TYPE_UNKNOWN; the node's trouble.
 */
export async function describeGrant(client: Client, signed: DescribedGrant["signed"]): Promise<DescribedGrant> {
  const { grant } = signed;
  return {
    id: hashGrant(client.deployment, grant),
    signed,
    type: requireLicenseType(client, parseLicenseId(grant.license).licenseType),
    consumer: await readAuthority(client, grant.consumer),
  };
}

/** Gives a grant's terms to programs. The matter's salt and the signature stay in the file. */
export function grantData({ id, signed: { grant, matter }, type, consumer }: DescribedGrant): object {
  const { kind, license, holder, fields, notBefore, notAfter, maxUses } = grant;
  return {
    ...{ grant: id, kind, license, holder, consumer },
    matter: matter.code,
    fields: fieldsFromBits(type, fields),
    notBefore: formatTime(notBefore),
    notAfter: formatTime(notAfter),
    maxUses,
  };
}

/** Says a grant's terms in words: who may use which license, for what, when and how often. */
export function grantText(
  { id, signed: { grant, matter }, type, consumer }: DescribedGrant,
  { text, language }: Invocation,
): string {
  const { kind, license, holder, fields, notBefore, notAfter, maxUses } = grant;
  return list([
    [text("grant.id"), id],
    [text("grant.kind"), text(`grant.kind.${kind}`)],
    [text("grant.license"), `${license} (${type.title[language]})`],
    [text("grant.holder"), holder],
    [text("grant.consumer"), labelOf(consumer)],
    [text("grant.matter"), matter.code],
    [text("grant.fields"), fieldSetWords(type, fields, language) || text("grant.noFields")],
    [text("grant.valid"), text("grant.period", { from: shanghaiTime(notBefore), until: shanghaiTime(notAfter) })],
    [text("grant.uses"), String(maxUses)],
  ]);
}
