import { effects, nameOf, type Effect } from "../codes.js";
import type { Client } from "../client.js";
import { dayOf } from "../day.js";
import { PREDECESSOR_UNKNOWN, REPLAY_INCOMPLETE } from "../errors/catalogue/client.js";
import { ElicenseError } from "../errors/ElicenseError.js";
import { parseLicenseId, type LicenseId } from "../licenses/licenseId.js";
import { regionOf } from "../region.js";
import { readDetail } from "./detail.js";
import { proveManagementBook } from "./getManagementHistory.js";
import { handDown, settle } from "./LicenseState.js";
import { predecessorsIn } from "./logs.js";
import type { ManagementRecord } from "./managementBook.js";
import { readPatiently, type Ask, type ReadingOptions } from "./reading.js";
import { stateAfter } from "./replay.js";
import type { Inheritance, ReplayRules } from "./ReplayRules.js";

/** Parameters of {@link getReplayRules}. */
export interface GetReplayRulesParameters extends ReadingOptions {
  /** A license's records, oldest first, as `getManagementHistory` gives them. */
  readonly records: readonly ManagementRecord[];
}

/**
 * Reads what a license's records leave to the registries: what their reasons do beside, where those who transferred it
 * are competent, and what it inherited. The last is replayed from the books of the licenses that came before, one after
 * the other, each proved whole.
 *
 * @throws {ElicenseError} PREDECESSOR_UNKNOWN where the node does not show what came before; what
 * `getManagementHistory` throws.
 */
export async function getReplayRules(
  client: Client,
  { records, ...options }: GetReplayRulesParameters,
): Promise<ReplayRules> {
  return readPatiently(client, options, async (ask) => {
    const block = await ask(() => client.provider.getBlockNumber());
    return collectReplayRules(client, { records, block }, ask);
  });
}

/** What rules are collected for, and at which block. */
interface CollectParameters {
  readonly records: readonly ManagementRecord[];
  readonly block: number;
  /** Licenses that are being looked at already: a node may make up a circle of them. */
  readonly seen?: ReadonlySet<LicenseId>;
}

/** Collects what records leave to the registries, at a block. */
export async function collectReplayRules(
  client: Client,
  { records, block, seen = new Set() }: CollectParameters,
  ask: Ask,
): Promise<ReplayRules> {
  const [first, ...further] = records;
  if (first === undefined) return { effects: new Map(), regions: new Map() };
  const reasons = numbersOf(further, "ANNOTATE", ({ decision }) => decision.reason);
  const authorities = numbersOf(further, "TRANSFER", ({ authority }) => authority);
  const [effects, regions, inherited] = await Promise.all([
    Promise.all(reasons.map(async (reason) => [reason, await effectOf(client, first.id, reason, block, ask)] as const)),
    Promise.all(
      authorities.map(async (number) => [number, await regionOfAuthority(client, number, block, ask)] as const),
    ),
    first.action === "ISSUE" ? undefined : inheritanceOf(client, { first, block, seen }, ask),
  ]);
  return { effects: new Map(effects), regions: new Map(regions), ...(inherited !== undefined && { inherited }) };
}

function numbersOf(
  records: readonly ManagementRecord[],
  action: ManagementRecord["action"],
  numberOf: (record: ManagementRecord) => number,
): readonly number[] {
  return [...new Set(records.filter((record) => record.action === action).map(numberOf))];
}

async function effectOf(client: Client, id: LicenseId, reason: number, block: number, ask: Ask): Promise<Effect> {
  const { licenseType } = parseLicenseId(id);
  const { effect } = await ask(() => client.contracts.catalog.reasonOf(licenseType, reason, { blockTag: block }));
  const name = nameOf(effects, effect);
  // An effect that a newer catalog knows may be anything.
  if (name === undefined) throw new ElicenseError(REPLAY_INCOMPLETE, { field: "effects" });
  return name;
}

async function regionOfAuthority(client: Client, authority: number, block: number, ask: Ask): Promise<string> {
  const { region } = await ask(() => client.contracts.authorities.authorityOf(authority, { blockTag: block }));
  return regionOf(region);
}

/** A license that came about by a reissue or transfer. */
interface Successor {
  readonly first: ManagementRecord;
  readonly block: number;
  readonly seen: ReadonlySet<LicenseId>;
}

/** How many licenses are looked back: an identifier has 999 versions. A node could make up ever more. */
const mostPredecessors = 999;

/** What a license inherited, by the proved book of the one whose place it took. */
async function inheritanceOf(client: Client, { first, block, seen }: Successor, ask: Ask): Promise<Inheritance> {
  const [id] = await ask(() => predecessorsIn(client, first.id, first.block));
  const isEndless = seen.size >= mostPredecessors;
  if (id === undefined || isEndless || seen.has(id)) throw new ElicenseError(PREDECESSOR_UNKNOWN, { id: first.id });
  const { records } = await proveManagementBook(client, { id, block }, ask);
  const succession = records.findIndex((record) => {
    const detail = readDetail(record);
    return detail.kind === "successor" && detail.id === first.id && record.recordedAt === first.recordedAt;
  });
  const before = records.slice(0, Math.max(succession, 0));
  const rules = await collectReplayRules(client, { records: before, block, seen: new Set([...seen, first.id]) }, ask);
  const state = stateAfter(before, rules);
  if (state === undefined) throw new ElicenseError(PREDECESSOR_UNKNOWN, { id: first.id });
  const day = dayOf(first.recordedAt);
  return handDown(settle(state, day), day);
}
