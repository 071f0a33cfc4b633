import type { Language } from "@elicense/sdk";
import { Command, Option } from "commander";

import { exitCodes } from "../exit.js";
import { message } from "../messages/index.js";
import { defineAnnotate } from "./annotate.js";
import { defineAnnul } from "./annul.js";
import { defineApprove } from "./approve.js";
import { defineCancel } from "./cancel.js";
import { defineEndorse } from "./endorse.js";
import { defineHistory } from "./history.js";
import { defineIssue } from "./issue.js";
import { defineRebind } from "./rebind.js";
import { defineReissue } from "./reissue.js";
import { defineResume } from "./resume.js";
import { defineExport } from "./export.js";
import { defineReconcile } from "./reconcile.js";
import { defineRegister } from "./register.js";
import { defineRevoke } from "./revoke.js";
import { defineShow } from "./show.js";
import type { Definition } from "./support/Command.js";
import { CommandError } from "./support/CommandError.js";
import { helpIn } from "./support/help.js";
import { programName } from "./support/programName.js";
import { defineSuspend } from "./suspend.js";
import { defineTransfer } from "./transfer.js";
import { defineUse } from "./use.js";
import { defineUses } from "./uses.js";
import { defineVerify } from "./verify.js";

/** Every command: what defines it, and an example of its use. */
const commands: Readonly<
  Record<string, { readonly define: (command: Command, definition: Definition) => void; readonly example: string }>
> = {
  issue: { define: defineIssue, example: "issue samples/lawyers.csv --out licenses" },
  approve: { define: defineApprove, example: "approve licenses/approvals/lawyers.issue.json" },
  suspend: {
    define: defineSuspend,
    example: 'suspend licenses/1.2.156….json --reason L48 --decision "亳司罚〔2026〕1号" --through 2026-06-30',
  },
  resume: {
    define: defineResume,
    example: 'resume licenses/1.2.156….json --reason RETURN --decision "亳司执〔2026〕1号"',
  },
  revoke: {
    define: defineRevoke,
    example: 'revoke licenses/1.2.156….json --reason L49 --decision "皖司罚〔2026〕1号"',
  },
  annul: {
    define: defineAnnul,
    example: 'annul licenses/1.2.156….json --reason L9-1 --decision "皖司撤〔2026〕1号"',
  },
  cancel: {
    define: defineCancel,
    example: 'cancel licenses/1.2.156….json --reason A23-1 --decision "皖司注〔2026〕1号"',
  },
  annotate: {
    define: defineAnnotate,
    example:
      'annotate licenses/1.2.156….json --reason ASSESSED-COMPETENT --decision "亳司考〔2026〕1号" --approver 5134160000FAKE098Q',
  },
  rebind: {
    define: defineRebind,
    example: 'rebind licenses/1.2.156….json --reason CLAIMED --decision "皖司领〔2026〕1号" --holder 0x…',
  },
  reissue: {
    define: defineReissue,
    example:
      'reissue licenses/1.2.156….json --reason CATEGORY-CHANGE --decision "皖司换〔2026〕1号" --row change.csv --approver 1134010000FAKE047E',
  },
  transfer: {
    define: defineTransfer,
    example:
      'transfer licenses/1.2.156….json --reason TRANSFER --decision "沪司许律〔2026〕1号" --row change.csv --serial 20260101SH0000000001 --approver 1134000000FAKE020H',
  },
  endorse: {
    define: defineEndorse,
    example: 'endorse licenses/1.2.156….json --reason KEY-REPLACED --decision "皖司密〔2026〕1号"',
  },
  use: {
    define: defineUse,
    example:
      'use licenses/1.2.156….json --matter 1 --fields name,practiceNo --action VERIFY --case 2026-1 --purpose "立案"',
  },
  verify: { define: defineVerify, example: "verify licenses --rpc http://127.0.0.1:8545 --rpc http://127.0.0.1:8546" },
  show: { define: defineShow, example: "show licenses/1.2.156….json --at 2026-03-01" },
  history: { define: defineHistory, example: "history licenses/1.2.156….json" },
  uses: { define: defineUses, example: "uses --holder 0x1CBd3b2770909D4e10f157cABC84C7264073C9Ec --from 2026-01-01" },
  register: { define: defineRegister, example: "register 1134000000FAKE020H --status ACTIVE" },
  export: { define: defineExport, example: "export uses --consumer 1134160000FAKE063A --out uses.csv --lang zh" },
  reconcile: { define: defineReconcile, example: "reconcile export.csv --documents licenses" },
};

/**
 * Builds the command line in a language. It throws instead of ending the process, and prints no error by itself.
 *
 * @param perform - Carries out a command.
 */
export function createProgram(language: Language, perform: Definition["perform"]): Command {
  const text: Definition["text"] = (key, values) => message(language, key, values);
  const program = addCommonOptions(dress(new Command("elicense"), text), text)
    .description(text("program.description"))
    .helpCommand(false)
    .addHelpText("after", `\n${text("program.exit")}`);

  for (const [name, { define, example }] of Object.entries(commands)) {
    const command = dress(program.command(name), text);
    define(command, { text, perform });
    addCommonOptions(command, text).addHelpText("after", `\n${text("program.examples")}\n  ${programName} ${example}`);
    command.options.forEach(refuseOptionAsValue);
  }
  return program;
}

function addCommonOptions(command: Command, text: Definition["text"]): Command {
  return command
    .option("--json", text("program.json"))
    .addOption(new Option("--lang <language>", text("program.lang")).choices(["en", "zh"]));
}

/** In `--out --json` the value was forgotten: it must not be taken for a folder of that name. */
function refuseOptionAsValue(option: Option): void {
  if (!option.required || option.parseArg !== undefined) return;
  option.argParser((value) => {
    if (!value.startsWith("--")) return value;
    throw new CommandError("usage.missingValue", exitCodes.usage, { name: option.flags });
  });
}

function dress(command: Command, text: Definition["text"]): Command {
  return command
    .exitOverride()
    .showHelpAfterError(false)
    .showSuggestionAfterError(false)
    .helpOption("-h, --help", text("program.help"))
    .configureOutput({ writeErr: () => undefined })
    .configureHelp(helpIn(text));
}
