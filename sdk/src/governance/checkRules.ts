import { Interface } from "ethers";

import { findBlock } from "../block.js";
import type { Client } from "../client.js";
import { interfaces } from "../contracts.js";
import { findCreation } from "../deployment/findCreation.js";
import { readPatiently, type Ask } from "../history/reading.js";
import { scan, type ScanOptions } from "../history/scan.js";
import { none, requireSame } from "./governanceDiffers.js";

/** Number of the role that may pause. */
const pauser = 1n;

/** Events by which the AccessManager tells that roles mean something else than they did, or that they wait longer. */
const changes = [
  ...(["TargetFunctionRoleUpdated", "RoleAdminChanged", "RoleGuardianChanged", "TargetClosed"] as const),
  ...(["RoleGrantDelayChanged", "TargetAdminDelayUpdated"] as const),
] as const;

const managed = /* @__PURE__ */ Interface.from(["function authority() view returns (address)"]);

/**
 * Checks that the roles of the AccessManager mean what they should: PAUSER may pause, and all else that is restricted is
 * ADMIN's alone, without a further delay. Before the roles were handed over, a function could have been opened to everybody, a
 * role been put under another, or a registry under another manager. All since the AccessManager's creation counts.
 *
 * @throws {ElicenseError} GOVERNANCE_DIFFERS with `rules` or `authority`; DEPLOYMENT_CREATION_UNKNOWN;
 * DEPLOYMENT_CREATION_DIFFERS; READING_FORM; READING_ABORTED; or the node's trouble.
 * @example
 * await checkRules(client);
 */
export async function checkRules(client: Client, options: ScanOptions = {}): Promise<void> {
  const { accessManager, authorityRegistry, licenseCatalog, licenseRegistry } = client.deployment.contracts;
  const pause = interfaces.licenses.getFunction("pause").selector;
  const expected = `TargetFunctionRoleUpdated ${licenseRegistry.address} ${pause} ${String(pauser)}`;
  const registries = [authorityRegistry, licenseCatalog, licenseRegistry].map(({ address }) => address);
  const { rules, managers } = await readPatiently(client, options, async (ask) => ({
    rules: (await readRules(client, ask, options)).join(", "),
    managers: await Promise.all(registries.map((address) => ask(() => readManager(client, address)))),
  }));
  requireSame("rules", expected, rules || none);
  for (const [position, manager] of managers.entries()) {
    requireSame(`authority of ${String(registries[position])}`, accessManager.address, manager);
  }
}

/** All that was ever changed of what roles mean, in its order. */
async function readRules(client: Client, ask: Ask, options: ScanOptions): Promise<readonly string[]> {
  const abi = interfaces.accessManager;
  const { number: to } = await ask(() => findBlock(client));
  const { address } = client.deployment.contracts.accessManager;
  const topics = [changes.map((name) => abi.getEvent(name).topicHash)];
  const from = await ask(() => findCreation(client, "accessManager"));
  const search = { address, topics, from, to };
  const rules: string[] = [];
  for await (const { logs } of scan(client, search, options)) {
    for (const log of logs) {
      const event = abi.parseLog(log);
      if (event !== null) rules.push([event.name, ...event.args.map(String)].join(" "));
    }
  }
  return rules;
}

async function readManager({ provider }: Client, registry: string): Promise<string> {
  const data = managed.encodeFunctionData("authority");
  const returned = await provider.call({ to: registry, data });
  const [manager] = managed.decodeFunctionResult("authority", returned) as unknown as [string];
  return manager;
}
