import {
  canonicalJson,
  commitMatter,
  ElicenseError,
  fieldsToBits,
  formatSignedGrant,
  hashGrant,
  holderOfSigner,
  lawyer,
  maxSignedGrantLength,
  parseSignedGrant,
  type Grant,
  type JsonObject,
  type SignedGrant,
} from "@elicense/sdk";
import { expect } from "chai";
import { id, keccak256, toUtf8Bytes, Wallet } from "ethers";
import fc from "fast-check";
import { describe, it } from "mocha";

import { sampleDeployment as deployment } from "../deployment/sampleDeployment.js";

const wallet = new Wallet(id("a holder's key, for tests alone"));
const matter = { code: "案件代理", salt: `0x${"5a".repeat(32)}` };
const grant: Grant = {
  kind: "CONSENT",
  license: `0x0001000000010534${"01".repeat(24)}`,
  holder: wallet.address,
  binding: 3,
  consumer: 5,
  matter: commitMatter(matter.code, matter.salt),
  fields: fieldsToBits(lawyer, ["name", "practiceNo"]),
  notBefore: 1_770_000_000,
  notAfter: 1_780_000_000,
  maxUses: 2,
  nonce: `0x${"0e".repeat(32)}`,
};
const signed: SignedGrant = {
  grant,
  matter,
  signature: {
    signer: wallet.address.toLowerCase(),
    signature: wallet.signingKey.sign(hashGrant(deployment, grant)).serialized,
  },
};
const text = formatSignedGrant(deployment, signed);

/** What a parser refuses a text with; `undefined` where it does not. */
function refusalOf(changed: string): Pick<ElicenseError, "code" | "details"> | undefined {
  try {
    parseSignedGrant(deployment, changed);
  } catch (error) {
    if (!(error instanceof ElicenseError)) throw error;
    return { code: error.code, details: error.details };
  }
  return undefined;
}

/** The file with other content, and with a digest that fits. */
function rewritten(change: (file: Record<string, unknown>) => void): string {
  const file = JSON.parse(text) as Record<string, unknown>;
  change(file);
  const { digest: _digest, ...content } = file;
  return JSON.stringify({ ...content, digest: keccak256(toUtf8Bytes(canonicalJson(content as JsonObject))) });
}

