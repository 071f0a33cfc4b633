import { Command } from "commander";

import { parseArguments } from "../exit.js";

/** How a benchmark that has peers to install was asked to go about it. */
export interface BenchOptions {
  readonly json?: true;
  readonly own?: true;
  readonly quick?: true;
}

/**
 * Reads the command line of a benchmark that has peers to install.
 *
 * @param name - Name of its script.
 * @param description - What it measures.
 * @param own - What is measured without peers.
 */
export function readOptions(name: string, description: string, own: string): BenchOptions {
  return parseArguments<BenchOptions>(
    new Command(`npm run ${name} --`)
      .description(description)
      .option("--json", "print one JSON array of measurements, and nothing else")
      .option("--own", own)
      .option("--quick", "do a hundredth of the work, for rough figures")
      .allowExcessArguments(false),
  );
}
