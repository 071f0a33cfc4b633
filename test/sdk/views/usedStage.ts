import {
  lastDayOfMonths,
  lawyer,
  reissue,
  suspend,
  use,
  useBatch,
  type Client,
  type LicenseId,
  type UsageRecord,
  type UseParameters,
} from "@elicense/sdk";

import { altered, lying } from "../lying.js";
import { lawyerDraft } from "../samples.js";
import { approve, authorities, decisionToday, issueSample, issueToHolder, setStage, type Stage } from "../stage.js";

/** Numbers of reasons in the lawyer's catalog. */
export const reasons = { categoryChange: 51, suspended: 21, claimed: 110 } as const;

/** Salted hash of what a use is for, of nothing in particular. */
export const context = `0x${"c0".repeat(32)}`;

/** A chain on which licenses were issued, used, superseded and suspended. */
export interface UsedStage {
  readonly stage: Stage;
  readonly anhui: Client;
  readonly court: Client;
  /** A license of the holder's that was used three times, the second time without leave. */
  readonly used: LicenseId;
  /** A license of the holder's that was used twice, the second time when it was superseded. */
  readonly superseded: LicenseId;
  /** The one in its place. */
  readonly successor: LicenseId;
  /** A license in custody, which was used once. */
  readonly custody: LicenseId;
  /** The second day, since which the license is superseded. */
  readonly day: string;
}

/** A use of a license by the court, as the list of published uses allows it. */
export function request(id: LicenseId, parameters: Partial<UseParameters> = {}): UseParameters {
  return { type: lawyer, id, action: "VERIFY", matter: 1, fields: ["name"], context, ...parameters };
}

/** Where records stand. */
export function places(records: readonly UsageRecord[]): unknown[] {
  return records.map(({ id, index }) => [id, index]);
}

/** Clients whose node hides a record, gives another last byte to one, or shows one twice. */
export function liars(client: Client): [name: string, client: Client][] {
  const withOther = lying(client, (logs) =>
    logs.map((log, position) => (position === 0 ? altered(client, log, { data: `${log.data.slice(0, -2)}ee` }) : log)),
  );
  return [
    ["hides one", lying(client, (logs) => logs.slice(1))],
    ["alters one", withOther],
    ["shows one twice", lying(client, (logs) => [...logs, ...logs.slice(0, 1)])],
  ];
}

/** Sets up a chain on which the court has used licenses, on two days. */
export async function setUsedStage(): Promise<UsedStage> {
  const stage = await setStage();
  const anhui = stage.clientOf("anhuiJustice");
  const court = stage.clientOf("bozhouCourt");
  const { id: used } = await issueToHolder(stage);
  const { id: superseded } = await issueToHolder(stage, "2");
  const { id: custody } = await issueSample(stage, {}, "3");
  await use(court, request(used));
  await useBatch(court, { uses: [request(superseded), request(used, { matter: 9 }), request(custody)] });

  await stage.connection.networkHelpers.time.increase(86_400);
  const decision = await decisionToday(anhui, reasons.categoryChange, authorities.hefeiBureau);
  const day = decision.effectiveOn;
  const draft = lawyerDraft({ issuedDate: day, category: "兼职律师" }, "2", { version: 2 });
  const parameters = { id: superseded, draft, holder: stage.holderAccount, decision };
  await approve(stage.clientOf("hefeiBureau"), "REISSUE", parameters);
  const { id: successor } = await reissue(anhui, parameters);
  await use(court, request(superseded));
  await use(court, request(used));
  await use(stage.clientOf("bozhouBarAssociation"), request(used)).catch(() => undefined);
  // A record by the same authority that is not a license's first.
  const suspension = await decisionToday(anhui, reasons.suspended);
  const through = lastDayOfMonths(suspension.effectiveOn, 3);
  await suspend(stage.clientOf("hefeiBureau"), { id: custody, decision: suspension, through });
  return { stage, anhui, court, used, superseded, successor, custody, day };
}