describe("signed grants", () => {
  it("are read as they were written, signature and all", () => {
    expect(parseSignedGrant(deployment, text)).to.deep.equal(signed);
    expect(text).to.have.lengthOf.below(1_200);
    expect(formatSignedGrant(deployment, parseSignedGrant(deployment, text))).to.equal(text);
  });

  it("are read with a byte order mark, and written out with spaces", () => {
    const spaced = JSON.stringify(JSON.parse(text), undefined, 2);
    expect(parseSignedGrant(deployment, `\uFEFF${spaced}\n`)).to.deep.equal(signed);
  });

  it("hold a passkey's signature as well, and a presentation", () => {
    const signer = `0x${"ab".repeat(84)}`;
    const presented: SignedGrant = {
      grant: { ...grant, kind: "PRESENTATION", holder: holderOfSigner(signer), maxUses: 1, notAfter: 1_770_000_060 },
      matter,
      signature: { signer, signature: `0x${"cd".repeat(700)}` },
    };
    expect(parseSignedGrant(deployment, formatSignedGrant(deployment, presented))).to.deep.equal(presented);
  });

  it("do not carry the matter's commitment beside what opens it", () => {
    expect(text).not.to.include(grant.matter.slice(2));
  });

  it("are not written where the parts do not belong together", () => {
    const writing = (changed: SignedGrant) => (): unknown => formatSignedGrant(deployment, changed);
    const { signature } = signed;
    const cases: [SignedGrant, code: string, field: string][] = [
      [{ ...signed, matter: { ...matter, code: "B" } }, "GRANT_FORM", "matter"],
      [{ ...signed, matter: { ...matter, code: "" } }, "GRANT_FORM", "matter.code"],
      [{ ...signed, grant: { ...grant, maxUses: 0 } }, "GRANT_FORM", "maxUses"],
      [
        { ...signed, signature: { ...signature, signer: Wallet.createRandom().address } },
        "SIGNED_GRANT_MALFORMED",
        "signature.signer",
      ],
      [
        { ...signed, signature: { ...signature, signature: `0x${"00".repeat(2_049)}` } },
        "SIGNED_GRANT_MALFORMED",
        "signature.signature",
      ],
    ];
    for (const [changed, code, field] of cases) {
      expect(writing(changed)).to.throw(ElicenseError).with.deep.include({ code, details: { field } });
    }
  });

  it("are refused where a member is missing, by its name", () => {
    const file = JSON.parse(text) as Record<string, Record<string, unknown>>;
    for (const [name, value] of Object.entries(file)) {
      const { [name]: _left, ...rest } = file;
      expect(refusalOf(JSON.stringify(rest))).to.deep.equal({
        code: "SIGNED_GRANT_MALFORMED",
        details: { field: name },
      });
      if (typeof value !== "object") continue;
      for (const member of Object.keys(value)) {
        const { [member]: _out, ...others } = value;
        expect(refusalOf(JSON.stringify({ ...file, [name]: others }))).to.deep.equal({
          code: "SIGNED_GRANT_MALFORMED",
          details: { field: `${name}.${member}` },
        });
      }
    }
  });

  it("are refused with a member that is not known, __proto__ among them", () => {
    for (const member of ["extra", "__proto__", "constructor"]) {
      const within = `"${member}":{"polluted":true},`;
      for (const [changed, field] of [
        [text.replace("{", `{${within}`), "?"],
        [text.replace('"grant":{', `"grant":{${within}`), "grant.?"],
        [text.replace('"matter":{', `"matter":{${within}`), "matter.?"],
        [text.replace('"signature":{', `"signature":{${within}`), "signature.?"],
      ] as const) {
        expect(refusalOf(changed), changed).to.deep.equal({ code: "SIGNED_GRANT_MALFORMED", details: { field } });
      }
    }
    expect(({} as Record<string, unknown>).polluted).to.equal(undefined);
  });

  it("are refused with a value of the wrong form, by its name", () => {
    const wrong: [field: string, values: unknown[]][] = [
      ["version", [0, 2, "1", null]],
      ["chainId", ["1", -1, 1.5, null]],
      ["accessLog", ["0x12", null, 7, deployment.contracts.accessLog.address.toLowerCase()]],
      ["grant", [null, [], "x"]],
      ["grant.kind", ["OTHER", 0, null]],
      ["grant.license", ["0x", null, grant.license.toUpperCase()]],
      ["grant.holder", [wallet.address.toLowerCase(), wallet.address.slice(2), null]],
      ["grant.binding", ["3", -1, null]],
      ["grant.consumer", [5.5, "5"]],
      ["grant.fields", [5, "5", "0x", "0x01", "0xF", `0x1${"0".repeat(32)}`, null]],
      ["grant.notBefore", [-1, "0"]],
      ["grant.notAfter", [null, {}]],
      ["grant.maxUses", [true, []]],
      ["grant.nonce", ["0x00", `0x${"0E".repeat(32)}`]],
      ["matter", [null, "A"]],
      ["matter.code", [null, 7]],
      ["matter.salt", ["0x", 7]],
      ["signature", [null, []]],
      ["signature.signer", ["0x1", "0xAB", wallet.address, 7, Wallet.createRandom().address.toLowerCase()]],
      ["signature.signature", ["0x1", "0xZZ", null, `0x${"00".repeat(2_049)}`]],
      ["digest", [null, "0x", 7]],
    ];
    for (const [field, values] of wrong) {
      for (const value of values) {
        const file = JSON.parse(text) as Record<string, Record<string, unknown>>;
        const [name, member] = field.split(".") as [string, string | undefined];
        if (member === undefined) file[name] = value as Record<string, unknown>;
        else file[name]![member] = value;
        expect(refusalOf(JSON.stringify(file)), `${field} ${String(value)}`).to.deep.equal({
          code: "SIGNED_GRANT_MALFORMED",
          details: { field },
        });
      }
    }
  });

  it("are refused with terms that no grant may have", () => {
    const terms: [field: string, name: string, value: unknown][] = [
      ["binding", "binding", 256],
      ["consumer", "consumer", 2 ** 32],
      ["notBefore", "notBefore", 2 ** 40],
      ["notAfter", "notAfter", 1],
      ["maxUses", "maxUses", 0],
      ["maxUses", "kind", "PRESENTATION"],
    ];
    for (const [field, name, value] of terms) {
      const changed = rewritten((file) => ((file.grant as Record<string, unknown>)[name] = value));
      expect(refusalOf(changed), name).to.deep.equal({ code: "GRANT_FORM", details: { field } });
    }
    for (const code of ["", "x".repeat(101), "\ud800"]) {
      expect(refusalOf(JSON.stringify({ ...JSON.parse(text), matter: { ...matter, code } }))).to.deep.equal({
        code: "GRANT_FORM",
        details: { field: "matter.code" },
      });
    }
  });

  it("are refused for another deployment", () => {
    const { chainId, contracts } = deployment;
    expect(refusalOf(rewritten((file) => (file.chainId = 1)))).to.deep.equal({
      code: "SIGNED_GRANT_FOREIGN",
      details: { field: "chainId", expected: chainId, actual: 1 },
    });
    expect(refusalOf(rewritten((file) => (file.accessLog = wallet.address)))).to.deep.equal({
      code: "SIGNED_GRANT_FOREIGN",
      details: { field: "accessLog", expected: contracts.accessLog.address, actual: wallet.address },
    });
  });

  it("are refused when they are too long, or no JSON, without a word of the text", () => {
    const long = " ".repeat(maxSignedGrantLength + 1);
    expect(refusalOf(long)).to.deep.equal({
      code: "SIGNED_GRANT_TOO_LARGE",
      details: { length: maxSignedGrantLength + 1, maximum: maxSignedGrantLength },
    });
    for (const other of ["", "{", `${text}x`, 7 as unknown as string]) {
      expect(refusalOf(other)).to.deep.equal({ code: "SIGNED_GRANT_NOT_JSON", details: {} });
    }
    for (const other of ["[]", "null", "7"]) {
      expect(refusalOf(other)).to.deep.equal({ code: "SIGNED_GRANT_MALFORMED", details: { field: "signed grant" } });
    }
  });

  it("are never taken for others when a character is changed, dropped or put in", () => {
    const position = fc.nat({ max: text.length - 1 });
    fc.assert(
      fc.property(position, fc.nat({ max: 1 }), fc.string({ maxLength: 3, unit: "binary" }), (at, dropped, put) => {
        const changed = text.slice(0, at) + put + text.slice(at + dropped);
        // Either it is refused, or it says the same: a space between two members.
        if (refusalOf(changed) === undefined) expect(parseSignedGrant(deployment, changed)).to.deep.equal(signed);
      }),
      { numRuns: 2_000 },
    );
  });

  it("are refused when any of their parts is another's", () => {
    for (const [name, value] of [
      ["license", `0x${"01".repeat(32)}`],
      ["binding", 4],
      ["consumer", 6],
      ["fields", "0x1"],
      ["notBefore", 1],
      ["notAfter", 1_780_000_001],
      ["maxUses", 3],
      ["nonce", `0x${"0f".repeat(32)}`],
    ] as const) {
      const file = JSON.parse(text) as { grant: Record<string, unknown> };
      file.grant[name] = value;
      expect(refusalOf(JSON.stringify(file)), name).to.deep.equal({ code: "SIGNED_GRANT_DAMAGED", details: {} });
    }
  });

  it("make the parser crash on nothing", () => {
    fc.assert(
      fc.property(
        fc.oneof(
          fc.string(),
          fc.json(),
          fc.jsonValue().map((value) => JSON.stringify(value)),
        ),
        (other) => {
          expect(refusalOf(other)).not.to.equal(undefined);
        },
      ),
      { numRuns: 1_000 },
    );
  });
});
