import { readFileSync } from "node:fs";
import { join } from "node:path";

import { contexts as w3cContexts } from "@digitalbazaar/credentials-context";
import { contextOf, credentialsContextUrl, elicenseContextUrl, licenseTypes, listContexts } from "@elicense/sdk";
import { expect } from "chai";

import { projectRoot } from "../../scripts/config.js";

type Terms = Readonly<Record<string, unknown>>;

const read = (...path: readonly string[]): { readonly "@context": Terms } =>
  JSON.parse(readFileSync(join(projectRoot, "schemas", ...path), "utf8")) as { readonly "@context": Terms };

const folders = ["lawyer", "lawFirm", "notary", "forensicExaminer"];

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

  it("are listed by their URLs", () => {
    const contexts = listContexts(licenseTypes);
    expect(contexts[elicenseContextUrl]).to.deep.equal({ "@context": base });
    expect(Object.keys(contexts)).to.deep.equal([
      elicenseContextUrl,
      ...folders.map((folder) => `urn:elicense:context:${folder}:1`),
    ]);
  });
});
