import type { Measurement } from "../Measurement.js";
import { openChain } from "./openChain.js";
import type { Subject } from "./subjects.js";

/** Measures a subject on a chain of its own, and holds its figures against its goals. */
export async function measureSubject({ name, goals = {}, measure }: Subject): Promise<Measurement[]> {
  const chain = await openChain();
  const figures = await measure(chain);
  await chain.close();

  return Object.entries(figures).map(([operation, value]) => {
    const goal = goals[operation];
    return {
      ...{ operation, subject: name, value, unit: "gas" },
      ...(goal !== undefined && { goal, met: value <= goal }),
    };
  });
}
