import type { Language } from "@elicense/sdk";
import type { Command } from "commander";

import { buildProgram, type CommandEntry, type Perform } from "../commands/support/buildProgram.js";
import type { MessageKey } from "../messages/index.js";
import { defineAdmit } from "./commands/admit.js";
import { defineAssemble } from "./commands/assemble.js";
import { defineBackup, defineRestore } from "./commands/backup.js";
import { defineCheck } from "./commands/check.js";
import { defineDismiss } from "./commands/dismiss.js";
import { defineDown } from "./commands/down.js";
import { defineInit } from "./commands/init.js";
import { defineJoin } from "./commands/join.js";
import { defineKey } from "./commands/key.js";
import { defineRestart } from "./commands/restart.js";
import { defineSign } from "./commands/sign.js";
import { defineStatus } from "./commands/status.js";
import { defineToken } from "./commands/token.js";
import { defineTransition } from "./commands/transition.js";
import { defineUp } from "./commands/up.js";
import { defineVoteAdd, defineVoteDiscard, defineVoteDrop, defineVoteList } from "./commands/vote.js";

/** Every command by its name, in the order of a network's life. */
export const networkCommands: Readonly<Record<string, CommandEntry>> = {
  key: {
    define: defineKey,
    example:
      "key --network anhui --chain-id 90210 --name bozhou --code 1134160000FAKE039R --host 10.0.0.4 --governance 0x…",
  },
  sign: { define: defineSign, example: "sign bozhou.draft.json --key council" },
  assemble: { define: defineAssemble, example: "assemble cards/*.card.json --threshold 3" },
  join: { define: defineJoin, example: "join network.json" },
  check: { define: defineCheck, example: "check --card cards/*.card.json" },
  init: { define: defineInit, example: "init --local 4" },
  up: { define: defineUp, example: "up --network local" },
  down: { define: defineDown, example: "down --network local" },
  status: { define: defineStatus, example: "status --network local" },
  restart: { define: defineRestart, example: "restart --network local" },
  admit: { define: defineAdmit, example: "admit cards/hefei.card.json" },
  dismiss: { define: defineDismiss, example: "dismiss hefei" },
  "vote add": { define: defineVoteAdd, example: "vote add hefei" },
  "vote drop": { define: defineVoteDrop, example: "vote drop hefei" },
  "vote discard": { define: defineVoteDiscard, example: "vote discard hefei" },
  "vote list": { define: defineVoteList, example: "vote list" },
  transition: { define: defineTransition, example: "transition --time 1800000000 --block-period 1" },
  backup: { define: defineBackup, example: "backup bozhou /srv/backup/2026-11-26" },
  restore: { define: defineRestore, example: "restore bozhou /srv/backup/2026-11-26" },
  token: { define: defineToken, example: "token bozhou --days 90" },
};

const groups: Readonly<Record<string, MessageKey>> = { vote: "network.vote" };

/** Builds the network's program in a language. */
export function createNetworkProgram(language: Language, perform: Perform): Command {
  return buildProgram(
    { name: "network", description: "network.description", commands: networkCommands, groups },
    language,
    perform,
  );
}
