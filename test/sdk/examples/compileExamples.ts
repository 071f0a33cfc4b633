import { join } from "node:path";

import * as sdk from "@elicense/sdk";
import * as ethers from "ethers";
import ts from "typescript";

import { projectRoot } from "../../../scripts/config.js";
import type { Example } from "./Example.js";
import { preludes } from "./prelude.js";

/** No file: the program that all examples make up. */
const programFile = join(projectRoot, "test", "sdk", "examples", "program.ts");

/**
 * Compiles all examples as one program, each in a function of its own.
 *
 * @param namesOf - The names that an example is given.
 * @returns What the compiler has against them, each with the example that it is in.
 */
export function compileExamples(
  examples: readonly Example[],
  namesOf: (example: Example) => readonly string[],
): readonly string[] {
  const functions = examples.map((example, position) => functionOf(example, namesOf(example), position));
  const text = [header, ...functions].join("\n");
  const options = readOptions();
  const host = ts.createCompilerHost(options);
  const readSource = host.getSourceFile.bind(host);
  host.getSourceFile = (file, languageVersion) =>
    file === programFile ? ts.createSourceFile(file, text, languageVersion) : readSource(file, languageVersion);
  const program = ts.createProgram([programFile], options, host);

  const source = program.getSourceFile(programFile);
  return [...program.getSyntacticDiagnostics(source), ...program.getSemanticDiagnostics(source)].map(
    ({ start = 0, messageText }) => {
      const example =
        text
          .slice(0, start)
          .match(/(?<=^\/\/# ).*$/gm)
          ?.at(-1) ?? "?";
      return `${example}: ${ts.flattenDiagnosticMessageText(messageText, " ")}`;
    },
  );
}

/** What an example needs no prelude for: what the SDK and ethers export. */
const header = [
  importOf("@elicense/sdk", Object.keys(sdk)),
  importOf(
    "ethers",
    Object.keys(ethers).filter((name) => !Object.hasOwn(sdk, name)),
  ),
  'import type { Prelude, preludes } from "./prelude.js";',
  "type Own<Module extends keyof typeof preludes> = Awaited<ReturnType<(typeof preludes)[Module]>>;",
].join("\n");

function importOf(specifier: string, names: readonly string[]): string {
  return `import { ${names.filter((name) => name !== "default").join(", ")} } from "${specifier}";`;
}

function functionOf({ module, symbol, code }: Example, names: readonly string[], position: number): string {
  const own = Object.hasOwn(preludes, module) ? `Own<${JSON.stringify(module)}>` : "object";
  const used = names.filter((name) => new RegExp(`\\b${name}\\b`).test(code));
  return [
    `//# ${module} ${symbol}`,
    `export async function example${String(position)}(prelude: Omit<Prelude, keyof ${own}> & ${own}) {`,
    `const { ${used.join(", ")} } = prelude;`,
    // A block of its own: an example may define what it would otherwise be given.
    `{\n${code}\n}`,
    "}",
  ].join("\n");
}

function readOptions(): ts.CompilerOptions {
  const { config } = ts.readConfigFile(join(projectRoot, "tsconfig.json"), (path) => ts.sys.readFile(path)) as {
    config: { compilerOptions: object };
  };
  return ts.convertCompilerOptionsFromJson(config.compilerOptions, projectRoot).options;
}
