/**
 * Tells the whole story on an in-process chain: a consortium, licenses that cities review, a verification, a suspension
 * that ends by itself, a move to another province, uses and denials, a lawyer's consent and its withdrawal, a revocation
 * by two keys, both record books, and three frauds that are found. Ends with 1 if a step does not come out as told.
 *
 *   npm run demo [-- --lang zh]
 */
import type { Language } from "@elicense/sdk";
import { Command, Option } from "commander";
import { network } from "hardhat";

import { compile } from "./compile.js";
import { userLanguage } from "./config.js";
import { consentOne } from "./demo/chapters/consentOne.js";
import { findFrauds } from "./demo/chapters/findFrauds.js";
import { foundConsortium } from "./demo/chapters/foundConsortium.js";
import { issueLicenses } from "./demo/chapters/issueLicenses.js";
import { moveOne } from "./demo/chapters/moveOne.js";
import { readBooks } from "./demo/chapters/readBooks.js";
import { revokeOne } from "./demo/chapters/revokeOne.js";
import { suspendOne } from "./demo/chapters/suspendOne.js";
import { useOne } from "./demo/chapters/useOne.js";
import { verifyOne } from "./demo/chapters/verifyOne.js";
import { setStage } from "./demo/stage.js";
import type { Story } from "./demo/Story.js";
import { createTeller } from "./demo/tell.js";
import { parseArguments, runScript } from "./exit.js";

/** Accounts of the chain: the consortium's, and behind them as many for an impostor's. */
const accounts = { count: 64 };

/** How far the impostor's accounts lie behind the consortium's. */
const impostorAccounts = 32;

async function tellStory(language: Language): Promise<void> {
  const teller = createTeller(language);
  teller.title("title");
  teller.say("preparing");
  await compile();
  const connection = await network.create({ override: { accounts } });
  const story: Story = { ...teller, stage: await setStage(connection) };

  await foundConsortium(story);
  const { ofBozhou, ofHefei, another } = await issueLicenses(story);
  await verifyOne(story, ofBozhou);
  await suspendOne(story, ofBozhou);
  await moveOne(story, ofHefei);
  await useOne(story, ofBozhou);
  await consentOne(story, another);
  await revokeOne(story, ofBozhou);
  await readBooks(story, ofBozhou);
  await findFrauds(story, ofBozhou, await setStage(connection, impostorAccounts));
  teller.say("end");
}

await runScript(async () => {
  const languages = new Option("--lang <language>", "en or zh").choices(["en", "zh"]).default(userLanguage());
  const { lang } = parseArguments<{ lang: Language }>(new Command("npm run demo --").addOption(languages));
  await tellStory(lang);
  return undefined;
});
