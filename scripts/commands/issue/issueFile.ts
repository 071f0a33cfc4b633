import { stat } from "node:fs/promises";

import {
  checkRight,
  getActingAuthority,
  parseRegisterKey,
  rightFor,
  type Client,
  type ReasonData,
} from "@elicense/sdk";

import { loadConfig, requireSetting } from "../../config.js";
import { importReasonOf, readLicenses, readSanctions, type CsvType, type LicenseFile } from "../../csv/index.js";
import { sanctionReasonsOf } from "../../csv/sanctionTable.js";
import { accountOf } from "../support/accountOf.js";
import type { CommandResult } from "../support/Command.js";
import { withClient } from "../support/connectClient.js";
import { hashQuickly } from "../support/hashQuickly.js";
import { openerOf } from "../support/openerOf.js";
import { requestLock } from "../support/placeRequest.js";
import { readAuthority, type AuthorityData } from "../support/readAuthority.js";
import { unreadable } from "../support/readDocument.js";
import { sha256Of } from "../support/sha256Of.js";
import { todayOf } from "../support/today.js";
import { withApprovalRules } from "../support/withApprovalRules.js";
import { carryOut } from "./carryOut.js";
import { createApprovers } from "./createApprovers.js";
import { openLedger } from "./Ledger.js";
import type { IssueOptions, Run, RunSanctions } from "./Run.js";
import { actionOf } from "./sanctionCall.js";
import { openSanctionLedger } from "./SanctionLedger.js";

/** What is to be issued, and how. */
export interface IssueFileParameters extends Pick<Run, "command" | "file" | "csvType" | "invocation"> {
  readonly options: IssueOptions & { readonly out?: string };
  /** File of what stands against the licenses; nothing if left out. */
  readonly sanctions?: string;
}

/** Where documents go if nothing else is said. */
const defaultFolder = "licenses";

/**
 * Issues the licenses that a file lists.
 *
 * @throws {CommandError} FILE_UNREADABLE; what is wrong with settings; or what `carryOut` throws.
 * @throws {ElicenseError} AUTHORITY_REGISTRY_ codes where the key may not issue; or the node's trouble.
 */
export async function issueFile(parameters: IssueFileParameters): Promise<CommandResult> {
  const { command, file, options, csvType: known, invocation, sanctions } = parameters;
  await requireFile(file);
  if (sanctions !== undefined) await requireFile(sanctions);
  const config = loadConfig({ say: invocation.note });
  const registerKey = parseRegisterKey(requireSetting(config, "registerKey"));
  invocation.asLines();
  await hashQuickly();

  return withClient(config, "privateKey", invocation, async (client) => {
    const issuer = await readIssuer(client, known);
    const csvType = await withRulesOf(client, known);
    const approvers = createApprovers(client, { type: csvType.type, authority: issuer.number });
    const folder = options.out ?? defaultFolder;
    const today = await todayOf(client);
    const sha256 = await sha256Of(openerOf(file)());
    const read = await readLicenses({
      ...{ open: openerOf(file), csvType, issuer, registerKey, today },
      inspect: approvers.inspect,
    });
    const ledger = openLedger();
    try {
      const standing = await openSanctions(sanctions, { csvType, licenses: read, today });
      await requireRights(client, csvType, standing);
      return await carryOut(client, {
        ...{
          command,
          file,
          sha256,
          folder,
          options,
          csvType,
          registerKey,
          issuer,
          approvers,
          invocation,
          requestLock: requestLock(config),
          read,
          ledger,
        },
        ...(standing !== undefined && { sanctions: standing }),
      });
    } finally {
      ledger.close();
      read.close();
    }
  });
}

/** Takes from the chain whose approval each reason needs for which licenses are issued, or sanctions entered. */
async function withRulesOf(client: Client, csvType: CsvType): Promise<CsvType> {
  const sanctioning = new Set(sanctionReasonsOf(csvType));
  const isWanted = (reason: ReasonData): boolean => reason.action === "Issue" || sanctioning.has(reason);
  const type = await withApprovalRules(client, csvType.type, isWanted);
  const onlyReason = csvType.onlyReason && importReasonOf(type);
  return { ...csvType, type, ...(onlyReason && { onlyReason }) };
}

/** What stands against licenses can be told of those alone that can be issued: where there are none, nobody looks. */
async function openSanctions(
  file: string | undefined,
  { csvType, licenses, today }: { readonly csvType: CsvType; readonly licenses: LicenseFile; readonly today: string },
): Promise<RunSanctions | undefined> {
  if (file === undefined || licenses.goodCount === 0) return undefined;
  const read = await readSanctions({ open: openerOf(file), csvType, licenses, today });
  return { file, read, ledger: openSanctionLedger(read.sanctions) };
}

/** A license whose sanctions the key may not enter would be issued, and look as if nothing stood against it. */
async function requireRights(client: Client, { type }: CsvType, standing: RunSanctions | undefined): Promise<void> {
  const needed = new Set(standing?.read.sanctions.map((row) => rightFor(actionOf({ row }))));
  const asked = { account: accountOf(client), licenseType: type.number };
  for (const right of needed) await checkRight(client, { ...asked, right });
}

/** Finds the authority that the key acts for, and that it may issue: better said before a file is read than after. */
async function readIssuer(client: Client, { type }: CsvType): Promise<AuthorityData> {
  const number = await getActingAuthority(client);
  await checkRight(client, { account: accountOf(client), licenseType: type.number, right: "ISSUE" });
  return readAuthority(client, number);
}

async function requireFile(file: string): Promise<void> {
  const found = await stat(file).catch((error: unknown) => {
    throw unreadable(file, error);
  });
  if (!found.isFile()) throw unreadable(file, { code: "EISDIR" });
}
