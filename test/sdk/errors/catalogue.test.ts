import { glob } from "node:fs/promises";
import { join } from "node:path";

import { expect } from "chai";

import { errorCatalogue, type ErrorCode } from "../../../sdk/src/errors/catalogue.js";
import * as clientErrors from "../../../sdk/src/errors/catalogue/client.js";
import * as consortiumErrors from "../../../sdk/src/errors/catalogue/consortium.js";
import * as deploymentErrors from "../../../sdk/src/errors/catalogue/deployment.js";
import * as documentErrors from "../../../sdk/src/errors/catalogue/documents.js";
import type { ErrorEntry } from "../../../sdk/src/errors/catalogue/ErrorEntry.js";
import * as grantErrors from "../../../sdk/src/errors/catalogue/grants.js";
import * as identifierErrors from "../../../sdk/src/errors/catalogue/identifiers.js";
import * as openzeppelinErrors from "../../../sdk/src/errors/catalogue/openzeppelin.js";
import * as qbftErrors from "../../../sdk/src/errors/catalogue/qbft.js";
import * as registryErrors from "../../../sdk/src/errors/catalogue/registries.js";
import { errorCauses } from "../../../sdk/src/errors/causes.js";
import { describeError } from "../../../sdk/src/errors/ElicenseError.js";
import { errorOf } from "../../../sdk/src/errors/errorOf.js";
import { codeOfRevert, revertAbis } from "../../../sdk/src/errors/fromRevert.js";
import type { Language } from "../../../sdk/src/language.js";
import frozenCodes from "./codes.json" with { type: "json" };

interface CustomError {
  readonly type: string;
  readonly name: string;
  readonly inputs: readonly { readonly name: string; readonly type: string }[];
}

const languages = ["en", "zh"] as const satisfies readonly Language[];
const codes = Object.keys(errorCatalogue) as ErrorCode[];
const customErrors = revertAbis as readonly unknown[] as readonly CustomError[];
const chainErrors = { ...registryErrors, ...openzeppelinErrors };

