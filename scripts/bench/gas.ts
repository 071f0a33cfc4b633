/**
 * Measures the gas of elicense's operations side by side with its peers', in one run on one EVM.
 *
 *   npm run bench:gas                  a table
 *   npm run -s bench:gas -- --json     one array of measurements, and nothing else; -s silences npm itself
 */
import { Command } from "commander";

import { compile } from "../compile.js";
import { parseArguments, runScript } from "../exit.js";
import { measureSubject } from "./gas/measureSubject.js";
import { report } from "./gas/report.js";
import { subjects } from "./gas/subjects.js";

await runScript(async () => {
  const { json } = parseArguments<{ json?: true }>(
    new Command("npm run bench:gas --")
      .description("Measures the gas of elicense's operations side by side with its peers'.")
      .option("--json", "print one JSON array of measurements, and nothing else")
      .allowExcessArguments(false),
  );
  await compile(true);

  const measurements = [];
  for (const subject of subjects) measurements.push(...(await measureSubject(subject)));

  console.log(json ? JSON.stringify(measurements, null, 2) : report(measurements, subjects));
  return undefined;
});
