import {
  getAccreditation,
  getAccreditationDelay,
  getAuthority,
  profileName,
  type Client,
  type Profile,
  type Right,
} from "@elicense/sdk";

import { messages, type MessageKey } from "../../messages/index.js";
import { joined } from "../../output/joined.js";
import { shanghaiTime } from "../../output/time.js";
import type { Details } from "../support/callText.js";
import type { Invocation } from "../support/Command.js";
import { legalBasisWords } from "../support/legalBasisWords.js";
import { labelOf, readAuthority } from "../support/readAuthority.js";
import { list } from "../../output/table.js";
import type { AdministrativeCall, PlainValue, PlainValues } from "./AdministrativeCall.js";

const secondsPerDay = 86_400;

/** Names what a call does, in a few words. */
export function titleOf({ name }: Pick<AdministrativeCall, "name">, { text }: Pick<Invocation, "text">): string {
  return text(`call.${name}` as MessageKey);
}

/** Says in words what a call does, its title and each of its values. */
export async function callText(client: Client, call: AdministrativeCall, invocation: Invocation): Promise<string> {
  const rows = await callDetails(client, call, invocation);
  const title = titleOf(call, invocation);
  return rows.length === 0 ? title : `${title}\n${list(rows.map(([name, value]) => [`  ${name}`, value]))}`;
}

/** The values of a call in words, and what follows from them by what the chain says now. */
export async function callDetails(client: Client, call: AdministrativeCall, invocation: Invocation): Promise<Details> {
  const details: (readonly [string, string])[] = [];
  for (const [name, value] of flat(call.values)) {
    const words = await valueWords(client, name, value, invocation);
    details.push([invocation.text(`value.${name}` as MessageKey), words]);
  }
  return [...details, ...(await differenceOf(client, call, invocation))];
}

/** Values of values one level up; an authority's metadata by the name in them, where there is one. */
function flat(values: PlainValues): readonly (readonly [name: string, value: PlainValue])[] {
  return Object.entries(values).flatMap(([name, value]) => {
    if (!isNested(value)) return [[name, value] as const];
    if (name === "profile") return profileParts(value as unknown as Profile);
    // A reason's own last day to be recorded is set when it is closed, never when it is added.
    return Object.entries(value).filter(([part, inner]) => part !== "recordableThrough" || inner !== null);
  });
}

function isNested(value: PlainValue): value is PlainValues {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

function profileParts(profile: Profile): readonly (readonly [name: string, value: PlainValue])[] {
  const { en, zh } = profileName(profile) ?? {};
  const names = [zh, en].filter((name) => name !== undefined);
  if (names.length > 0) return [["code", profile.code] as const, ["name", names.join(" · ")] as const];
  return Object.entries(profile);
}

async function valueWords(
  client: Client,
  name: string,
  value: PlainValue,
  { text, language }: Invocation,
): Promise<string> {
  if (value === null) return text(name === "consumer" ? "value.everyConsumer" : "value.none");
  if (typeof value === "boolean") return text(value ? "value.yes" : "value.no");
  if (typeof value === "number") return numberWords(client, name, value, { text, language });
  if (typeof value === "object") return listWords(name, isNested(value) ? [] : value, { text, language });
  return name === "legalBasis" ? legalBasisWords(value, language) : wordFor(name, value, text);
}

/** What the words of a value hang on. */
type Speech = Pick<Invocation, "text" | "language">;

async function numberWords(client: Client, name: string, value: number, { text, language }: Speech): Promise<string> {
  switch (name) {
    case "authority":
    case "consumer":
      return authorityWords(client, value);
    case "licenseType":
      return client.licenseTypes.find(({ number }) => number === value)?.title[language] ?? String(value);
    case "asOf":
      return shanghaiTime(value);
    case "delay":
      return text("value.days", { count: value / secondsPerDay });
    default:
      return String(value);
  }
}

/** An authority that a call names need not exist: who wrote the call is not believed. */
async function authorityWords(client: Client, number: number): Promise<string> {
  const authority = number > 0 ? await getAuthority(client, { authority: number }) : null;
  return authority === null ? `#${String(number)}` : labelOf(await readAuthority(client, number));
}

function listWords(name: string, values: readonly string[], { text, language }: Speech): string {
  if (values.length === 0) return text("value.none");
  return joined(
    values.map((value) => wordFor(name, value, text)),
    language,
  );
}

/** Messages that have the word for a member's code. */
const words: Readonly<Record<string, string>> = {
  rights: "right",
  roles: "role",
  statuses: "status",
  actions: "use.action",
  action: "action",
  approval: "rule",
  effect: "effect",
};

function wordFor(name: string, value: string, text: Invocation["text"]): string {
  const key = `${words[name] ?? ""}.${value}`;
  return Object.hasOwn(messages, key) ? text(key as MessageKey) : value;
}

/** Of an accreditation: what is new, and what falls away. */
async function differenceOf(
  client: Client,
  { name, values }: AdministrativeCall,
  invocation: Invocation,
): Promise<Details> {
  if (name !== "accredit" && name !== "accreditRoot") return [];
  const { authority, licenseType, rights } = values as unknown as {
    readonly authority: number;
    readonly licenseType: number;
    readonly rights: readonly Right[];
  };
  const [{ held }, delay] = await Promise.all([
    getAccreditation(client, { authority, licenseType }),
    getAccreditationDelay(client),
  ]);
  const { text } = invocation;
  const wordsOf = (some: readonly Right[]): string => listWords("rights", some, invocation);
  const days = text("value.days", { count: delay / secondsPerDay });
  const label = delay === 0 ? text("value.added") : text("value.addedLater", { days });
  return [
    [label, wordsOf(rights.filter((right) => !held.includes(right)))],
    [text("value.removed"), wordsOf(held.filter((right) => !rights.includes(right)))],
  ];
}
