/**
 * Tells the whole story on an in-process chain: a consortium, licenses from a CSV, a verification, uses and denials, a
 * revocation, both record books, and three frauds that are found. Ends with 1 if a step does not come out as told.
 *
 *   npm run demo [-- --lang zh]
 */
import {
  dayOf,
  deriveContextHash,
  deriveDecisionHash,
  describeCheck,
  ElicenseError,
  fieldsFromBits,
  getManagementHistory,
  getUsageHistory,
  lawyer,
  revoke,
  usageBookFault,
  use,
  verify,
  type IssuedLicense,
  type Language,
  type LicenseDocument,
  type Verification,
} from "@elicense/sdk";
import { Command, Option } from "commander";
import { randomBytes } from "ethers";
import { network, tasks } from "hardhat";

import { userLanguage } from "./config.js";
import { issueSamples, memberOf, setStage, type Stage } from "./demo/stage.js";
import { createTeller, type Teller } from "./demo/tell.js";
import { parseArguments, runScript } from "./exit.js";
import { message } from "./messages.js";
import { shanghaiTime } from "./output/time.js";

/** The matter on the lawyer's published list: admission of counsel. */
const listedMatter = 1;

/** A matter that the list has not. */
const unlistedMatter = 99;

/** How far the impostor's accounts lie behind the consortium's. */
const impostorAccounts = 9;

/** How many licenses the impostor issues. */
const impostorLicenses = 1;

/** A teller with the stage that the story is played on. */
interface Story extends Teller {
  readonly stage: Stage;
}

async function tellStory(language: Language): Promise<void> {
  const teller = createTeller(language);
  teller.title("title");
  teller.say("preparing");
  await tasks.getTask("build").run({ quiet: true });
  const connection = await network.create();
  const story: Story = { ...teller, stage: await setStage(connection) };

  await foundConsortium(story);
  const license = await issueLicenses(story);
  await verifyOne(story, license.document);
  await useOne(story, license);
  await revokeOne(story, license);
  await readBooks(story, license);
  await findFrauds(story, license, await setStage(connection, impostorAccounts));
  teller.say("end");
}

async function foundConsortium({ chapter, say, show, stage, language, expect }: Story): Promise<void> {
  chapter("foundHeading");
  say("found");
  show(
    ["authority", "region", "may"],
    stage.members.map(({ member }) => [
      member.name[language],
      String(member.region),
      member.accreditations.flatMap(({ rights }) => rights).join(" "),
    ]),
  );
  const { authorities } = stage.clientOf("anhuiJustice").contracts;
  expect("the number of authorities", Number(await authorities.authorityCount()), stage.members.length);
}

async function issueLicenses({ chapter, say, stage, expect }: Story): Promise<IssuedLicense> {
  chapter("issueHeading");
  const client = stage.clientOf("anhuiJustice");
  const { licenses, batches } = await issueSamples(client, memberOf(stage.members, "anhuiJustice"));
  say("issued", { rows: licenses.length, batches });

  const { count } = await client.contracts.licenses.registerOf(stage.authorityOf("anhuiJustice"));
  expect("the register's count", Number(count), licenses.length);
  say("register", { count });
  return licenses[0] as IssuedLicense;
}

async function verifyOne(story: Story, document: LicenseDocument): Promise<void> {
  story.chapter("verifyHeading");
  const verification = await verify(document, { client: story.stage.clientOf("shanghaiJustice") });
  story.show(
    ["check", "result", "meaning"],
    verification.checks.map((check) => [
      message(story.language, `check.${check.name}`),
      message(story.language, `result.${check.result}`),
      describeCheck(check, story.language),
    ]),
  );
  story.expect("the verdict", verification.verdict, "VALID");
  story.say("verdictIs", { verdict: message(story.language, `verdict.${verification.verdict}`) });
}

async function useOne({ chapter, say, stage, expect }: Story, { id }: IssuedLicense): Promise<void> {
  chapter("useHeading");
  const court = stage.clientOf("bozhouCourt");
  const purpose = { caseNo: "（2026）皖16刑初1号", system: "case system", operator: "clerk 1", purpose: "admission" };
  const request = {
    type: lawyer,
    id,
    action: "VERIFY",
    context: deriveContextHash(randomBytes(32), purpose),
  } as const;

  const allowed = await use(court, { ...request, matter: listedMatter, fields: ["name", "practiceNo"] });
  expect("the listed use", allowed.record.outcome, "ALLOWED");
  say("useAllowed", { outcome: allowed.record.outcome });
  const unlisted = await use(court, { ...request, matter: unlistedMatter, fields: ["name"] });
  expect("the unlisted use", unlisted.record.outcome, "NOT_LISTED");
  say("useDenied", { outcome: unlisted.record.outcome });
  const exceeding = await use(court, { ...request, matter: listedMatter, fields: ["name", "idNumber"] });
  expect("the use that asks too much", exceeding.record.outcome, "FIELDS_EXCEEDED");
  say("useExceeded", { outcome: exceeding.record.outcome });
}

