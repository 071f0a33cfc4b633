import baseContext from "../../../schemas/context.json" with { type: "json" };
import type { LicenseType } from "../licenseTypes/LicenseType.js";
import { contextUrls, elicenseContextUrl } from "./contextUrls.js";
import { isJsonObject, type JsonObject, type JsonValue } from "./json.js";

/** What the W3C's context has a meaning for already, and protects. */
const credentialTerms = new Set(["id", "type", "name", "description", "mediaType", "digestSRI", "digestMultibase"]);

/**
 * Gives the JSON-LD context of a license type's own fields, as its schema defines them: days as `xsd:date`, lists in
 * their order, and each field with a meaning of its own below `urn:elicense:vocabulary:<type>:<version>:`.
 *
 * @returns The context document.
 * @example
 * contextOf(lawyer); // { "@context": { …, practiceNo: "urn:elicense:vocabulary:lawyer:1:practiceNo", … } }
 */
export function contextOf({ name, schema }: LicenseType): JsonObject {
  const { properties } = memberOf(memberOf(schema, "properties"), "credentialSubject");
  const vocabulary = `${idOf(schema).replace(":schema:", ":vocabulary:")}:`;
  return {
    "@context": {
      "@version": 1.1,
      "@protected": true,
      [name]: `${vocabulary}${name}`,
      ...termsOf(properties, vocabulary),
    },
  };
}

/**
 * Gives the JSON-LD contexts that the SDK carries, for a JSON-LD processor's document loader: nothing needs to be fetched
 * but the W3C's context, which such processors bring along.
 *
 * @param types - License types whose documents are to be read.
 * @returns The context documents by their URLs.
 * @example
 * const contexts = listContexts(licenseTypes);
 * const documentLoader = async (url: string) => ({ documentUrl: url, document: contexts[url] ?? w3cContexts[url] });
 */
export function listContexts(types: readonly LicenseType[]): Readonly<Record<string, JsonObject>> {
  return Object.fromEntries([
    [elicenseContextUrl, baseContext],
    ...types.map((type) => [contextUrls(idOf(type.schema)).at(-1), contextOf(type)] as const),
  ]) as Readonly<Record<string, JsonObject>>;
}

function termsOf(properties: JsonValue | undefined, vocabulary: string): JsonObject {
  if (!isJsonObject(properties)) return {};
  const own = Object.entries(properties).filter(([name]) => !isDefined(name));
  return Object.fromEntries(own.map(([name, schema]) => [name, termOf(`${vocabulary}${name}`, schema)]));
}

function isDefined(name: string): boolean {
  return credentialTerms.has(name) || Object.hasOwn(baseContext["@context"], name);
}

function termOf(id: string, schema: JsonValue): JsonValue {
  if (!isJsonObject(schema)) return id;
  const isList = schema.type === "array";
  const value = isList && isJsonObject(schema.items) ? schema.items : schema;
  const nested = termsOf(value.properties, `${id}/`);
  const term = {
    "@id": id,
    ...(value.format === "date" && { "@type": "http://www.w3.org/2001/XMLSchema#date" }),
    ...(isList && { "@container": "@list" }),
    ...(Object.keys(nested).length > 0 && { "@context": { "@protected": true, ...nested } }),
  };
  return Object.keys(term).length === 1 ? id : term;
}

function memberOf(value: JsonValue | undefined, name: string): JsonObject {
  const member = isJsonObject(value) ? value[name] : undefined;
  return isJsonObject(member) ? member : {};
}

function idOf({ $id }: JsonObject): string {
  return typeof $id === "string" ? $id : "";
}
