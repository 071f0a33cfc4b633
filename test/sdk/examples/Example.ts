import { globSync, readFileSync } from "node:fs";
import { join, relative } from "node:path";

import ts from "typescript";

import { projectRoot } from "../../../scripts/config.js";

/** An `@example` of a docstring. */
export interface Example {
  /** Module that it stands in, as `licenses/issue`. */
  readonly module: string;
  /** What the docstring documents. */
  readonly symbol: string;
  readonly code: string;
}

const sources = join(projectRoot, "sdk", "src");

/** Reads every `@example` in the SDK's sources, in the order of the files. */
export function readExamples(): readonly Example[] {
  return globSync("**/*.ts", { cwd: sources })
    .sort()
    .flatMap((file) => {
      const text = readFileSync(join(sources, file), "utf8");
      const source = ts.createSourceFile(file, text, ts.ScriptTarget.Latest, true);
      return examplesIn(source, relative(".", file).replace(/\.ts$/, ""));
    });
}

/** How often a docstring's text has the tag, wherever it stands: so many examples must have been read. */
export function countTags(): number {
  return globSync("**/*.ts", { cwd: sources })
    .map((file) => readFileSync(join(sources, file), "utf8").match(/^\s*\*\s*@example\b/gm)?.length ?? 0)
    .reduce((total, count) => total + count, 0);
}

function examplesIn(node: ts.Node, module: string): Example[] {
  const own = ts
    .getJSDocTags(node)
    // The tags of a variable's statement are its declaration's too.
    .filter((tag) => tag.tagName.text === "example" && tag.parent.parent === node)
    .map((tag) => ({ module, symbol: nameOf(node), code: ts.getTextOfJSDocComment(tag.comment) ?? "" }));
  const below: Example[] = [];
  node.forEachChild((child) => void below.push(...examplesIn(child, module)));
  return [...own, ...below];
}

function nameOf(node: ts.Node): string {
  const named = ts.isVariableStatement(node) ? node.declarationList.declarations[0] : node;
  const name = (named as { readonly name?: ts.Node } | undefined)?.name;
  return name !== undefined && ts.isIdentifier(name) ? name.text : "?";
}
