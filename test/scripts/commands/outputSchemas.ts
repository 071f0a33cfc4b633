import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";

import { Ajv2020, type AnySchemaObject } from "ajv/dist/2020.js";

import { cliSchemasFolder } from "../../../scripts/cli/schemasFolder.js";
import { exitCodes } from "../../../scripts/exit.js";
import { commands } from "../../../scripts/commands/program.js";
import type { CliRun } from "./runCli.js";

/** What a value that was printed is: the result or a failure, which end the output, or a line before them. */
export type Part = "result" | "failure" | "line";

const common = "urn:elicense:cli:common:1";

let loaded: Ajv2020 | undefined;

/** The schemas of all outputs, compiled strictly: a keyword that is mistyped is an error. */
export function outputSchemas(): Ajv2020 {
  if (loaded !== undefined) return loaded;
  const ajv = new Ajv2020({ strict: true, allErrors: true });
  for (const name of readdirSync(cliSchemasFolder)) {
    ajv.addSchema(JSON.parse(readFileSync(join(cliSchemasFolder, name), "utf8")) as AnySchemaObject);
  }
  loaded = ajv;
  return loaded;
}

/** Gives the `$id` of a command's schema. */
export function schemaIdOf(command: string): string {
  return `urn:elicense:cli:${command.replaceAll(" ", "-")}:1`;
}

/** Finds the command that arguments name; `undefined` where they name none. */
export function commandIn(args: readonly string[]): string | undefined {
  const [first = "", second = ""] = args.filter((arg) => !arg.startsWith("-"));
  return [`${first} ${second}`, first].find((name) => Object.hasOwn(commands, name));
}

/**
 * Holds all that a run with `--json` printed against the schema of its command.
 *
 * @throws {Error} What fits no schema, and why.
 */
export function checkOutput(args: readonly string[], run: CliRun): void {
  const values = valuesIn(run.stdout);
  const command = commandIn(args);
  // Asked twice to end, it ends at once and says nothing more.
  const cut = run.exitCode === exitCodes.interrupted && !("exitCode" in (values.at(-1) ?? {}));
  if (values.length === 0 && !cut) throw new Error(`nothing was printed: elicense ${args.join(" ")}`);
  values.forEach((value, position) => {
    const isLast = position === values.length - 1 && !cut;
    const part = isLast ? lastPart(value) : "line";
    check(command, part, value);
    if (isLast) checkExitCode(value, run);
  });
}

function lastPart(value: object): Part {
  return "error" in value ? "failure" : "result";
}

function check(command: string | undefined, part: Part, value: object): void {
  const whole = command === undefined ? `${common}#/$defs/failure` : schemaIdOf(command);
  // The part by itself gives the plainer complaint.
  const own = part === "failure" ? `${common}#/$defs/failure` : `${whole}#/$defs/${part}`;
  for (const id of [own, whole]) {
    const ajv = outputSchemas();
    if (ajv.validate(id, value)) continue;
    throw new Error(`${ajv.errorsText(ajv.errors, { separator: "\n" })}\n${id}\n${JSON.stringify(value, null, 2)}`);
  }
}

function checkExitCode(value: object, { exitCode }: CliRun): void {
  const { exitCode: said } = value as { readonly exitCode?: unknown };
  if (said !== exitCode) throw new Error(`the output says exit code ${String(said)}, and it was ${String(exitCode)}`);
}

/** The one object, or an object a line. */
function valuesIn(stdout: string): readonly object[] {
  const text = stdout.trimEnd();
  if (text === "") return [];
  // The one object is laid out over lines; its first is a bracket alone.
  const texts = text.startsWith("{\n") ? [text] : text.split("\n");
  return texts.map((each) => JSON.parse(each) as object);
}
