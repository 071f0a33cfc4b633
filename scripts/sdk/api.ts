/**
 * `npm run api:sdk`: writes what the SDK exports, as it was built, into the reports in sdk/api. A change of the public
 * surface then shows in the diff; a test fails where a report is out of date.
 */
import { buildPackage } from "./buildPackage.js";
import { readEntries } from "./Entry.js";
import { reportApi } from "./reportApi.js";

await buildPackage();
const reports = reportApi(readEntries(), true);

for (const { entry, same } of reports) if (!same) console.log(`sdk/api/${entry.name}.api.md`);
const faults = reports.flatMap(({ faults }) => faults);
for (const fault of faults) console.error(fault);
process.exitCode = faults.length === 0 ? 0 : 1;
