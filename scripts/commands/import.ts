import type { Command } from "commander";

import { importReasonOf, importTypeOf, type CsvType } from "../csv/index.js";
import { exitCodes } from "../exit.js";
import { addIssueOptions, requireArgument, type FileOptions } from "./issue/fileOptions.js";
import { issueFile } from "./issue/issueFile.js";
import { writeSanctionTemplate, writeTypeTemplate } from "./issue/writeTemplate.js";
import type { Definition } from "./support/Command.js";
import { CommandError } from "./support/CommandError.js";
import { findCsvType } from "./support/findCsvType.js";

interface ImportOptions extends FileOptions {
  readonly sanctions?: string;
  readonly templateSanctions?: string;
}

/** Defines `import <licenses>`. */
export function defineImport(command: Command, { text, perform }: Definition): void {
  command
    .description(text("import.description"))
    .argument("[licenses]", text("issue.file"))
    .option("--sanctions <file>", text("import.sanctions"))
    .option("--type <name>", text("issue.type"), "lawyer")
    .option("--template <type>", text("issue.template"))
    .option("--template-sanctions <type>", text("import.templateSanctions"));
  addIssueOptions(command, text).action((file: string | undefined, options: ImportOptions) =>
    perform((invocation) => {
      const { type, template, templateSanctions, out, sanctions } = options;
      if (templateSanctions !== undefined) {
        return writeSanctionTemplate(findCsvType("--template-sanctions", templateSanctions), out, invocation);
      }
      if (template !== undefined) return writeTypeTemplate(findImportType("--template", template), out, invocation);
      return issueFile({
        ...{
          command: "import",
          file: requireArgument(file),
          csvType: findImportType("--type", type),
          options,
          invocation,
        },
        ...(sanctions !== undefined && { sanctions }),
      });
    }),
  );
}

/** Finds how licenses of a type that exist on paper stand in a file. */
function findImportType(option: string, name: string): CsvType {
  const csvType = findCsvType(option, name);
  const reason = importReasonOf(csvType.type);
  if (reason === undefined) throw new CommandError("import.noReason", exitCodes.refused, { type: name });
  return importTypeOf(csvType, reason);
}
