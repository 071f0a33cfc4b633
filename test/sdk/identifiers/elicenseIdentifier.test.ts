import { expect } from "chai";
import fc from "fast-check";
import { describe, it } from "mocha";
import {
  buildElicenseIdentifier,
  elicenseIdentifierCheckCharacter,
  isElicenseIdentifier,
  nextElicenseIdentifierVersion,
  parseElicenseIdentifier,
} from "../../../sdk/src/identifiers/index.js";
import { anyText, refusal, substitution, thrownBy } from "./refusal.js";
import { eLicenses, organisations } from "./vectors.js";

const root = "1.2.156.3005.2";
const definer = organisations.ministryOfJustice;
const type = `${definer}001`;
const anhui = organisations.anhuiJustice;
const serial = "20200430AH0000000001";
const first = `${root}.${type}.${anhui}.${serial}.001.6`;
const second = `${root}.${type}.${anhui}.${serial}.002.4`;

const field = "elicenseIdentifier";
const kind = "e-license identifier";
const form = `${root}.<type>.<issuer>.<serial>.<version>.<check>`;
const alphanumerics = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ";

/** An identifier from elsewhere: joined as given, with the check character that fits. */
function foreign(parts: { type?: string; issuer?: string; serial?: string; version?: string }): string {
  const all = [parts.type ?? type, parts.issuer ?? anhui, parts.serial ?? serial, parts.version ?? "001"];
  return [root, ...all, elicenseIdentifierCheckCharacter(all.join(""))].join(".");
}

const serials = fc.stringMatching(/^[0-9A-Z]{1,64}$/);
const versions = fc.integer({ min: 1, max: 999 });

