import type { Argument, Command, Option } from "commander";

import { exitCodes } from "../exit.js";
import type { MessageKey, MessageValues } from "../messages/index.js";

/** Gives a message in the language of a manual. */
export type Say = (key: MessageKey, values?: MessageValues) => string;

/** Options that every command has: the program has them itself. */
const common = ["--json", "--lang", "--help"];

/**
 * Finds a command; one of two words in its group.
 *
 * @throws {TypeError} Where there is none of that name.
 */
export function findCommand(program: Command, name: string): Command {
  return name.split(" ").reduce((parent, word) => {
    const found = parent.commands.find((each) => each.name() === word);
    if (found === undefined) throw new TypeError(`there is no command ${name}`);
    return found;
  }, program);
}

/** The options of a command that not every one has; of the program itself, all. */
export function ownOptions(command: Command): readonly Option[] {
  const options = command.createHelp().visibleOptions(command);
  return command.parent === null ? options : options.filter(({ long }) => !common.includes(long ?? ""));
}

/** A table of what a command takes. */
export function argumentsTable(all: readonly Argument[], text: Say): string {
  const rows = all.map((argument) => {
    const name = argument.variadic ? `${argument.name()}…` : argument.name();
    return [
      code(argument.required ? `<${name}>` : `[${name}]`),
      prose(argument.description),
      choicesOf(argument.argChoices),
    ];
  });
  return table([text("manual.argument"), text("manual.meaning"), text("manual.values")], rows);
}

/** A table of the options that {@link ownOptions} gives. */
export function optionsTable(command: Command, text: Say): string {
  const rows = ownOptions(command).map((option) => [
    code(option.flags),
    prose(option.description),
    choicesOf(option.argChoices),
    option.mandatory ? text("manual.required") : defaultOf(option),
  ]);
  const headers = ["manual.option", "manual.meaning", "manual.values", "manual.default"] as const;
  return table(
    headers.map((key) => text(key)),
    rows,
  );
}

function choicesOf(choices: readonly string[] | undefined): string {
  return (choices ?? []).map(code).join(", ");
}

function defaultOf({ defaultValue }: Option): string {
  const shown = (typeof defaultValue === "string" && defaultValue !== "") || typeof defaultValue === "number";
  return shown ? code(String(defaultValue)) : "";
}

/** The heading of a part of a command's section. */
export function heading(key: MessageKey, text: Say): string {
  return `**${text(key)}**`;
}

/** A place such as <file> is no HTML. */
export function prose(text: string): string {
  return text.replaceAll("<", "\\<");
}

function code(text: string): string {
  return `\`${text}\``;
}

/** What is typed, in a block of its own. */
export function fence(text: string): string {
  return `\`\`\`text\n${text}\n\`\`\``;
}

/** A table; columns in which no row has anything are left out. */
export function table(headers: readonly string[], rows: readonly (readonly string[])[]): string {
  const kept = headers.map((_, column) => rows.some((row) => row[column] !== ""));
  const line = (cells: readonly string[]): string =>
    `| ${cells
      .filter((_, column) => kept[column])
      .map((cell) => cell.replaceAll("|", "\\|"))
      .join(" | ")} |`;
  return [line(headers), line(headers.map(() => "---")), ...rows.map(line)].join("\n");
}

/** A table of a program's commands, each with a link to its section. */
export function commandsTable(program: Command, names: readonly string[], text: Say): string {
  const link = (name: string): string => `[\`${name}\`](#${program.name()}-${name.replaceAll(" ", "-")})`;
  return table(
    [text("manual.command"), text("manual.meaning")],
    names.map((name) => [link(name), prose(findCommand(program, name).description())]),
  );
}

/** A table of the exit codes, and what each means. */
export function exitCodesTable(text: Say): string {
  return table(
    [text("manual.exitCode"), text("manual.meaning")],
    Object.values(exitCodes).map((code) => [String(code), text(`exit.${code}`)]),
  );
}

/**
 * The beginning of a command's section: what it does, how it is called, what it takes.
 *
 * @param called - How the program is called.
 */
export function commandHead(name: string, program: Command, called: string, text: Say): readonly string[] {
  const command = findCommand(program, name);
  const usage = command.usage().replace("[options]", text("program.optionsPlace")).trim();
  const { registeredArguments } = command;
  return [
    `## ${program.name()} ${name}`,
    prose(command.description()),
    heading("manual.synopsis", text),
    fence(`${called} ${name} ${usage}`),
    ...(registeredArguments.length === 0
      ? []
      : [heading("manual.arguments", text), argumentsTable(registeredArguments, text)]),
    ...(ownOptions(command).length === 0 ? [] : [heading("manual.options", text), optionsTable(command, text)]),
  ];
}
