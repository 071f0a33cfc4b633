import type { Client } from "../client.js";
import { GRANT_FORM } from "../errors/catalogue/grants.js";
import { ElicenseError } from "../errors/ElicenseError.js";
import { maxPresentationPeriod } from "./Grant.js";
import { prepare, type GrantTerms, type PreparedGrant } from "./prepareGrant.js";

/**
 * How far a presentation reaches back, seconds: the clock of the holder's device may be ahead of the chain's. It comes
 * off the minute that a presentation may last.
 */
export const presentationSkew = 10;

/** Parameters of {@link preparePresentation}. */
export interface PreparePresentationParameters extends GrantTerms {
  /** The challenge that the verifier showed, 32 bytes in hexadecimal; see `createChallenge`. */
  readonly challenge: string;
  /** For how many seconds from now, 50 at most; 50 if left out. */
  readonly seconds?: number;
}

/**
 * Prepares a presentation, face to face, for the holder to sign: for one use, for a minute at most. It is valid from ten
 * seconds before now, which is the client's clock, or the time of the latest block where the clock is behind that.
 *
 * @throws {ElicenseError} As `prepareGrant`; GRANT_FORM with `nonce` for what is no challenge, with `seconds` for a
 * period that is too long.
 * @example
 * const { grant, matter } = await preparePresentation(client, {
 *   type: lawyer, license, consumer: 5, challenge, matter: { code: "DETENTION-MEETING" }, fields: ["name"],
 * });
 */
export async function preparePresentation(
  client: Client,
  parameters: PreparePresentationParameters,
): Promise<PreparedGrant> {
  const longest = maxPresentationPeriod - presentationSkew;
  const { challenge, seconds = longest } = parameters;
  if (!Number.isInteger(seconds) || seconds < 1 || seconds > longest) {
    throw new ElicenseError(GRANT_FORM, { field: "seconds" });
  }
  return prepare(client, parameters, ({ latest }) => {
    const now = Math.max(Math.floor(client.clock()), latest);
    return {
      kind: "PRESENTATION",
      notBefore: now - presentationSkew,
      notAfter: now + seconds,
      maxUses: 1,
      nonce: challenge,
    };
  });
}
