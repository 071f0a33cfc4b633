import {
  dayFromNumber,
  dayToNumber,
  lastDayOfMonths,
  startOfDay,
  suspend,
  type Day,
  type IssuedLicense,
} from "@elicense/sdk";

import { shanghaiTime } from "../../output/time.js";
import { decide, decisionNumber } from "../decide.js";
import { look, type Look } from "../look.js";
import { refused } from "../refused.js";
import type { Story } from "../Story.js";

const months = 4;

/** From midnight until the offices open, seconds. */
const officeHours = 9 * 3_600;

/** Bozhou suspends within the bounds of the law; the suspension ends by itself. */
export async function suspendOne(story: Story, license: IssuedLicense): Promise<void> {
  const { chapter, say, show, stage } = story;
  const { id } = license;
  const bozhou = stage.clientOf("bozhouBureau");
  const through = lastDayOfMonths(stage.today(), months);
  const penalty = { decisionNo: decisionNumber(stage, "亳司罚", 1) };
  chapter("suspendHeading");

  const tooLong = suspend(bozhou, { id, through, decision: decide(stage, "L47", penalty) });
  await refused(story, "suspendTooLong", tooLong, "LICENSE_CATALOG_DAYS_OUT_OF_BOUNDS");
  await suspend(bozhou, { id, through, decision: decide(stage, "L48", penalty) });
  say("suspended", { months, through });

  const midnight = firstMomentOf(dayFromNumber(dayToNumber(through) + 1));
  const atOnce = await look(story, license, "STATUS_SUSPENDED");
  await stage.passTo(midnight - 60);
  const before = await look(story, license, "STATUS_SUSPENDED");
  await stage.passTo(midnight);
  const after = await look(story, license, "STATUS_IN_FORCE");
  show(
    ["moment", "verdict", "meaning"],
    [atOnce, before, after].map(({ block, words }) => [shanghaiTime(block?.timestamp ?? 0), ...words]),
  );
  await expectNothingSent(story, before, after);
  say("suspensionOver");
  await stage.passTo(midnight + officeHours);
}

/** The book is the same, and all that lies between is one block with nothing in it. */
async function expectNothingSent({ stage, expect }: Story, before: Look, after: Look): Promise<void> {
  expect("the book's head", after.standing?.head, before.standing?.head);
  expect("the block at midnight", after.block?.number, (before.block?.number ?? 0) + 1);
  const block = await stage.clientOf("bozhouCourt").provider.getBlock(after.block?.number ?? 0);
  expect("the transactions at midnight", block?.transactions.length, 0);
}

function firstMomentOf(day: Day): number {
  return Date.parse(startOfDay(day)) / 1000;
}
