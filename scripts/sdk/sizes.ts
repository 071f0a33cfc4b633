/** `npm run size:sdk`: shows how much each entry of the SDK adds to a page, what most, and how much it may. */
import { buildPackage } from "./buildPackage.js";
import { readEntries } from "./Entry.js";
import { measureSize, readBudgets } from "./measureSize.js";

await buildPackage();
const budgets = readBudgets();
for (const entry of readEntries()) {
  const { bytes, largest } = await measureSize(entry);
  console.log(
    `${entry.path.padEnd(16)}${String(bytes).padStart(8)} of ${String(budgets[entry.path] ?? "?").padStart(7)}`,
  );
  for (const [name, of] of largest.slice(0, 4)) console.log(`${" ".repeat(32)}${String(of).padStart(8)}  ${name}`);
}