describe("errorCatalogue", () => {
  describe("codes", () => {
    it("keep every code that was ever published", () => {
      expect(codes).to.include.members(frozenCodes);
    });

    it("are all published in codes.json, which only grows", () => {
      expect(frozenCodes).to.have.members(codes);
    });

    it("stand in codes.json once each, sorted", () => {
      expect(frozenCodes).to.deep.equal([...new Set(frozenCodes)].sort());
    });

    it("are the names by which their entries are exported", () => {
      expect(codes.map((code) => errorCatalogue[code].code)).to.deep.equal(codes);
    });

    it("belong to one area each", () => {
      const areas = [
        identifierErrors,
        documentErrors,
        clientErrors,
        grantErrors,
        deploymentErrors,
        consortiumErrors,
        qbftErrors,
        registryErrors,
        openzeppelinErrors,
      ];
      expect(areas.flatMap((area) => Object.keys(area))).to.have.lengthOf(codes.length);
    });
  });

  describe("texts", () => {
    for (const code of codes) {
      it(`of ${code} are sentences in both languages`, () => {
        const { en, zh }: ErrorEntry = errorCatalogue[code];
        const cause = errorCauses[code];

        for (const text of [en.meaning, cause.en, en.remedy]) {
          expect(text)
            .to.match(/^\S.*\.$/)
            .and.not.match(/\p{Script=Han}/u);
        }
        for (const text of [zh.meaning, cause.zh, zh.remedy]) {
          expect(text)
            .to.match(/^\S.*。$/)
            .and.match(/\p{Script=Han}/u);
        }
      });

      it(`of ${code} give a cause that is neither its meaning nor its remedy, and names no detail`, () => {
        for (const language of languages) {
          const { meaning, remedy } = errorCatalogue[code][language];
          expect([meaning, remedy]).to.not.include(errorCauses[code][language]);
          expect(errorCauses[code][language]).to.not.match(/[{}]/);
        }
      });

      it(`of ${code} have well-formed places`, () => {
        for (const language of languages) {
          expect(textOf(code, language).replace(/\{\w+\}/g, "")).to.not.match(/[{}]/);
        }
      });
    }
  });

  describe("custom errors of the registries", () => {
    for (const { name, inputs } of customErrors) {
      const code = codeOfRevert(name) as ErrorCode;
      const details = Object.fromEntries([
        ["reason", name],
        ...inputs.map((input, position) => [input.name, `value${String(position)}`] as const),
      ]);

      it(`${name} has a code of its own`, () => {
        expect(customErrors.filter((other) => codeOfRevert(other.name) === code)).to.have.lengthOf(1);
        expect(chainErrors).to.have.property(code);
      });

      it(`${name} fills every place of its texts`, () => {
        expect([...placesOf(code)].filter((place) => !Object.hasOwn(details, place))).to.deep.equal([]);
        for (const language of languages) {
          expect(describeError(errorOf(code, details), language)).to.not.match(/[{}]/);
        }
      });
    }

    it("are those of every generated ABI, argument by argument", async () => {
      const generated = await generatedErrors();
      expect([...generated].filter((signature) => signature.startsWith("JointApproval"))).to.have.lengthOf(8);
      expect(customErrors.map(signatureOf)).to.have.members([...generated]);
    });

    it("are all that the catalogue has, and REVERT_UNKNOWN for the rest", () => {
      const expected = [...customErrors.map(({ name }) => codeOfRevert(name)), "REVERT_UNKNOWN"];
      expect(Object.keys(chainErrors)).to.have.members(expected);
    });

    it("that have no code are REVERT_UNKNOWN, whose texts give the reason alone", () => {
      expect([...placesOf("REVERT_UNKNOWN")]).to.deep.equal(["reason"]);
    });

    it("with an acronym in the name keep it in one piece", () => {
      expect(codeOfRevert("ERC721NonexistentToken")).to.equal("ERC721_NONEXISTENT_TOKEN");
      expect(codeOfRevert("AuthorityRegistryUnknownKey")).to.equal("AUTHORITY_REGISTRY_UNKNOWN_KEY");
    });
  });

  describe("describeError", () => {
    it("says in the language asked for what happened, with the details, and what to do", () => {
      const error = errorOf("AUTHORITY_REGISTRY_UNKNOWN_AUTHORITY", { authority: 7n });

      expect(describeError(error, "en")).to.equal(
        "There is no authority with the number 7. " + registryErrors.AUTHORITY_REGISTRY_UNKNOWN_AUTHORITY.en.remedy,
      );
      expect(describeError(error, "zh")).to.equal(
        "没有编号为 7 的机构。" + registryErrors.AUTHORITY_REGISTRY_UNKNOWN_AUTHORITY.zh.remedy,
      );
    });
  });
});

function signatureOf({ name, inputs }: CustomError): string {
  return `${name}(${inputs.map((input) => `${input.type} ${input.name}`).join(", ")})`;
}

/** The custom errors of all contracts, from the ABIs that the build generates. */
async function generatedErrors(): Promise<ReadonlySet<string>> {
  const root = new URL("../../../typechain-types/factories/", import.meta.url);
  const signatures = new Set<string>();
  for await (const file of glob("{contracts,@openzeppelin}/**/*__factory.ts", { cwd: root })) {
    // A contract to start from is nobody's registry.
    if (file.startsWith(join("contracts", "examples"))) continue;
    const factories = (await import(new URL(file, root).href)) as Record<
      string,
      { readonly abi: readonly CustomError[] }
    >;
    for (const { abi } of Object.values(factories)) {
      for (const entry of abi) if (entry.type === "error") signatures.add(signatureOf(entry));
    }
  }
  return signatures;
}

function textOf(code: ErrorCode, language: Language): string {
  const { meaning, remedy } = errorCatalogue[code][language];
  return `${meaning} ${remedy}`;
}

/** The places that the texts of a code have, in either language. */
function placesOf(code: ErrorCode): ReadonlySet<string> {
  const text = languages.map((language) => textOf(code, language)).join(" ");
  return new Set([...text.matchAll(/\{(\w+)\}/g)].map(([, place]) => place ?? ""));
}
