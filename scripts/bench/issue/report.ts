import type { Measurement } from "../Measurement.js";
import { measurementTable } from "../measurementTable.js";

const subjects = ["elicense", "EAS SDK", "single mints", "floor"];

/** Lays out what was measured for people. */
export function report(measurements: readonly Measurement[]): string {
  return [
    measurementTable(measurements, subjects),
    "",
    "One node, anvil, on this machine, with a block each second. issue is how many licenses went into blocks a second,",
    "from the first block with some of them to the last; issueWhole counts the whole run of the command, from its start",
    "to its end. The file needs an approval, which was given before. The floor hands batches of the same size to the node",
    "that were signed beforehand. EAS SDK is multiAttest in a loop, single mints OpenZeppelin's ERC721, each waited for.",
    "Memory is the command's resident memory; memoryGrowth is that of its last tenth over that of the second tenth, since",
    "in the first the program is still loaded. validate is the judging of rows alone, by a program that is bundled as the",
    "command line is: the median of three files, after one that has its code compiled.",
  ].join("\n");
}
