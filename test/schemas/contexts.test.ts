import { readFileSync } from "node:fs";
import { join } from "node:path";

import { contexts as w3cContexts } from "@digitalbazaar/credentials-context";
import {
  contextOf,
  credentialsContextUrl,
  elicenseContextUrl,
  licenseTypes,
  listContexts,
  type LicenseType,
} from "@elicense/sdk";
import { expect } from "chai";

import { projectRoot } from "../../scripts/config.js";

type Terms = Readonly<Record<string, unknown>>;

const read = (...path: readonly string[]): { readonly "@context": Terms } =>
  JSON.parse(readFileSync(join(projectRoot, "schemas", ...path), "utf8")) as { readonly "@context": Terms };

const folders = ["lawyer", "lawFirm", "notary", "forensicExaminer"];

/** What the W3C's context defines for every object, and lets nobody define anew (VC Data Model 2.0, section 4.1). */
const protectedTerms = ["id", "type", "name", "description", "mediaType", "digestSRI", "digestMultibase"];

/** What JSON-LD itself keeps for its own. */
const isKeyword = (term: string): boolean => term.startsWith("@");

describe("contexts", () => {
  const base = read("context.json")["@context"];
  const w3c = w3cContexts.get(credentialsContextUrl)!["@context"];

  licenseTypes.forEach((type, index) => {
    describe(type.name, () => {
      it("is what the schema makes of it: schemas/<type>/context.json is fresh", () => {
        expect(read(folders[index]!, "context.json")).to.deep.equal(contextOf(type));
      });

      it("defines, with the contexts before it, every field, and none anew", () => {
        const own = Object.keys(contextOf(type)["@context"] as Terms).filter((term) => !isKeyword(term));
        const before = new Set([...Object.keys(base), ...Object.keys(w3c)]);
        expect(own.filter((term) => before.has(term))).to.deep.equal([]);
        expect([...before, ...own]).to.include.members(type.fields);
      });

      it("leaves alone what Verifiable Credentials have a meaning for", () => {
        const { "@context": scoped } = w3c.VerifiableCredential as { readonly "@context": Terms };
        const taken = ["issuer", "validFrom", "proof", "credentialSubject", "evidence"];
        expect(scoped).to.include.all.keys(...taken);
        expect(type.fields.filter((field) => field in scoped)).to.deep.equal(["name"]);
        expect(type.fields).not.to.include.members(["id"]);
      });
    });
  });

  it("give a term for each field: days, lists, and members below their own", () => {
    const item = { type: "object", properties: { on: { type: "string", format: "date" }, what: true, name: true } };
    const fields = {
      bare: true,
      text: { type: "string" },
      day: { type: "string", format: "date" },
      list: { type: "array", items: { type: "string" } },
      days: { type: "array", items: { type: "string", format: "date" } },
      filings: { type: "array", items: item },
      filing: item,
      anything: { type: "array" },
      /** Only what is a list has items that count. */
      odd: { items: { format: "date" } },
      ...Object.fromEntries(protectedTerms.map((term) => [term, { type: "string" }])),
    };
    const type = (properties: object): LicenseType => {
      const schema = { $id: "urn:elicense:schema:fifth:1", properties: { credentialSubject: properties } };
      return { ...licenseTypes[0]!, name: "FifthLicense", schema: schema as unknown as LicenseType["schema"] };
    };
    const vocabulary = "urn:elicense:vocabulary:fifth:1:";
    const day = "http://www.w3.org/2001/XMLSchema#date";
    const below = (name: string): object => ({
      "@id": `${vocabulary}${name}`,
      "@context": {
        "@protected": true,
        on: { "@id": `${vocabulary}${name}/on`, "@type": day },
        what: `${vocabulary}${name}/what`,
      },
    });
    const always = { "@version": 1.1, "@protected": true, FifthLicense: `${vocabulary}FifthLicense` };
    expect(contextOf(type({ properties: fields }))["@context"]).to.deep.equal({
      ...always,
      bare: `${vocabulary}bare`,
      text: `${vocabulary}text`,
      day: { "@id": `${vocabulary}day`, "@type": day },
      list: { "@id": `${vocabulary}list`, "@container": "@list" },
      days: { "@id": `${vocabulary}days`, "@type": day, "@container": "@list" },
      filings: { ...below("filings"), "@container": "@list" },
      filing: below("filing"),
      anything: { "@id": `${vocabulary}anything`, "@container": "@list" },
      odd: `${vocabulary}odd`,
    });
    expect(contextOf(type({}))["@context"]).to.deep.equal(always);
    expect(contextOf({ ...type({}), schema: {} })["@context"]).to.deep.equal({
      "@version": 1.1,
      "@protected": true,
      FifthLicense: ":FifthLicense",
    });
  });

  it("are listed by their URLs", () => {
    const contexts = listContexts(licenseTypes);
    expect(contexts[elicenseContextUrl]).to.deep.equal({ "@context": base });
    expect(Object.keys(contexts)).to.deep.equal([
      elicenseContextUrl,
      ...folders.map((folder) => `urn:elicense:context:${folder}:1`),
    ]);
  });
});
