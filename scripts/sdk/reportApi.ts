import { join, relative } from "node:path";

import {
  CompilerState,
  Extractor,
  ExtractorConfig,
  ExtractorLogLevel,
  ExtractorMessageCategory,
  type ExtractorMessage,
  type IConfigFile,
} from "@microsoft/api-extractor";

import { projectRoot } from "../config.js";
import type { Entry } from "./Entry.js";
import { distFolder, modulesFolder, packageFolder, sdkFolder } from "./folders.js";

/** Where the reports of the public surface are committed. */
export const reportFolder = join(sdkFolder, "api");

/** What became of an entry's report. */
export interface ApiReport {
  readonly entry: Entry;
  /** Whether the surface is what the committed report says. */
  readonly same: boolean;
  /** What is wrong with the surface itself, such as a type that it mentions and does not export. */
  readonly faults: readonly string[];
}

/**
 * Compares the public surface of each entry, as it was built, with its report.
 *
 * @param update - Whether to write a report anew that differs.
 */
export function reportApi(entries: readonly Entry[], update: boolean): readonly ApiReport[] {
  const configs = entries.map((entry) => configOf(entry, entries));
  const [first, ...others] = configs;
  if (first === undefined) return [];
  // One program for all of them: most of the time goes into it.
  const compilerState = CompilerState.create(first, {
    additionalEntryPoints: others.map((config) => config.mainEntryPointFilePath),
  });

  return entries.map((entry, position) => {
    const faults: string[] = [];
    const { apiReportChanged } = Extractor.invoke(configs[position] ?? first, {
      compilerState,
      localBuild: update,
      messageCallback: (message) => collect(message, faults),
    });
    return { entry, same: !apiReportChanged, faults };
  });
}

/** Nothing is printed: what counts is collected, and that a report differs is said by the result. */
function collect(message: ExtractorMessage, faults: string[]): void {
  message.handled = true;
  const { logLevel } = message;
  const counts = logLevel === ExtractorLogLevel.Error || logLevel === ExtractorLogLevel.Warning;
  if (counts && message.category !== ExtractorMessageCategory.Console)
    faults.push(message.formatMessageWithLocation(projectRoot));
}

function configOf(entry: Entry, entries: readonly Entry[]): ExtractorConfig {
  const ignored = { logLevel: ExtractorLogLevel.None };
  const fault = { logLevel: ExtractorLogLevel.Warning };
  const configObject: IConfigFile = {
    projectFolder: packageFolder,
    mainEntryPointFilePath: declarationsOf(entry),
    newlineKind: "lf",
    compiler: { overrideTsconfig: { compilerOptions, files: entries.map(declarationsOf) } },
    apiReport: {
      enabled: true,
      reportFileName: entry.name,
      reportFolder,
      reportTempFolder: join(distFolder, "api"),
    },
    messages: {
      compilerMessageReporting: { default: fault },
      extractorMessageReporting: {
        default: fault,
        // What is exported is public, whatever tag it has.
        "ae-missing-release-tag": ignored,
        // TypeDoc looks at all entries together: an area may mention what another one exports.
        "ae-undocumented": ignored,
        "ae-forgotten-export": ignored,
      },
      tsdocMessageReporting: { default: ignored },
    },
  };
  return ExtractorConfig.prepare({
    configObject,
    configObjectFullPath: undefined,
    packageJsonFullPath: join(packageFolder, "package.json"),
  });
}

const compilerOptions = { strict: true, target: "es2023", module: "nodenext", types: [], lib: ["es2023", "dom"] };

function declarationsOf({ source }: Entry): string {
  return join(modulesFolder, relative(projectRoot, source).replace(/\.ts$/, ".d.ts"));
}
