import ts from "typescript";

import { projectRoot } from "../config.js";
import type { Entry } from "./Entry.js";
import { modulesFolder } from "./folders.js";

/** As the project's, but with what every platform has and no more: code that needs Node's types fails the build. */
const options: ts.CompilerOptions = {
  lib: ["lib.es2024.d.ts", "lib.dom.d.ts"],
  types: [],
  noEmit: false,
  declaration: true,
  emitDeclarationOnly: true,
  rootDir: projectRoot,
  outDir: modulesFolder,
};

/**
 * Writes the declarations of what the entries need beside the modules.
 *
 * @throws {Error} What the compiler has against the sources.
 */
export function buildTypes(entries: readonly Entry[]): void {
  const { config } = ts.readConfigFile(`${projectRoot}/tsconfig.json`, (path) => ts.sys.readFile(path)) as {
    config: { compilerOptions: object };
  };
  const base = ts.convertCompilerOptionsFromJson(config.compilerOptions, projectRoot).options;
  const sources = entries.map(({ source }) => source);
  const program = ts.createProgram(sources, { ...base, ...options });

  const faults = [...ts.getPreEmitDiagnostics(program), ...program.emit().diagnostics];
  if (faults.length > 0) throw new Error(ts.formatDiagnostics(faults, formatHost));
}

const formatHost: ts.FormatDiagnosticsHost = {
  getCanonicalFileName: (name) => name,
  getCurrentDirectory: () => projectRoot,
  getNewLine: () => "\n",
};
