import type { Command } from "commander";

import { addIssueOptions, requireArgument, type FileOptions } from "./issue/fileOptions.js";
import { issueFile } from "./issue/issueFile.js";
import { writeTypeTemplate } from "./issue/writeTemplate.js";
import type { Definition } from "./support/Command.js";
import { findCsvType } from "./support/findCsvType.js";

/** Defines `issue <file>`. */
export function defineIssue(command: Command, { text, perform }: Definition): void {
  command
    .description(text("issue.description"))
    .argument("[file]", text("issue.file"))
    .option("--type <name>", text("issue.type"), "lawyer")
    .option("--template <type>", text("issue.template"));
  addIssueOptions(command, text).action((file: string | undefined, options: FileOptions) =>
    perform((invocation) => {
      const { type, template, out } = options;
      if (template !== undefined) return writeTypeTemplate(findCsvType("--template", template), out, invocation);
      const csvType = findCsvType("--type", type);
      return issueFile({ command: "issue", file: requireArgument(file), csvType, options, invocation });
    }),
  );
}
