import type {
  CallParameters,
  Client,
  Day,
  LicenseType,
  ManagementRecord,
  ManageParameters,
  ReasonData,
  Receipt,
  RegisterKey,
} from "@elicense/sdk";
import type { Command } from "commander";

import type { Definition, Invocation } from "../support/Command.js";
import type { ConfirmOptions } from "../support/confirm.js";
import type { AuthorityData } from "../support/readAuthority.js";
import type { ResolvedLicense } from "../support/resolveLicense.js";

/** Actions on one license. */
export type DecidedAction = Exclude<keyof CallParameters, "ISSUE">;

/** The name of the command for an action: SUSPEND is `suspend`. */
export function nameOf<Name extends DecidedAction>(action: Name): Lowercase<Name> {
  return action.toLowerCase() as Lowercase<Name>;
}

/** What an action takes beside the license and the decision. */
export type TermsOf<Name extends DecidedAction> = Omit<CallParameters[Name], keyof ManageParameters>;

/** Options of every command that carries out a decision. */
export interface DecisionOptions extends ConfirmOptions {
  readonly reason: string;
  readonly decision: string;
  readonly date?: string;
  readonly approver?: string;
  readonly out?: string;
  readonly dryRun?: true;
}

/** A decision on a license before its day and its terms are settled: who decides what about which license. */
export interface Deciding {
  readonly client: Client;
  readonly invocation: Invocation;
  readonly license: ResolvedLicense;
  readonly type: LicenseType;
  readonly reason: ReasonData;
  /** The authority that acts. */
  readonly authority: AuthorityData;
  readonly registerKey: RegisterKey;
  /** Number of the decision, which stays off the chain. */
  readonly decisionNo: string;
  /** Its salted hash, which goes on the chain. */
  readonly documentHash: string;
  /** Folder of documents, with that of requests in it. */
  readonly folder: string;
}

/** A command that carries out a decision on one license. */
export interface DecisionCommand<Name extends DecidedAction, Options extends object = object> {
  readonly action: Name;
  /** Whether no later decision undoes it: it is asked about before it is sent, and takes `--yes`. */
  readonly isFinal?: true;
  /** Adds the options that the command has beside those of every decision. */
  readonly addOptions?: (command: Command, text: Definition["text"]) => void;
  /** Reads what the action takes beside license and decision; what is wrong with it is thrown. */
  readonly termsOf: (deciding: Deciding, options: Options, effectiveOn: Day) => TermsOf<Name> | Promise<TermsOf<Name>>;
  /** Whether a record of the same decision has these terms; any has if left out. */
  readonly hasTerms?: (
    record: ManagementRecord,
    terms: TermsOf<Name>,
    deciding: Deciding,
  ) => boolean | Promise<boolean>;
  /** Carries it out. */
  readonly send: (client: Client, parameters: CallParameters[Name]) => Promise<Receipt>;
}
