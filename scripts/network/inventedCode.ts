import { organisationCodeCheckCharacter, usccCheckCharacter } from "@elicense/sdk";

/** A unified social credit code that no organisation has, with its check characters; each position gives another. */
export function inventedCode(position: number): string {
  const organisation = `00FAKE${String(position + 1).padStart(2, "0")}`;
  const body = `11340000${organisation}${organisationCodeCheckCharacter(organisation)}`;
  return body + usccCheckCharacter(body);
}
