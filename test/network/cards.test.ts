import { globSync, readFileSync } from "node:fs";
import { join } from "node:path";

import { canonicalJson, isUscc, type JsonObject } from "@elicense/sdk";
import { expect } from "chai";
import { computeAddress, id, Signature, verifyMessage, Wallet } from "ethers";
import fc from "fast-check";
import { describe, it } from "mocha";

import {
  cardMessage,
  cardText,
  completeCard,
  draftCard,
  parseCard,
  parseDraft,
  type JoiningCard,
} from "../../network/JoiningCard.js";
import { assemble } from "../../network/Network.js";
import { NetworkError } from "../../network/NetworkError.js";
import { publicNodeKey } from "../../network/NodeKey.js";
import { projectRoot } from "../../scripts/config.js";
import {
  cardOf,
  cards,
  consent,
  inventedAccount,
  inventedCode,
  inventedKey,
  jsonOf,
  partsOf,
  signCard,
} from "./departments.js";
import { faultOf } from "./faultOf.js";

const file = "hefei.card.json";
const hefei = cards[2]!;

/** Order of the curve. */
const order = 0xffff_ffff_ffff_ffff_ffff_ffff_ffff_fffe_baae_dce6_af48_a03b_bfd2_5e8c_d036_4141n;

type Path = readonly (string | number)[];

/** The paths of all that a card says. */
const leaves: readonly Path[] = leavesOf(hefei);

function leavesOf(value: unknown, path: Path = []): readonly Path[] {
  if (typeof value !== "object" || value === null) return [path];
  return Object.entries(value).flatMap(([name, each]) =>
    leavesOf(each, [...path, Array.isArray(value) ? Number(name) : name]),
  );
}

function valueAt(path: Path): unknown {
  return path.reduce<unknown>((at, name) => (at as Record<string | number, unknown>)[name], hefei);
}

/** Every object of a card, with the names in it. */
const objects: readonly (readonly [path: Path, names: readonly string[]])[] = [
  [[], Object.keys(hefei)],
  [["validator"], Object.keys(hefei.validator)],
  [["rpc"], Object.keys(hefei.rpc!)],
];

/** A copy of the card in which one place is another. */
function changed(path: Path, change: (before: unknown) => unknown): unknown {
  const card = jsonOf(hefei);
  const parent = path.slice(0, -1).reduce<Record<string, unknown>>((at, name) => at[name] as never, card);
  const last = path.at(-1)!;
  parent[last] = change(parent[last]);
  return card;
}

/** What is said of a card that its governance signer did not sign. */
const notAgreed = { file, address: hefei.governanceSigner };

function refuse(json: unknown): ReturnType<typeof faultOf> {
  return faultOf(() => parseCard(json, file));
}

/** The field as a fault names it. */
function fieldOf(path: Path): string {
  return path.map((name, at) => (typeof name === "number" ? `[${name}]` : at === 0 ? name : `.${name}`)).join("");
}

