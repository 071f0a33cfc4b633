import { join } from "node:path";

import { format, resolveConfig } from "prettier";

import { projectRoot } from "../config.js";
import { checksText } from "./checksText.js";
import { cliText } from "./cliText.js";
import { errorsText } from "./errorsText.js";
import { lifeCycleText } from "./lifeCycleText.js";
import { networkCommandsText } from "./networkCommandsText.js";

/** A page that is generated. */
export interface Page {
  /** Absolute path of its file. */
  readonly path: string;
  readonly text: string;
}

/** The pages of docs/ that are generated, by their names. */
const pages: Readonly<Record<string, () => string>> = {
  "checks.md": checksText,
  "cli.md": () => cliText("en"),
  "cli.zh-CN.md": () => cliText("zh"),
  "errors.md": errorsText,
  "life-cycle.md": lifeCycleText,
  "network-commands.md": () => networkCommandsText("en"),
  "network-commands.zh-CN.md": () => networkCommandsText("zh"),
};

/** Renders the pages that are generated, in the project's formatting. */
export async function renderDocs(): Promise<readonly Page[]> {
  return Promise.all(
    Object.entries(pages).map(async ([name, write]) => {
      const path = join(projectRoot, "docs", name);
      const options = await resolveConfig(path);
      return { path, text: await format(write(), { ...options, filepath: path }) };
    }),
  );
}
