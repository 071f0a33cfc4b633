import type { Help, Option } from "commander";

import type { MessageKey } from "../../messages/index.js";
import type { Definition } from "./Command.js";
import { programName } from "../../output/programName.js";

const titles: Readonly<Record<string, MessageKey>> = {
  "Usage:": "program.usage",
  "Arguments:": "program.arguments",
  "Options:": "program.options",
  "Commands:": "program.commands",
};

/** Says in the user's language what commander would say in English. */
export function helpIn(text: Definition["text"]): Partial<Help> {
  const places = (usage: string): string =>
    usage.replace("[options]", text("program.optionsPlace")).replace("[command]", text("program.commandPlace"));

  return {
    styleTitle: (title) => (titles[title] === undefined ? title : text(titles[title])),
    styleUsage: (usage) => places(usage).replace(/^[a-z]+/, programName),
    styleSubcommandTerm: places,
    optionDescription: (option) => describeOption(option, text),
  };
}

function describeOption({ description, argChoices, defaultValue }: Option, text: Definition["text"]): string {
  const value = typeof defaultValue === "string" || typeof defaultValue === "number" ? String(defaultValue) : "";
  return [
    description,
    ...(argChoices ? [text("program.choices", { values: argChoices.join(", ") })] : []),
    ...(value === "" ? [] : [text("program.default", { value })]),
  ].join(" ");
}
