import { readdirSync, readFileSync, rmSync } from "node:fs";
import { join } from "node:path";

import { projectRoot } from "../config.js";
import { writeUnlessSame } from "../files.js";
import { bundle } from "./bundle.js";
import { noticesOf } from "./notices.js";
import { cliSchemasFolder } from "./schemasFolder.js";

/** The command line's package as it is published. */
export const cliFolder = join(projectRoot, "dist", "cli");

/** What is started: it looks at the Node, and loads the program. */
export const cliEntry = join(cliFolder, "elicense.js");

/** The program itself: one file. */
export const cliProgram = join(cliFolder, "program.js");

/** The licenses of the packages that are in the program. */
const noticesName = "THIRD-PARTY-NOTICES.txt";

/** A manifest, as far as it is read here. */
interface Manifest {
  readonly version: string;
  readonly license: string;
  readonly engines: object;
}

/**
 * Builds the command line's package, which needs no other: the program in one file, a small one that starts it, the
 * licenses of what is in it, and the schemas of what it prints.
 *
 * What is as it should be stays untouched, and what is not is replaced whole: the package may be in use, and built by
 * another process at the same time.
 */
export async function buildCli(): Promise<void> {
  const { code, modules } = await bundle("scripts/elicense.ts");
  // A Node that cannot read it could not say that it is too old.
  const entry = await bundle("scripts/cli/entry.ts", { target: "es2017" });
  const files = new Map([
    ["elicense.js", entry.code],
    ["program.js", code],
    ["package.json", `${JSON.stringify(manifest(), null, 2)}\n`],
    ["LICENSE", readText("LICENSE")],
    [noticesName, noticesOf(modules)],
    ...["README.md", "README.zh-CN.md"].map((name) => [name, readText("scripts", "cli", name)] as const),
    ...readdirSync(cliSchemasFolder).map(
      (name) => [`schemas/${name}`, readFileSync(join(cliSchemasFolder, name), "utf8")] as const,
    ),
  ]);
  for (const [name, content] of files) writeUnlessSame(join(cliFolder, name), content);
  for (const name of readdirSync(join(cliFolder, "schemas"))) {
    // What has another ending is being written.
    const isOld = name.endsWith(".json") && !files.has(`schemas/${name}`);
    if (isOld) rmSync(join(cliFolder, "schemas", name), { force: true });
  }
}

function manifest(): object {
  const { version, license, engines } = JSON.parse(readText("package.json")) as Manifest;
  return {
    ...{ name: "@elicense/cli", version, license, type: "module", engines },
    description: "Electronic licenses on the command line: issue, manage, use and verify them",
    keywords: ["electronic license", "verifiable credentials", "proof of authority", "电子证照"],
    bin: { elicense: "./elicense.js" },
    exports: { "./schemas/*.json": "./schemas/*.json", "./package.json": "./package.json" },
    files: ["elicense.js", "program.js", "README.zh-CN.md", noticesName, "schemas/*.json"],
  };
}

/** @param path - From the project's root. */
function readText(...path: readonly string[]): string {
  return readFileSync(join(projectRoot, ...path), "utf8");
}