async function revokeOne({ chapter, say, stage, expect }: Story, { id, document }: IssuedLicense): Promise<void> {
  chapter("revokeHeading");
  const reason = lawyer.reasons.find(({ code }) => code === "L49");
  const anhui = stage.clientOf("anhuiJustice");
  const decision = {
    reason: reason?.number ?? 0,
    effectiveOn: dayOf(anhui.clock()),
    documentHash: deriveDecisionHash(randomBytes(32), "皖司罚〔2026〕1号"),
  };

  const refusal = await refusalOf(revoke(stage.clientOf("shanghaiJustice"), { id, decision }));
  expect("Shanghai's attempt", refusal, "LICENSE_REGISTRY_REGION_NOT_COVERED");
  say("revokeForeign", { code: refusal });

  await revoke(anhui, { id, decision });
  const { verdict, standing } = await verify(document, { client: anhui });
  expect("the status", standing?.status, "REVOKED");
  expect("the verdict on a revoked license", verdict, "INVALID");
  say("revokeOwn", { reason: reason?.code, verdict });
}

async function readBooks({ chapter, say, show, stage, expect, language }: Story, { id }: IssuedLicense): Promise<void> {
  chapter("booksHeading");
  const client = stage.clientOf("shanghaiJustice");
  const management = await getManagementHistory(client, { id });
  const usage = await getUsageHistory(client, { id });
  expect("the management records", management.records.length, 2);
  expect("the usage records", usage.records.length, 3);

  say("management");
  show(
    ["number", "time", "authority", "action", "reason"],
    management.records.map((record) => [
      String(record.index),
      shanghaiTime(record.recordedAt),
      stage.nameOf(record.authority, language),
      message(language, `action.${record.action}`),
      lawyer.reasons.find(({ number }) => number === record.decision.reason)?.code ?? "",
    ]),
  );
  say("usage");
  show(
    ["number", "time", "authority", "action", "matter", "fields", "outcome"],
    usage.records.map((record) => [
      String(record.index),
      shanghaiTime(record.recordedAt),
      stage.nameOf(record.consumer, language),
      message(language, `use.action.${record.action}`),
      String(record.matter),
      fieldsFromBits(lawyer, record.fields).join(" "),
      record.outcome,
    ]),
  );
  say("proved");
}

async function findFrauds(
  { chapter, say, stage, expect }: Story,
  { id, document }: IssuedLicense,
  impostor: Stage,
): Promise<void> {
  chapter("fraudHeading");
  const client = stage.clientOf("bozhouCourt");

  const altered = await verify(alterOneCharacter(document), { client });
  expect("the altered document", failureOf(altered), "DOCUMENT_ALTERED");
  say("fraudAltered", { verdict: altered.verdict, code: failureOf(altered) });

  const [book, { records }] = await Promise.all([
    client.contracts.access.usageBookOf(id),
    getUsageHistory(client, { id }),
  ]);
  const kept = records.filter(({ outcome }) => outcome !== "NOT_LISTED");
  const fault = usageBookFault(kept, { recordCount: Number(book.recordCount), head: book.head });
  expect("the history with a record dropped", fault?.kind, "length");
  say("fraudDropped", { kind: fault?.kind });

  const issuer = memberOf(impostor.members, "anhuiJustice");
  const { licenses } = await issueSamples(impostor.clientOf("anhuiJustice"), issuer, impostorLicenses);
  const forged = (licenses[0] as IssuedLicense).document;
  const foreign = await verify(forged, { client });
  expect("the look-alike registry's license", failureOf(foreign), "REGISTRY_FOREIGN");
  say("fraudForeign", { verdict: foreign.verdict, code: failureOf(foreign) });

  const relabelled = await verify(relabel(forged, impostor, stage), { client });
  expect("the relabelled license", failureOf(relabelled), "REGISTRY_NOT_ISSUED");
  say("fraudRelabelled", { verdict: relabelled.verdict, code: failureOf(relabelled) });
}

/** Changes the first digit of the practice number's serial. */
function alterOneCharacter(document: LicenseDocument): LicenseDocument {
  const practiceNo = document.credentialSubject.practiceNo as string;
  const digit = practiceNo.endsWith("1") ? "2" : "1";
  const altered = { ...document.credentialSubject, practiceNo: practiceNo.slice(0, -1) + digit };
  return { ...document, credentialSubject: altered };
}

/** Puts our registry's address in the place of the impostor's. */
function relabel(document: LicenseDocument, from: Stage, to: Stage): LicenseDocument {
  const [theirs, ours] = [from, to].map(({ deployment }) => deployment.contracts.licenseRegistry.address);
  return JSON.parse(JSON.stringify(document).replaceAll(theirs as string, ours as string)) as LicenseDocument;
}

/** Code of the first check that failed. */
function failureOf({ checks }: Verification): string | undefined {
  return checks.find(({ result }) => result === "fail")?.code;
}

async function refusalOf(action: Promise<unknown>): Promise<string> {
  try {
    await action;
    return "nothing";
  } catch (error) {
    return error instanceof ElicenseError ? error.code : String(error);
  }
}

await runScript(async () => {
  const languages = new Option("--lang <language>", "en or zh").choices(["en", "zh"]).default(userLanguage());
  const { lang } = parseArguments<{ lang: Language }>(new Command("npm run demo --").addOption(languages));
  await tellStory(lang);
  return undefined;
});
