import { join } from "node:path";

import ts from "typescript";

import { projectRoot } from "../config.js";
import { modulesFolder, sdkFolder } from "./folders.js";

/**
 * Writes the declarations of what the sources need beside the modules. The SDK's own settings have what every platform
 * has and no more: code that needs Node fails the build.
 *
 * @throws {Error} What the compiler has against the sources.
 */
export function buildTypes(sources: readonly string[]): void {
  const settings = ts.getParsedCommandLineOfConfigFile(join(sdkFolder, "tsconfig.json"), emit, {
    ...ts.sys,
    onUnRecoverableConfigFileDiagnostic: (fault) => refuse([fault]),
  });
  if (settings === undefined) throw new Error("sdk/tsconfig.json could not be read");
  const program = ts.createProgram(sources, settings.options);
  refuse([...settings.errors, ...ts.getPreEmitDiagnostics(program), ...program.emit().diagnostics]);
}

const emit: ts.CompilerOptions = {
  noEmit: false,
  declaration: true,
  emitDeclarationOnly: true,
  rootDir: projectRoot,
  outDir: modulesFolder,
};

function refuse(faults: readonly ts.Diagnostic[]): void {
  if (faults.length === 0) return;
  throw new Error(
    ts.formatDiagnostics(faults, {
      getCanonicalFileName: (name) => name,
      getCurrentDirectory: () => projectRoot,
      getNewLine: () => "\n",
    }),
  );
}
