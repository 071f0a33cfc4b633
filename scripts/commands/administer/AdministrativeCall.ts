import {
  actions,
  approvalRules,
  dayFromNumber,
  decodeChange,
  effects,
  errorOf,
  fieldsFromBits,
  getLicenseType,
  rights,
  roles,
  statuses,
  usageActions,
  type Change,
  type Client,
} from "@elicense/sdk";
import { isHexString } from "ethers";

import { typeWithFields } from "./typeWithFields.js";

/** A value as programs take it: codes instead of the chain's numbers, days as YYYY-MM-DD, Unix time in seconds. */
export type PlainValue = string | number | boolean | null | readonly string[] | PlainValues;

/** Values by their names. */
export interface PlainValues {
  readonly [name: string]: PlainValue;
}

/** What a transaction of an administering key, or of governance, does: by its own bytes. */
export interface AdministrativeCall {
  /** Name of the registry's function. */
  readonly name: string;
  readonly values: PlainValues;
}

/**
 * Decodes what a transaction does to authorities, catalog or registry.
 *
 * @param byGovernance - Whether governance carries it out, or an administering key.
 * @throws {ElicenseError} CHANGE_FORM where it is nothing of the kind; or the node's trouble.
 */
export async function decodeAdministration(
  client: Client,
  { to, data }: Change,
  byGovernance: boolean,
): Promise<AdministrativeCall> {
  const { name, values } = byGovernance ? decodeChange(client, { to, data }) : decodeOwn(client, { to, data });
  const fields = name === "addUse" ? await fieldsIn(client, Number(values.licenseType)) : [];
  return { name, values: plainValues(values, fields) };
}

function decodeOwn(
  { contracts, deployment }: Client,
  { to, data }: Change,
): { readonly name: string; readonly values: Readonly<Record<string, unknown>> } {
  if (to !== deployment.contracts.authorityRegistry.address) throw errorOf("CHANGE_FORM", { part: "to" });
  const call = contracts.authorities.interface.parseTransaction({ data });
  if (call === null) throw errorOf("CHANGE_FORM", { part: "data" });
  return { name: call.name, values: call.args.toObject(true) };
}

async function fieldsIn(client: Client, licenseType: number): Promise<readonly string[]> {
  return (await getLicenseType(client, { licenseType }))?.fields ?? [];
}

/** How the chain's numbers of a member are read; any other number is one. */
const forms: Readonly<Record<string, (value: bigint) => PlainValue>> = {
  region: (value) => String(value).padStart(6, "0"),
  rights: (bits) => membersOf(rights, bits),
  roles: (bits) => membersOf(roles, bits),
  statuses: (bits) => membersOf(statuses, bits),
  actions: (bits) => membersOf(usageActions, bits),
  action: (value) => nameIn(actions, value),
  approval: (value) => nameIn(approvalRules, value),
  effect: (value) => nameIn(effects, value),
  consumer: (value) => (value === 0n ? null : Number(value)),
  usableFrom: dayFromNumber,
  usableThrough: lastDay,
  recordableThrough: lastDay,
};

function plainValues(values: Readonly<Record<string, unknown>>, fields: readonly string[]): PlainValues {
  return Object.fromEntries(
    Object.entries(values).map(([name, value]) => [
      name,
      name === "fields" && typeof value === "bigint"
        ? fieldsFromBits(typeWithFields(fields), value)
        : plainValue(name, value, fields),
    ]),
  );
}

function plainValue(name: string, value: unknown, fields: readonly string[]): PlainValue {
  if (typeof value === "bigint") return (forms[name] ?? Number)(value);
  if (Array.isArray(value)) return value.map(String);
  if (typeof value === "object" && value !== null) return plainValues(value as Record<string, unknown>, fields);
  // An authority's code is 18 bytes, any other code is text.
  if (name === "code" && isHexString(value, 18)) return codeText(value);
  return value as string | boolean;
}

/** An authority's code; bytes that are none are shown as such, since who wrote the call is not believed. */
function codeText(bytes: string): string {
  const text = Buffer.from(bytes.slice(2), "hex").toString("latin1");
  return /^[0-9A-Z]{18}$/.test(text) ? text : bytes;
}

function lastDay(number: bigint): PlainValue {
  return number === 0n ? null : dayFromNumber(number);
}

function nameIn(names: readonly string[], number: bigint): string {
  return names[Number(number)] ?? `#${String(number)}`;
}

/** The names of a set's bits; a bit without one gives `#` and its position: what is shown must leave out nothing. */
function membersOf(names: readonly string[], bits: bigint): readonly string[] {
  const positions = Array.from({ length: bits.toString(2).length }, (_, position) => position);
  return positions
    .filter((position) => (bits >> BigInt(position)) & 1n)
    .map((position) => nameIn(names, BigInt(position)));
}
