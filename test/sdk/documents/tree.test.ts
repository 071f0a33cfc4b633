import { SimpleMerkleTree } from "@openzeppelin/merkle-tree";
import { AbiCoder, computeHmac, keccak256, toUtf8Bytes } from "ethers";
import { expect } from "chai";
import fc from "fast-check";
import { describe, it } from "mocha";

import {
  canonicalJson,
  deriveContextHash,
  deriveDecisionHash,
  deriveSalt,
  leafOf,
  parseRegisterKey,
} from "@elicense/sdk";

import { codeOf } from "./codeOf.js";
import { fromHex, toHex } from "../../../sdk/src/hashing/hex.js";
import { siblingsOf, treeOf } from "../../../sdk/src/documents/tree.js";

const bytes32 = fc.uint8Array({ minLength: 32, maxLength: 32 }).map(toHex);
const text = fc.oneof(fc.string({ unit: "grapheme", maxLength: 200 }), fc.string({ maxLength: 2_000 }));

describe("leafOf", () => {
  it("is the leaf of OpenZeppelin's standard tree, of any text", () => {
    fc.assert(
      fc.property(text, bytes32, text, (path, salt, value) => {
        const encoded = AbiCoder.defaultAbiCoder().encode(["string", "bytes32", "string"], [path, salt, value]);
        expect(leafOf({ path, value }, salt)).to.equal(keccak256(keccak256(encoded)));
      }),
      { numRuns: 2_000 },
    );
  }).timeout(60_000);
});

describe("treeOf", () => {
  it("is OpenZeppelin's tree, root and proofs, of any leaves", () => {
    fc.assert(
      fc.property(fc.array(bytes32, { minLength: 1, maxLength: 70 }), fc.nat(), (leaves, place) => {
        const twin = SimpleMerkleTree.of(leaves);
        const nodes = treeOf(leaves.map(fromHex));
        expect(toHex(nodes[0]!)).to.equal(twin.root);
        const leaf = leaves[place % leaves.length]!;
        const siblings = siblingsOf(nodes, fromHex(leaf)).map(toHex);
        expect(SimpleMerkleTree.verify(twin.root, leaf, siblings)).to.equal(true);
        if (new Set(leaves).size === leaves.length) expect(siblings).to.deep.equal(twin.getProof(leaf));
      }),
      { numRuns: 300 },
    );
  }).timeout(120_000);
});

describe("deriveSalt", () => {
  it("is HMAC-SHA-256 over identifier, version and path in canonical JSON", () => {
    fc.assert(
      fc.property(
        fc.uint8Array({ minLength: 32, maxLength: 32 }),
        text,
        text,
        text,
        (key, identifier, version, path) => {
          const message = toUtf8Bytes(canonicalJson(["salt", identifier, version, path]));
          expect(deriveSalt(key, identifier, version, path)).to.equal(computeHmac("sha256", key, message));
        },
      ),
      { numRuns: 500 },
    );
  });
});

describe("hashes of a decision and of a use's context", () => {
  it("are HMAC-SHA-256 over their parts in canonical JSON, each kind apart", () => {
    const key = parseRegisterKey(`0x${"5A".repeat(32)}`);
    const hashOf = (...parts: readonly string[]): string =>
      computeHmac("sha256", key, toUtf8Bytes(canonicalJson(parts)));
    expect(deriveDecisionHash(key, "皖司许律〔2020〕0001号")).to.equal(hashOf("decision", "皖司许律〔2020〕0001号"));
    const context = { caseNo: "1", system: "2", operator: "3", purpose: "4" };
    expect(deriveContextHash(key, context)).to.equal(hashOf("context", "1", "2", "3", "4"));
  });
});

describe("canonicalJson", () => {
  it("refuses what JSON has no form for", () => {
    for (const value of [undefined, Number.NaN, Number.POSITIVE_INFINITY, "\ud800"]) {
      expect(codeOf(() => canonicalJson(value as never))).to.deep.equal({ code: "DOCUMENT_NOT_JSON", details: {} });
    }
  });
});
