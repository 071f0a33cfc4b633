import { decodeSignerChange, type Change, type Client } from "@elicense/sdk";

import type { AdministrativeCall } from "../administer/AdministrativeCall.js";

/** Functions of the consortium's account that change who decides, by what they do. */
const names = {
  ADD: "addOwnerWithThreshold",
  REMOVE: "removeOwner",
  REPLACE: "swapOwner",
  THRESHOLD: "changeThreshold",
} as const;

/**
 * Decodes what a call of the consortium's account to itself does, for people and programs.
 *
 * @throws {ElicenseError} CONSORTIUM_PROPOSAL_FORM where it does anything else than change who decides.
 */
export function signerCall(client: Client, change: Change): AdministrativeCall {
  const { kind, previous, ...values } = decodeSignerChange(client, change);
  return { name: names[kind], values: { ...values, ...(previous !== null && { previous }) } };
}