describe("e-license identifier", () => {
  describe("when its check character is computed", () => {
    it("follows ISO 7064 MOD 37,36", () => {
      // A1-2425G-ABC1234002-M: the example of the Global Release Identifier standard (IFPI), which uses the system.
      expect(elicenseIdentifierCheckCharacter("A12425GABC1234002")).to.equal("M");
      // ISAN 0000-0000-D07A-0090-Q: the number of a film under ISO 15706, which uses it too.
      expect(elicenseIdentifierCheckCharacter("00000000D07A0090")).to.equal("Q");
    });

    it("is the value that brings the whole to 1 modulo 36, as the system defines it", () => {
      fc.assert(
        fc.property(fc.stringMatching(/^[0-9A-Z]{0,100}$/), (body) => {
          let product = 36;
          for (const character of body) {
            const sum = (product + alphanumerics.indexOf(character)) % 36;
            product = ((sum === 0 ? 36 : sum) * 2) % 37;
          }
          const check = elicenseIdentifierCheckCharacter(body);
          expect((product + alphanumerics.indexOf(check)) % 36).to.equal(1);
        }),
      );
    });

    it("differs after every single substitution", () => {
      fc.assert(
        fc.property(substitution(alphanumerics, 62), ({ body, changed }) => {
          expect(elicenseIdentifierCheckCharacter(changed)).to.not.equal(elicenseIdentifierCheckCharacter(body));
        }),
      );
    });

    it("refuses full stops and small letters in the body", () => {
      for (const body of ["AB.1", "ABc1"]) {
        expect(refusal(() => elicenseIdentifierCheckCharacter(body))).to.deep.equal({
          code: "IDENTIFIER_CHARACTER",
          details: { field, kind, position: 3, allowed: "0-9A-Z" },
        });
      }
    });
  });

  describe("when it is read", () => {
    it("falls into its parts", () => {
      expect(parseElicenseIdentifier(second)).to.deep.equal({
        text: second,
        type,
        definer,
        issuer: anhui,
        serial,
        version: 2,
        check: "4",
      });
    });

    for (const identifier of eLicenses) {
      it(`takes ${identifier.slice(root.length + 1)}`, () => {
        expect(parseElicenseIdentifier(identifier).text).to.equal(identifier);
        expect(isElicenseIdentifier(identifier)).to.equal(true);
      });
    }

    it("takes a division code as issuer", () => {
      expect(parseElicenseIdentifier(foreign({ issuer: "340000" })).issuer).to.equal("340000");
    });

    it("takes serials of 1 and of 64 characters, and leaves them as they are", () => {
      for (const other of ["7", "Z".repeat(64)]) {
        expect(parseElicenseIdentifier(foreign({ serial: other })).serial).to.equal(other);
      }
    });

    it("refuses another check character and tells the right one", () => {
      expect(refusal(() => parseElicenseIdentifier(`${first.slice(0, -1)}7`))).to.deep.equal({
        code: "IDENTIFIER_CHECK",
        details: { field, kind, position: first.length, expected: "6" },
      });
    });

    for (const { what, text } of [
      { what: "an empty text", text: "" },
      { what: "the root alone", text: root },
      { what: "another root", text: first.replace("3005", "3006") },
      { what: "a missing part", text: first.replace(".001.", ".") },
      { what: "a part too many", text: `${first}.1` },
      { what: "the parts without full stops", text: first.replaceAll(".", "") },
    ]) {
      it(`refuses ${what}`, () => {
        expect(refusal(() => parseElicenseIdentifier(text))).to.deep.equal({
          code: "IDENTIFIER_FORM",
          details: { field, kind, expected: form },
        });
      });
    }

    const broken: readonly { what: string; text: string; code: string; details: Readonly<Record<string, unknown>> }[] =
      [
        {
          what: "a type of 20 characters",
          text: foreign({ type: type.slice(0, 20) }),
          code: "IDENTIFIER_LENGTH",
          details: { field: `${field}.type`, kind: "license type", expected: 21, actual: 20 },
        },
        {
          what: "a letter in the type's three digits",
          text: foreign({ type: `${definer}0A1` }),
          code: "IDENTIFIER_CHARACTER",
          details: { field: `${field}.type`, kind: "license type", position: 20, allowed: "0-9" },
        },
        {
          what: "a definer whose own check character is wrong",
          text: foreign({ type: `${definer.slice(0, 17)}R001` }),
          code: "IDENTIFIER_CHECK",
          details: { field: `${field}.type`, kind: "unified social credit code", position: 18, expected: "Q" },
        },
        {
          what: "an issuer whose own check character is wrong",
          text: foreign({ issuer: `${anhui.slice(0, 17)}J` }),
          code: "IDENTIFIER_CHECK",
          details: { field: `${field}.issuer`, kind: "unified social credit code", position: 18, expected: "H" },
        },
        {
          what: "an issuer of 17 characters",
          text: foreign({ issuer: anhui.slice(0, 17) }),
          code: "IDENTIFIER_LENGTH",
          details: { field: `${field}.issuer`, kind: "unified social credit code", expected: 18, actual: 17 },
        },
        {
          what: "an issuer that is no division",
          text: foreign({ issuer: "340001" }),
          code: "IDENTIFIER_DIVISION",
          details: { field: `${field}.issuer`, kind: "administrative division code", positions: "1–6" },
        },
        {
          what: "an empty serial",
          text: foreign({ serial: "" }),
          code: "IDENTIFIER_LENGTH",
          details: { field: `${field}.serial`, kind: "serial", expected: "1–64", actual: 0 },
        },
        {
          what: "a serial of 65 characters",
          text: foreign({ serial: "0".repeat(65) }),
          code: "IDENTIFIER_LENGTH",
          details: { field: `${field}.serial`, kind: "serial", expected: "1–64", actual: 65 },
        },
        {
          what: "version 000",
          text: foreign({ version: "000" }),
          code: "IDENTIFIER_VERSION",
          details: { field: `${field}.version`, kind: "version" },
        },
        {
          what: "a version of one digit",
          text: foreign({ version: "1" }),
          code: "IDENTIFIER_LENGTH",
          details: { field: `${field}.version`, kind: "version", expected: 3, actual: 1 },
        },
        {
          what: "a version with a letter",
          text: foreign({ version: "00A" }),
          code: "IDENTIFIER_CHARACTER",
          details: { field: `${field}.version`, kind: "version", position: 3, allowed: "0-9" },
        },
        {
          what: "two check characters",
          text: `${first}6`,
          code: "IDENTIFIER_LENGTH",
          details: { field: `${field}.check`, kind: "check character", expected: 1, actual: 2 },
        },
        {
          what: "no check character",
          text: first.slice(0, -1),
          code: "IDENTIFIER_LENGTH",
          details: { field: `${field}.check`, kind: "check character", expected: 1, actual: 0 },
        },
      ];
    for (const { what, text, code, details } of broken) {
      it(`refuses ${what}`, () => {
        expect(refusal(() => parseElicenseIdentifier(text))).to.deep.equal({ code, details });
        expect(isElicenseIdentifier(text)).to.equal(false);
      });
    }

    for (const { how, text, at } of [
      { how: "a space in front", text: ` ${first}`, at: 1 },
      { how: "a space behind", text: `${first} `, at: first.length + 1 },
      { how: "a line break behind", text: `${first}\n`, at: first.length + 1 },
      { how: "a full-width first digit", text: `１${first.slice(1)}`, at: 1 },
      { how: "an ideographic full stop", text: first.replace(".", "。"), at: 2 },
      { how: "small letters", text: first.replace("FAKE", "fake"), at: root.length + 12 },
    ]) {
      it(`refuses ${how}`, () => {
        expect(refusal(() => parseElicenseIdentifier(text))).to.deep.equal({
          code: "IDENTIFIER_CHARACTER",
          details: { field, kind, position: at, allowed: "0-9A-Z." },
        });
      });
    }

    it("names the caller's field", () => {
      const other = "certificateIdentifier";
      expect(refusal(() => parseElicenseIdentifier("", other)).details).to.include({ field: other });
      expect(refusal(() => parseElicenseIdentifier(foreign({ version: "000" }), other)).details).to.include({
        field: `${other}.version`,
      });
    });

    it("refuses every single substitution", () => {
      const places = [...first].flatMap((character, index) => (character === "." ? [] : [index]));
      fc.assert(
        fc.property(fc.constantFrom(...places), fc.constantFrom(...alphanumerics), (at, other) => {
          fc.pre(first.charAt(at) !== other);
          expect(isElicenseIdentifier(first.slice(0, at) + other + first.slice(at + 1))).to.equal(false);
        }),
      );
    });

    it("never throws anything but an ElicenseError", () => {
      fc.assert(
        fc.property(anyText(eLicenses), (text) => {
          expect(isElicenseIdentifier(text)).to.equal(thrownBy(() => parseElicenseIdentifier(text)) === undefined);
          thrownBy(() => elicenseIdentifierCheckCharacter(text));
          thrownBy(() => nextElicenseIdentifierVersion(text));
          thrownBy(() => buildElicenseIdentifier({ type: text, issuer: text, serial: text, version: 1 }));
        }),
      );
    });
  });

  describe("when it is built", () => {
    it("is the one in the vectors", () => {
      expect(buildElicenseIdentifier({ type, issuer: anhui, serial, version: 1 })).to.equal(first);
      expect(buildElicenseIdentifier({ type, issuer: anhui, serial, version: 2 })).to.equal(second);
      expect(
        buildElicenseIdentifier({
          type,
          issuer: organisations.shanghaiJustice,
          serial: "20260301SH0000000001",
          version: 1,
        }),
      ).to.equal(eLicenses[2]);
    });

    it("is read back as it was built, the serial with zeros in front up to 20 characters", () => {
      fc.assert(
        fc.property(serials, versions, (short, version) => {
          const built = buildElicenseIdentifier({ type, issuer: anhui, serial: short, version });
          const read = parseElicenseIdentifier(built);
          expect(read).to.include({ text: built, type, definer, issuer: anhui, version });
          expect(read.serial).to.equal(short.padStart(20, "0"));
        }),
      );
    });

    for (const version of [0, -1, 1000, 1.5, Number.NaN, Number.POSITIVE_INFINITY]) {
      it(`refuses version ${version}`, () => {
        expect(refusal(() => buildElicenseIdentifier({ type, issuer: anhui, serial, version }))).to.deep.equal({
          code: "IDENTIFIER_VERSION",
          details: { field: `${field}.version`, kind: "version" },
        });
      });
    }

    for (const { what, other, code, details } of [
      { what: "an empty serial", other: "", code: "IDENTIFIER_LENGTH", details: { expected: "1–64", actual: 0 } },
      {
        what: "a serial of 65 characters",
        other: "0".repeat(65),
        code: "IDENTIFIER_LENGTH",
        details: { expected: "1–64", actual: 65 },
      },
      {
        what: "a full stop in the serial",
        other: "1.2",
        code: "IDENTIFIER_CHARACTER",
        details: { position: 2, allowed: "0-9A-Z" },
      },
      {
        what: "a small letter in the serial",
        other: "1a",
        code: "IDENTIFIER_CHARACTER",
        details: { position: 2, allowed: "0-9A-Z" },
      },
    ]) {
      it(`refuses ${what}`, () => {
        expect(
          refusal(() => buildElicenseIdentifier({ type, issuer: anhui, serial: other, version: 1 })),
        ).to.deep.equal({
          code,
          details: { field: `${field}.serial`, kind: "serial", ...details },
        });
      });
    }

    it("refuses a division code as issuer: it is only read", () => {
      expect(refusal(() => buildElicenseIdentifier({ type, issuer: "340000", serial, version: 1 }))).to.deep.equal({
        code: "IDENTIFIER_LENGTH",
        details: { field: `${field}.issuer`, kind: "unified social credit code", expected: 18, actual: 6 },
      });
    });

    it("tells of a strange character in the type before its length", () => {
      expect(
        refusal(() => buildElicenseIdentifier({ type: `${type} `, issuer: anhui, serial, version: 1 })),
      ).to.deep.equal({
        code: "IDENTIFIER_CHARACTER",
        details: { field: `${field}.type`, kind: "license type", position: 22, allowed: "0-9A-Z" },
      });
    });

    it("refuses a type without its three digits", () => {
      expect(
        refusal(() => buildElicenseIdentifier({ type: definer, issuer: anhui, serial, version: 1 })),
      ).to.deep.equal({
        code: "IDENTIFIER_LENGTH",
        details: { field: `${field}.type`, kind: "license type", expected: 21, actual: 18 },
      });
    });
  });

  describe("when a license gets its next version", () => {
    it("is the one in the vectors", () => {
      expect(nextElicenseIdentifierVersion(first)).to.equal(second);
    });

    it("keeps everything but version and check character, a short serial and a division as issuer included", () => {
      const before = foreign({ issuer: "340000", serial: "7", version: "009" });
      expect(nextElicenseIdentifierVersion(before)).to.equal(
        foreign({ issuer: "340000", serial: "7", version: "010" }),
      );
    });

    it("is one version higher each time", () => {
      fc.assert(
        fc.property(serials, fc.integer({ min: 1, max: 998 }), (other, version) => {
          const parts = { type, issuer: anhui, serial: other };
          const before = buildElicenseIdentifier({ ...parts, version });
          expect(nextElicenseIdentifierVersion(before)).to.equal(
            buildElicenseIdentifier({ ...parts, version: version + 1 }),
          );
        }),
      );
    });

    it("refuses to go beyond version 999", () => {
      expect(refusal(() => nextElicenseIdentifierVersion(foreign({ version: "999" })))).to.deep.equal({
        code: "IDENTIFIER_VERSION",
        details: { field: `${field}.version`, kind: "version" },
      });
    });

    it("refuses an identifier with a wrong check character", () => {
      expect(refusal(() => nextElicenseIdentifierVersion(`${first.slice(0, -1)}7`)).code).to.equal("IDENTIFIER_CHECK");
    });
  });
});
