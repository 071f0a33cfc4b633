import { randomBytes } from "node:crypto";

import {
  createClient,
  deriveContextHash,
  fieldsFromBits,
  getUsagePage,
  lawyer,
  prepareCall,
  prepareGrant,
  rebind,
  signGrant,
  signWithdrawal,
  useUnderGrant,
  withdrawGrant,
  type Client,
  type IssuedLicense,
  type LicenseId,
  type Outcome,
  type UseUnderGrantParameters,
} from "@elicense/sdk";
import { Wallet } from "ethers";

import { message } from "../../messages/index.js";
import { shanghaiTime } from "../../output/time.js";
import { approve } from "../approve.js";
import { decide, decisionNumber } from "../decide.js";
import { refused } from "../refused.js";
import type { Stage } from "../stage.js";
import type { Story } from "../Story.js";

const thirtyDays = 30 * 86_400;

/** A lawyer takes her license over, consents to uses of it, withdraws, and looks who used it. */
export async function consentOne(story: Story, { id }: IssuedLicense): Promise<void> {
  const { chapter, say, stage, expect } = story;
  const anhui = stage.clientOf("anhuiJustice");
  // A key and nothing else: no account on the chain, and no money.
  const wallet = Wallet.createRandom(anhui.provider);
  const holder = createClient({ runner: wallet, deployment: stage.deployment });
  chapter("consentHeading");

  const terms = {
    ...{ type: lawyer, license: id, consumer: stage.authorityOf("bozhouCourt"), maxUses: 3 },
    ...{ matter: { code: "CRIMINAL-DEFENCE" }, fields: ["name", "practiceNo"], notAfter: anhui.clock() + thirtyDays },
  };
  await refused(story, "consentInCustody", prepareGrant(holder, terms), "GRANT_IN_CUSTODY");
  await claim(stage, id, wallet.address);
  say("claimed");

  const { grant, matter } = await prepareGrant(holder, terms);
  const signature = await signGrant(holder, { grant });
  say("consented", { uses: grant.maxUses, days: thirtyDays / 86_400 });
  const asked = { type: lawyer, grant, signature, matter, action: "RETRIEVE", fields: ["name"] } as const;
  const tryUse = async (step: string, change: Partial<UseUnderGrantParameters>, outcome: Outcome): Promise<void> => {
    expect(step, await outcomeOf(stage, { ...asked, ...change }), outcome);
  };
  await tryUse("the use that was granted", {}, "ALLOWED");
  await tryUse("the use for another matter", { matter: { ...matter, code: "CIVIL-CASE" } }, "WRONG_MATTER");
  await tryUse("the use that asks for too much", { fields: ["name", "idNumber"] }, "FIELDS_EXCEEDED");
  say("consentUsed");

  // Whoever likes sends what she signed.
  await withdrawGrant(anhui, { grant, signature: await signWithdrawal(holder, { grant }) });
  await tryUse("the use after the withdrawal", {}, "GRANT_WITHDRAWN");
  say("consentWithdrawn");
  await showUses(story, holder, id);
}

/** Two keys of Anhui's bind a license to the account of its holder. */
async function claim(stage: Stage, id: LicenseId, holder: string): Promise<void> {
  const anhui = stage.clientOf("anhuiJustice");
  const decisionNo = decisionNumber(stage, "皖司领", 1);
  const binding = { id, holder, decision: decide(stage, "CLAIMED", { decisionNo, approver: "anhuiJustice" }) };
  await approve(stage.clientOf("anhuiJustice", "second"), await prepareCall(anhui, "REBIND", binding));
  await rebind(anhui, binding);
}

async function outcomeOf(stage: Stage, request: Omit<UseUnderGrantParameters, "context">): Promise<Outcome> {
  const purpose = { caseNo: "（2026）皖16刑初2号", system: "case system", operator: "clerk 1", purpose: "defence" };
  const context = deriveContextHash(randomBytes(32), purpose);
  const { record } = await useUnderGrant(stage.clientOf("bozhouCourt"), { ...request, context });
  return record.outcome;
}

/** The lawyer's own list, newest first and proved whole: denials are in it. */
async function showUses({ say, show, stage, expect, language }: Story, holder: Client, id: LicenseId): Promise<void> {
  const { records } = await getUsagePage(holder, { id, size: 10 });
  const outcomes = records.map(({ outcome }) => outcome).join();
  expect("the lawyer's list", outcomes, "GRANT_WITHDRAWN,FIELDS_EXCEEDED,WRONG_MATTER,ALLOWED");
  say("consentList");
  show(
    ["number", "time", "authority", "action", "fields", "outcome"],
    records.map(({ index, recordedAt, consumer, action, fields, outcome }) => [
      ...[String(index), shanghaiTime(recordedAt), stage.nameOf(consumer, language)],
      ...[message(language, `use.action.${action}`), fieldsFromBits(lawyer, fields).join(" "), outcome],
    ]),
  );
}
