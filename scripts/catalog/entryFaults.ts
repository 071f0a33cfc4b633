import { actions, approvalRules, effects, isDay, statuses, usageActions } from "@elicense/sdk";

import type { MessageKey, MessageValues } from "../messages/index.js";

/** What a member has to be: told apart by a program, and said to people by a message. */
export interface Rule {
  readonly key: MessageKey;
  readonly values?: MessageValues;
  readonly fits: (value: unknown) => boolean;
}

/** The members that an entry has to have, and those that it may have. */
export interface EntryForm {
  readonly needed: Readonly<Record<string, Rule>>;
  readonly optional: Readonly<Record<string, Rule>>;
}

/** What is wrong with a member of an entry. */
export interface EntryFault {
  /** Where it stands, as in `[0].minDays`. */
  readonly path: string;
  readonly kind: "missing" | "unknown" | "form";
  /** What it has to be; left out for a member that there is not. */
  readonly rule?: Rule;
}

/** The form of a reason, as `schemas/<type>/catalog.json` has it. */
export const reasonForm: EntryForm = {
  needed: {
    number: whole(1, 0xffff),
    code: text(),
    title: title(),
    action: oneOf(actions.slice(1)),
    approval: oneOf(approvalRules),
    statuses: someOf(statuses),
    minDays: whole(0, 0xffff),
    maxDays: whole(0, 0xffff),
    usableFrom: day(),
    usableThrough: orNull(day()),
    maxDaysBack: whole(0, 0xffff),
    legalBasis: text(),
  },
  optional: {
    effect: oneOf(effects),
    barredUnderInvestigation: flag(),
    maxDaysAhead: whole(0, 0xffff),
  },
};

/** The form of a published use, as `schemas/<type>/catalog.json` has it, of a license type that has these fields. */
export function useForm(fields: readonly string[]): EntryForm {
  return {
    needed: {
      number: whole(1, 0xffff_ffff),
      code: text(),
      title: title(),
      consumer: orNull(whole(1, 0xffff_ffff)),
      actions: someOf(usageActions),
      statuses: someOf(statuses),
      fields: members(fields),
      usableFrom: day(),
      usableThrough: orNull(day()),
      legalBasis: text(),
    },
    optional: {},
  };
}

/** The form of a license type's own part of `catalog.json`; what else stands there is for programs, not for the chain. */
export const typeForm: EntryForm = {
  needed: {
    number: whole(1, 0xffff),
    code: text(),
    name: text(),
    title: title(),
    fields: {
      key: "catalogFile.fieldNames",
      fits: (value) => isList(value) && value.length > 0 && value.every(isText) && isSet(value),
    },
  },
  optional: {},
};

/**
 * Lists what an entry has against its form.
 *
 * @param place - Where the entry stands in its file; empty where it is the file.
 * @param open - Whether members that the form does not name are for somebody else.
 */
export function entryFaults(
  { needed, optional }: EntryForm,
  entry: unknown,
  place = "",
  open = false,
): readonly EntryFault[] {
  if (!isObject(entry))
    return [{ path: place || ".", kind: "form", rule: { key: "catalogFile.object", fits: isObject } }];
  const rules: Readonly<Record<string, Rule>> = { ...optional, ...needed };
  const at = (name: string): string => (place === "" ? name : `${place}.${name}`);
  const missing = Object.entries(needed).filter(([name]) => !Object.hasOwn(entry, name));
  const unknown = open ? [] : Object.keys(entry).filter((name) => !Object.hasOwn(rules, name));
  const wrong = Object.entries(rules).filter(([name, { fits }]) => Object.hasOwn(entry, name) && !fits(entry[name]));
  return [
    ...missing.map(([name, rule]) => ({ path: at(name), kind: "missing", rule }) as const),
    ...unknown.map((name) => ({ path: at(name), kind: "unknown" }) as const),
    ...wrong.map(([name, rule]) => ({ path: at(name), kind: "form", rule }) as const),
  ];
}

function whole(from: number, to: number): Rule {
  const fits = (value: unknown): boolean => Number.isInteger(value) && Number(value) >= from && Number(value) <= to;
  return { key: "catalogFile.whole", values: { from, to }, fits };
}

function text(): Rule {
  return { key: "catalogFile.text", fits: isText };
}

function title(): Rule {
  return { key: "catalogFile.title", fits: (value) => isObject(value) && isText(value.en) && isText(value.zh) };
}

function flag(): Rule {
  return { key: "catalogFile.flag", fits: (value) => typeof value === "boolean" };
}

function day(): Rule {
  return { key: "catalogFile.day", fits: (value) => typeof value === "string" && isDay(value) };
}

function orNull({ key, values, fits }: Rule): Rule {
  const name = key === "catalogFile.day" ? "catalogFile.dayOrNull" : "catalogFile.wholeOrNull";
  return { key: name, ...(values && { values }), fits: (value) => value === null || fits(value) };
}

function oneOf(names: readonly string[]): Rule {
  const allowed = names.map(inFile);
  return {
    key: "catalogFile.oneOf",
    values: { allowed: allowed.join(", ") },
    fits: (value) => typeof value === "string" && allowed.includes(value),
  };
}

function someOf(names: readonly string[]): Rule {
  return members(names.map(inFile));
}

function members(allowed: readonly string[]): Rule {
  return {
    key: "catalogFile.someOf",
    values: { allowed: allowed.join(", ") },
    fits: (value) =>
      isList(value) &&
      value.length > 0 &&
      isSet(value) &&
      value.every((item) => isText(item) && allowed.includes(item)),
  };
}

/** A name as files have it: of ANOTHER_KEY, `AnotherKey`. */
function inFile(name: string): string {
  return name.toLowerCase().replace(/(?:^|_)(\w)/g, (_, letter: string) => letter.toUpperCase());
}

function isText(value: unknown): value is string {
  return typeof value === "string" && value.trim() !== "";
}

function isList(value: unknown): value is readonly unknown[] {
  return Array.isArray(value);
}

function isSet(values: readonly unknown[]): boolean {
  return new Set(values).size === values.length;
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
