/**
 * `elicense` of the command line's package: looks whether this Node is new enough before the program is loaded, which an
 * older one could not do. It imports nothing else, is built for Nodes that are much older, and stands beside the manifest
 * and the program.
 */
import { readFileSync } from "node:fs";

import { nodeFault } from "./nodeFault.js";

/** As `exitCodes.usage`: set up wrongly. */
const setUpWrongly = 2;

const manifest = readFileSync(new URL("package.json", import.meta.url), "utf8");
const { engines } = JSON.parse(manifest) as { readonly engines: { readonly node: string } };
const fault = nodeFault(process.versions.node, engines.node);
if (fault === undefined) {
  const program = new URL("program.js", import.meta.url).href;
  void import(program);
} else {
  console.error(fault);
  process.exitCode = setUpWrongly;
}