describe("a joining card", () => {
  it("is read as it was made, of five departments", () => {
    for (const card of cards) {
      expect(parseCard(JSON.parse(cardText(card)), file)).to.deep.equal(card);
      expect(isUscc(card.code)).to.equal(true);
    }
  });

  it("is each of those in samples/cards, which make a network with one more", () => {
    const samples = globSync(join(projectRoot, "samples", "cards", "*.json")).map((path) =>
      parseCard(JSON.parse(readFileSync(path, "utf8")), path),
    );
    const fourth = cardOf("bozhou", 1, { network: "sample" });
    expect(assemble([...samples, fourth]).members.map(({ name }) => name)).to.deep.equal([
      ...["anhui", "bozhou", "hefei", "shanghai"],
    ]);
  });

  it("has the same bytes for the same parts, whatever the order of the accounts, and each of them once", () => {
    const parts = partsOf("hefei", 3, { accounts: hefei.accounts });
    const given = { ...parts, accounts: [...hefei.accounts, ...hefei.accounts].reverse() };
    expect(cardText(signCard(given, inventedKey("hefei validator"), file))).to.equal(cardText(hefei));
  });

  it("has its validator's address and public key of the key that signs it", () => {
    const key = inventedKey("hefei validator");
    expect(hefei.validator).to.deep.include(publicNodeKey(key));
    expect(hefei.validator.address).to.equal(new Wallet(key).address);
  });

  describe("is refused where anything is changed:", () => {
    for (const path of leaves) {
      it(`${fieldOf(path)} is another of its kind`, () => {
        const { code, details } = refuse(changed(path, anotherOfItsKind));
        // What is right by itself is found by the signature; of a key, an address and a form, by themselves.
        if (code === "CARD_SIGNATURE") expect(details).to.deep.equal({ file });
        else if (fieldOf(path) === "governanceSignature") {
          expect([code, details]).to.deep.equal(["CARD_GOVERNANCE_SIGNATURE", notAgreed]);
        } else expect([code, details.file, details.field]).to.deep.equal(["CARD_FIELD", file, faultyField(path)]);
      });

      it(`${fieldOf(path)} is of another kind`, () => {
        for (const value of [null, true, "", -1, 0, 1.5, "x y", [], {}]) {
          const { code, details } = refuse(changed(path, () => value));
          expect([code, details.field]).to.deep.equal(["CARD_FIELD", fieldOf(path)]);
        }
      });

      const value = valueAt(path);
      if (typeof value === "string" && value.startsWith("0x")) {
        it(`${fieldOf(path)} has letters of the other case`, () => {
          const bySize = [value.toLowerCase(), `0x${value.slice(2).toUpperCase()}`, `0X${value.slice(2)}`];
          for (const other of bySize.filter((each) => each !== value)) {
            const { code, details } = refuse(changed(path, () => other));
            expect([code, details.field]).to.deep.equal(["CARD_FIELD", fieldOf(path)]);
          }
        });
      }
    }

    for (const [path, names] of objects) {
      for (const name of names) {
        it(`${fieldOf([...path, name])} is missing`, () => {
          const card = jsonOf(hefei);
          const parent = path.reduce<Record<string, unknown>>((at, each) => at[each] as never, card);
          const { [name]: _, ...others } = parent;
          const missing = path.length === 0 ? others : { ...card, [path[0]!]: others };
          expect(refuse(missing)).to.deep.equal({
            code: "CARD_FIELD",
            details: { file, field: fieldOf([...path, name]), expected: "…" },
          });
        });
      }

      it(`${path.length === 0 ? "the card" : fieldOf(path)} has a further member`, () => {
        // A department's two nodes are on one machine, whose address the card says once.
        const more = path.length === 0 ? [] : ["host"];
        for (const name of ["extra", "__proto__", "toString", "note", ...more]) {
          const further = (object: unknown): unknown =>
            JSON.parse(`${JSON.stringify(object).slice(0, -1)},${JSON.stringify(name)}:1}`);
          const card = path.length === 0 ? further(hefei) : changed(path, further);
          expect(refuse(card)).to.deep.equal({
            code: "CARD_FIELD",
            details: { file, field: fieldOf([...path, name]), expected: "–" },
          });
        }
      });
    }

    it("the RPC node is left out", () => {
      expect(refuse(changed(["rpc"], () => null))).to.deep.equal({ code: "CARD_SIGNATURE", details: { file } });
    });

    it("the accounts stand in another order, twice, or fewer", () => {
      const order = { code: "CARD_FIELD", details: { file, field: "accounts", expected: "a < b < c …" } };
      expect(refuse(changed(["accounts"], () => [...hefei.accounts].reverse()))).to.deep.equal(order);
      expect(refuse(changed(["accounts"], () => [...hefei.accounts, hefei.accounts.at(-1)]))).to.deep.equal(order);
      expect(refuse(changed(["accounts"], () => hefei.accounts.slice(1))).code).to.equal("CARD_SIGNATURE");
      expect(refuse(changed(["accounts"], () => [])).code).to.equal("CARD_SIGNATURE");
    });

    it("somebody else signed it", () => {
      const other = cardOf("hefei", 3, { accounts: hefei.accounts, version: 2 }).signature;
      const stranger = cards[0]!.signature;
      for (const signature of [other, stranger]) {
        expect(refuse({ ...hefei, signature })).to.deep.equal({ code: "CARD_SIGNATURE", details: { file } });
      }
      // The same parts under another validator's key are another card.
      const parts = partsOf("hefei", 3, { accounts: hefei.accounts });
      const forged = signCard(parts, inventedKey("stranger"), file);
      expect(refuse({ ...forged, validator: hefei.validator })).to.deep.equal({
        code: "CARD_SIGNATURE",
        details: { file },
      });
    });

    it("its signature is written in another form that means the same", () => {
      const { r, s, v } = Signature.from(hefei.signature);
      const high = `0x${(order - BigInt(s)).toString(16).padStart(64, "0")}`;
      const forms = [
        `${r}${s.slice(2)}${v === 27 ? "00" : "01"}`,
        `${r}${s.slice(2)}${v === 27 ? "25" : "26"}`,
        `${r}${high.slice(2)}${v === 27 ? "1c" : "1b"}`,
      ];
      for (const signature of forms) {
        expect(refuse({ ...hefei, signature }), signature).to.deep.equal({
          code: "CARD_SIGNATURE",
          details: { file },
        });
      }
    });
  });

  describe("needs its governance signer's own word:", () => {
    const parts = partsOf("hefei", 3, { accounts: hefei.accounts });
    const draft = draftCard(parts, inventedKey("hefei validator"), file);
    const key = inventedKey("hefei governance");

    it("both sign the same text, and either signature is one form of its kind", () => {
      const { signature, governanceSignature, ...rest } = hefei;
      expect(cardMessage(hefei))
        .to.equal(cardMessage(draft))
        .and.to.equal(canonicalJson(rest as unknown as JsonObject));
      expect(verifyMessage(cardMessage(draft), signature)).to.equal(hefei.validator.address);
      expect(verifyMessage(cardMessage(draft), governanceSignature)).to.equal(hefei.governanceSigner);
      expect(parseDraft(JSON.parse(cardText(draft)), file)).to.deep.equal(draft);
      expect(completeCard(draft, governanceSignature, file)).to.deep.equal(hefei);
    });

    it("the validator's key names a signer of its own choice, who did not sign", () => {
      // Whoever has the node's machine has this key, and the card that was made there.
      const stolen = inventedKey("hefei validator");
      const attacker = inventedAccount("attacker");
      const forged = draftCard({ ...parts, version: 2, governanceSigner: attacker }, stolen, file);
      for (const signature of [hefei.governanceSignature, consent(forged, stolen), consent(forged, key)]) {
        expect(faultOf(() => completeCard(forged, signature, file))).to.deep.equal({
          code: "CARD_GOVERNANCE_SIGNATURE",
          details: { file, address: attacker },
        });
      }
      // Nor may it change anything else in the signer's name.
      const moved = draftCard({ ...parts, version: 2, host: "10.0.3.9", accounts: [attacker] }, stolen, file);
      expect(faultOf(() => completeCard(moved, hefei.governanceSignature, file))).to.deep.equal({
        code: "CARD_GOVERNANCE_SIGNATURE",
        details: notAgreed,
      });
    });

    it("the signer's key alone makes no card either", () => {
      const signature = consent(draft, key);
      expect(faultOf(() => completeCard({ ...draft, signature }, signature, file))).to.deep.equal({
        code: "CARD_SIGNATURE",
        details: { file },
      });
    });

    it("a contract, which signs nothing that can be checked without its chain, is told apart from a lost signature", () => {
      const contract = draftCard({ ...parts, governanceSigner: inventedAccount("contract") }, inventedKey("a"), file);
      const { code, details } = faultOf(() => completeCard(contract, `0x${"00".repeat(65)}`, file));
      expect([code, details.address]).to.deep.equal(["CARD_GOVERNANCE_SIGNATURE", inventedAccount("contract")]);
      const fault = new NetworkError("CARD_GOVERNANCE_SIGNATURE", notAgreed);
      expect(fault.message).to.include("A contract signs no card").and.include("consortium replace-signer");
      expect(fault.describe("zh")).to.include("合约账户不能签署入网卡").and.include("consortium replace-signer");
      // Of another length than a key's: what a contract takes.
      expect(faultOf(() => completeCard(contract, "0x1234", file)).details.field).to.equal("governanceSignature");
    });

    it("its signature is taken as signers write it, and kept in one form", () => {
      const { r, s, v } = Signature.from(hefei.governanceSignature);
      const parity = v === 27 ? "00" : "01";
      const forms = [`${r}${s.slice(2)}${parity}`, `0x${hefei.governanceSignature.slice(2).toUpperCase()}`];
      for (const form of forms) expect(completeCard(draft, form, file)).to.deep.equal(hefei);
      for (const governanceSignature of forms) {
        expect(["CARD_FIELD", "CARD_GOVERNANCE_SIGNATURE"]).to.include(refuse({ ...hefei, governanceSignature }).code);
      }
      const high = `0x${(order - BigInt(s)).toString(16).padStart(64, "0")}`;
      const other = `${r}${high.slice(2)}${v === 27 ? "1c" : "1b"}`;
      expect(faultOf(() => completeCard(draft, other, file))).to.deep.equal({
        code: "CARD_GOVERNANCE_SIGNATURE",
        details: notAgreed,
      });
    });
  });

  describe("is refused where a key or account is not what it is for:", () => {
    const nodeKey = (name: string): string => computeAddress(inventedKey(name));

    for (const role of ["validator", "rpc"]) {
      it(`the governance signer is its ${role} node's own key`, () => {
        const address = nodeKey(`hefei ${role}`);
        const parts = partsOf("hefei", 3, { governanceSigner: address });
        expect(faultOf(() => draftCard(parts, inventedKey("hefei validator"), file))).to.deep.equal({
          code: "CARD_GOVERNANCE",
          details: { member: "hefei", address },
        });
      });
    }

    it("the RPC node has the validator's key, or a key that is on no curve", () => {
      const { publicKey } = publicNodeKey(inventedKey("hefei validator"));
      const rpc = partsOf("hefei", 3).rpc!;
      const withKey = (key: string): unknown => cardOf("hefei", 3, { rpc: { ...rpc, publicKey: key } });
      expect(faultOf(() => withKey(publicKey)).details).to.deep.equal({
        file,
        field: "rpc.publicKey",
        expected: "≠ validator.publicKey",
      });
      expect(faultOf(() => withKey(`0x${"11".repeat(64)}`)).details).to.deep.equal({
        file,
        field: "rpc.publicKey",
        expected: "secp256k1",
      });
    });

    it("an account is nobody's", () => {
      expect(refuse(changed(["accounts", 0], () => `0x${"0".repeat(40)}`)).details.field).to.equal("accounts[0]");
      expect(refuse(changed(["governanceSigner"], () => `0x${"0".repeat(40)}`)).details.field).to.equal(
        "governanceSigner",
      );
    });
  });

  it("takes no name for a host, none that is written in two ways, and none that is nobody's", () => {
    const hosts = ["localhost", "hefei.example", "10.0.3", "010.0.3.4", "10.0.3.4:30303", "[::1]", "0.0.0.0", "::"];
    for (const host of [...hosts, "2001:DB8::4", "2001:db8:0:0:0:0:0:4", "fe80::1%eth0", "::ffff:10.0.3.4"]) {
      const { code, details } = faultOf(() => cardOf("hefei", 3, { host }));
      expect([code, details.field, host]).to.deep.equal(["CARD_FIELD", "host", host]);
    }
  });

  it("takes three ports that differ, from 1 to 65535", () => {
    const withPorts = (port: number, rpcPort: number, metricsPort: number): JoiningCard =>
      cardOf("hefei", 3, { validator: { port, rpcPort, metricsPort } });
    expect(withPorts(1, 2, 65_535).validator.metricsPort).to.equal(65_535);
    for (const [port, rpcPort, metricsPort] of [
      [1, 1, 2],
      [1, 2, 1],
      [1, 2, 2],
    ] as const) {
      expect(faultOf(() => withPorts(port, rpcPort, metricsPort)).details).to.deep.equal({
        file,
        field: "validator.rpcPort",
        expected: "port ≠ rpcPort ≠ metricsPort",
      });
    }
    expect(faultOf(() => withPorts(1, 2, 65_536)).details.field).to.equal("validator.metricsPort");
    expect(faultOf(() => withPorts(0, 2, 3)).details.field).to.equal("validator.port");
  });

  it("has a name that is a folder's, and a code with its check character", () => {
    for (const name of ["", "Hefei", "he fei", "../hefei", "-hefei", "hefei-", "3hefei", "a".repeat(32), "合肥"]) {
      expect(faultOf(() => draftCard({ ...partsOf("hefei", 3), name }, inventedKey("a"), file)).details).to.deep.equal({
        file,
        field: "name",
        expected: "a-z 0-9 -, 1 … 31",
      });
    }
    const code = `${inventedCode(3).slice(0, -1)}${inventedCode(3).endsWith("0") ? "1" : "0"}`;
    expect(faultOf(() => cardOf("hefei", 3, { code })).details.field).to.equal("code");
  });

  it("refuses whatever JSON it is given, and nothing but by its own error", () => {
    fc.assert(
      fc.property(fc.jsonValue(), (json) => {
        expect(() => parseCard(json, file)).to.throw(NetworkError);
      }),
    );
    fc.assert(
      fc.property(fc.constantFrom(...leaves), fc.jsonValue(), (path, value) => {
        const card = changed(path, () => value);
        if (JSON.stringify(card) === JSON.stringify(hefei)) return;
        expect(() => parseCard(card, file)).to.throw(NetworkError);
      }),
      { numRuns: 150 },
    );
  });

  it("refuses every single character that is another in what it says", () => {
    const letters = fc.constantFrom(..."0123456789abcdefABCDEFXx-. :");
    const texts = leaves.filter((path) => typeof valueAt(path) === "string");
    fc.assert(
      fc.property(fc.constantFrom(...texts), fc.nat(), letters, (path, number, letter) => {
        const text = String(valueAt(path));
        const at = number % text.length;
        fc.pre(text[at] !== letter);
        const card = changed(path, () => text.slice(0, at) + letter + text.slice(at + 1));
        expect(["CARD_FIELD", "CARD_SIGNATURE", "CARD_GOVERNANCE_SIGNATURE"]).to.include(refuse(card).code);
      }),
      { numRuns: 250 },
    );
  });
});

/** Another value that could stand in the same place. */
function anotherOfItsKind(value: unknown): unknown {
  if (typeof value === "number") return value + 1;
  const text = String(value);
  if (text === "elicense-joining-card/1") return "elicense-joining-card/2";
  if (/^0x[\da-f]{40}$/i.test(text)) return inventedAccount("another");
  if (/^0x[\da-f]{128}$/.test(text)) return publicNodeKey(inventedKey("another")).publicKey;
  if (text.startsWith("0x")) return new Wallet(inventedKey("another")).signMessageSync(id("another"));
  if (/^\d+\.\d+/.test(text)) return "10.9.9.9";
  return text.startsWith("11") ? inventedCode(99) : "another";
}

/** The field that a fault names where one was changed: of a key and its address, the address. */
function faultyField(path: Path): string {
  const field = fieldOf(path);
  if (field === "validator.publicKey") return "validator.address";
  return path[0] === "accounts" ? "accounts" : field;
}
