import type { Language } from "@elicense/sdk";
import { Command, Option } from "commander";

import manifest from "../../../package.json" with { type: "json" };
import { exitCodes } from "../../exit.js";
import { message, type MessageKey } from "../../messages/index.js";
import { programName } from "../../output/programName.js";
import type { Definition, SigningOptions } from "./Command.js";
import { CommandError } from "./CommandError.js";
import { helpIn } from "./help.js";
import { addSecretOptions, secretIn } from "./secretOptions.js";
import { UsageError } from "./UsageError.js";

/** A command: what defines it, an example of its use, and whether it signs with a key. */
export interface CommandEntry {
  readonly define: (command: Command, definition: Definition) => void;
  readonly example: string;
  readonly signs?: true;
}

/** The commands that make up a program. */
export interface CommandSet {
  /** What the program is called. */
  readonly name: string;
  readonly description: MessageKey;
  /** Every command by its name; one of two words belongs to a group. */
  readonly commands: Readonly<Record<string, CommandEntry>>;
  /** What the groups of commands are for. */
  readonly groups: Readonly<Record<string, MessageKey>>;
  /** Names the settings that say which key a command signs with. */
  readonly keySettingsOf?: (command: string) => readonly string[];
}

/** Carries out a command with what its command line says of the key to sign with. */
export type Perform = (
  action: Parameters<Definition["perform"]>[0],
  signing: SigningOptions,
) => ReturnType<Definition["perform"]>;

/**
 * Builds a program in a language. It throws instead of ending the process, and prints no error by itself.
 *
 * @param perform - Carries out a command.
 */
export function buildProgram(set: CommandSet, language: Language, perform: Perform): Command {
  const text: Definition["text"] = (key, values) => message(language, key, values);
  const program = addCommonOptions(dress(new Command(set.name), text), text)
    .description(text(set.description))
    .version(manifest.version, "-V, --version", text("program.version"))
    .helpCommand(false)
    .addHelpText("after", `\n${text("program.exit", { codes: exitCodesText(text) })}`);

  const parents = new Map<string, Command>();
  for (const [name, { define, example, signs }] of Object.entries(set.commands)) {
    const command = dress(placeFor(name, program, parents, set, text), text);
    define(command, { text, perform: (action) => perform(action, signingIn(command.opts())) });
    if (signs) {
      const settings = set.keySettingsOf?.(name).join(", ") ?? "";
      addSecretOptions(command.option("--key <key>", text("signer.key", { settings })), "password", text);
    }
    addCommonOptions(command, text).addHelpText("after", `\n${text("program.examples")}\n  ${programName} ${example}`);
    command.options.forEach(refuseOptionAsValue);
    nameUnknownFirst(command);
  }
  return program;
}

function exitCodesText(text: Definition["text"]): string {
  const codes = Object.values(exitCodes).map((code) => `${String(code)} ${text(`exit.${code}`)}`);
  return codes.join(text("exit.separator"));
}

/** Makes room for a command, in its group where its name has two words. */
function placeFor(
  name: string,
  program: Command,
  parents: Map<string, Command>,
  { groups }: CommandSet,
  text: Definition["text"],
): Command {
  const [group = "", member] = name.split(" ");
  if (member === undefined) return program.command(name);
  const parent = parents.get(group) ?? dress(program.command(group), text).helpCommand(false);
  const description = groups[group];
  if (description !== undefined) parent.description(text(description));
  parents.set(group, parent);
  return parent.command(member);
}

function signingIn(options: object): SigningOptions {
  const { key } = options as { readonly key?: string };
  return { ...(key !== undefined && { key }), password: secretIn(options, "password") };
}

function addCommonOptions(command: Command, text: Definition["text"]): Command {
  return command
    .option("--json", text("program.json"))
    .addOption(new Option("--lang <language>", text("program.lang")).choices(["en", "zh"]));
}

/** In `--out --json` the value was forgotten: it must not be taken for a folder of that name. */
function refuseOptionAsValue(option: Option): void {
  if (!option.required || option.parseArg !== undefined) return;
  option.argParser((value, previous: unknown) => {
    if (value.startsWith("--")) throw new CommandError("usage.missingValue", exitCodes.usage, { name: option.flags });
    if (!option.variadic) return value;
    // As commander collects them itself where there is no parser.
    return previous === option.defaultValue || !Array.isArray(previous) ? [value] : [...(previous as unknown[]), value];
  });
}

/** Commander names an option that is missing before one that there is not, which may be the missing one misspelled. */
function nameUnknownFirst(command: Command): void {
  const parse = command.parseOptions.bind(command);
  command.parseOptions = (args) => {
    const parsed = parse(args);
    const [unknown] = parsed.unknown;
    // Commander counts a call for help, which is no option of the command's own, among the unknown.
    const asksForHelp = parsed.unknown.some((each) => each === "--help" || each === "-h");
    if (unknown === undefined || asksForHelp) return parsed;
    return command.error(`error: unknown option '${unknown}'`, { code: "commander.unknownOption" });
  };
}

function dress(command: Command, text: Definition["text"]): Command {
  return command
    .exitOverride((ended) => {
      // The help or the version was asked for, and is there.
      if (ended.exitCode === exitCodes.done) throw ended;
      throw new UsageError(ended, command);
    })
    .showHelpAfterError(false)
    .helpOption("-h, --help", text("program.help"))
    .configureOutput({ writeErr: () => undefined })
    .configureHelp(helpIn(text));
}
