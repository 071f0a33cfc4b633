import { licenseTypes, parseLicenseId, type DecodedCall } from "@elicense/sdk";

import { approverText } from "./awaitingText.js";
import type { Invocation } from "./Command.js";
import { labelOf, type AuthorityData } from "./readAuthority.js";

/** Names and values, one a line. */
export type Details = readonly (readonly [name: string, value: string])[];

/** A call, and the authorities that it names. */
export interface DescribedCall {
  /** Hash by which it is approved. */
  readonly hash: string;
  readonly decoded: DecodedCall;
  readonly acting: AuthorityData;
  /** Who approves it; `null` where nobody has to. */
  readonly approver: AuthorityData | null;
}

/** Says in words what a call does, by its own bytes. */
export function callDetails({ hash, decoded, acting, approver }: DescribedCall, invocation: Invocation): Details {
  const { text, language } = invocation;
  const { decision, through, holder, licenseType } = decoded;
  const type = licenseTypes.find(({ number }) => number === licenseType);
  const reason = type?.reasons.find(({ number }) => number === decision.reason);
  return [
    [text("approve.acting"), labelOf(acting)],
    ...(approver === null
      ? []
      : [[text("approve.approver"), approverText(approver, acting.number, invocation)] as const]),
    [text("approve.type"), type?.title[language] ?? String(licenseType)],
    ...subjectOf(decoded, invocation),
    [text("approve.reason"), reason ? `${reason.code} · ${reason.title[language]}` : String(decision.reason)],
    [text("approve.effective"), decision.effectiveOn],
    ...(through === null ? [] : [[text("approve.through"), through] as const]),
    ...(holder === undefined ? [] : [[text("approve.holder"), holder ?? text("approve.custody")] as const]),
    [text("approve.hash"), hash],
  ];
}

/** What a call acts on: a license, the new licenses by their divisions, or both where one takes the other's place. */
function subjectOf({ id, licenses }: DecodedCall, { text }: Invocation): Details {
  const divisions = Map.groupBy(licenses, ({ region }) => region);
  const counts = [...divisions].map(([region, group]) => `${region}: ${String(group.length)}`);
  return [
    ...(id === null
      ? []
      : [[text("approve.license"), id] as const, [text("approve.division"), parseLicenseId(id).region] as const]),
    ...(licenses.length === 0
      ? []
      : [[text("approve.licenses"), `${String(licenses.length)} (${counts.join(", ")})`] as const]),
  ];
}
