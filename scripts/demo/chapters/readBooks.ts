import { fieldsFromBits, getManagementHistory, getUsageHistory, lawyer, type IssuedLicense } from "@elicense/sdk";

import { message } from "../../messages/index.js";
import { shanghaiTime } from "../../output/time.js";
import { reasonOf } from "../decide.js";
import type { Story } from "../Story.js";

/** Whoever asks is given both books, and can prove them whole. */
export async function readBooks(
  { chapter, say, show, stage, expect, language }: Story,
  { id }: IssuedLicense,
): Promise<void> {
  chapter("booksHeading");
  const client = stage.clientOf("shanghaiJustice");
  const management = await getManagementHistory(client, { id });
  const usage = await getUsageHistory(client, { id });
  expect("the management book", management.records.map(({ action }) => action).join(), "ISSUE,SUSPEND,REVOKE,CANCEL");
  const outcomes = usage.records.map(({ outcome }) => outcome).join();
  expect("the usage book", outcomes, "ALLOWED,NOT_LISTED,FIELDS_EXCEEDED,STATUS_NOT_ALLOWED");

  say("management");
  show(
    ["number", "time", "action", "reason", "authority", "approver"],
    management.records.map(({ index, recordedAt, action, decision, authority }) => [
      String(index),
      shanghaiTime(recordedAt),
      message(language, `action.${action}`),
      reasonOf(decision).code,
      stage.nameOf(authority, language),
      decision.approver === 0 ? "" : stage.nameOf(decision.approver, language),
    ]),
  );
  say("usage");
  show(
    ["number", "time", "action", "matter", "fields", "outcome", "authority"],
    usage.records.map(({ index, recordedAt, action, basis, fields, outcome, consumer }) => [
      String(index),
      shanghaiTime(recordedAt),
      message(language, `use.action.${action}`),
      basis.kind === "GRANT" ? basis.grant.slice(0, 10) : String(basis.matter),
      fieldsFromBits(lawyer, fields).join(" "),
      outcome,
      stage.nameOf(consumer, language),
    ]),
  );
  say("proved");
}
