import { spawnSync } from "node:child_process";
import { setTimeout as sleep } from "node:timers/promises";
import { fileURLToPath } from "node:url";

import { expect } from "chai";
import { getAddress, hexlify, keccak256 as keccak256OfEthers } from "ethers";
import fc from "fast-check";

import { checksumAddress } from "../../../sdk/src/hashing/checksumAddress.js";
import { fromHex, hashHex, toHex } from "../../../sdk/src/hashing/hex.js";
import { keccak256 as portable } from "../../../sdk/src/hashing/portable.js";

type Keccak256 = (bytes: Uint8Array) => Uint8Array;

/** What hash-wasm compiles its modules by. */
const { WebAssembly } = globalThis as unknown as { WebAssembly: { compile: (bytes: unknown) => Promise<unknown> } };

/** Bytes of any length, some longer than a block of the sponge, some than what WebAssembly takes at once. */
const anyBytes = fc.oneof(
  fc.uint8Array({ maxLength: 300 }),
  fc.uint8Array({ minLength: 16_000, maxLength: 40_000, size: "max" }),
);

function expectKeccak256(keccak256: Keccak256, numRuns: number): void {
  fc.assert(
    fc.property(anyBytes, (bytes) => {
      expect(hexlify(keccak256(bytes))).to.equal(keccak256OfEthers(bytes));
    }),
    { numRuns },
  );
}

describe("#keccak256", () => {
  it("is Keccak-256 in a browser", () => {
    expectKeccak256(portable, 200);
  });

  it("loads WebAssembly on Node once that pays, and hashes the same before and after", async () => {
    const { compile } = WebAssembly;
    let compiled = 0;
    WebAssembly.compile = (bytes) => {
      compiled += 1;
      return compile(bytes);
    };
    try {
      // A module of its own, that no other test has hashed by.
      const module = "../../../sdk/src/hashing/webAssembly.js?fresh";
      const { keccak256 } = (await import(module)) as { keccak256: Keccak256 };
      for (let hashed = 1; hashed < 1_000; hashed += 1) keccak256(new Uint8Array());
      await sleep(50);
      expect(compiled).to.equal(0);

      expectKeccak256(keccak256, 50);
      for (let waited = 0; compiled === 0 && waited < 5_000; waited += 10) await sleep(10);
      await sleep(100);
      expectKeccak256(keccak256, 500);
      expect(compiled).to.equal(1);

      const one = keccak256(Uint8Array.of(1));
      keccak256(Uint8Array.of(2));
      expect(hexlify(one), "overwritten").to.equal(keccak256OfEthers(Uint8Array.of(1)));
    } finally {
      WebAssembly.compile = compile;
    }
  });

  it("hashes on where Node has no WebAssembly", () => {
    const program = `
      import { keccak256 } from "#keccak256";
      import { hexlify, keccak256 as expected } from "ethers";
      import { setTimeout as sleep } from "node:timers/promises";

      delete globalThis.WebAssembly;
      for (let length = 0; length < 2_000; length += 1) {
        const bytes = new Uint8Array(length).fill(length);
        if (hexlify(keccak256(bytes)) !== expected(bytes)) throw new Error("differs at " + length);
        if (length % 100 === 0) await sleep(5);
      }
      console.log(typeof WebAssembly);`;
    const { stdout, stderr } = spawnSync(
      process.execPath,
      ["--import", "tsx/esm", "--input-type=module", "--eval", program],
      { cwd: fileURLToPath(new URL("../../../sdk", import.meta.url)), encoding: "utf8" },
    );
    expect(stdout, stderr).to.equal("undefined\n");
  }).timeout(30_000);
});

describe("toHex", () => {
  it("gives bytes that fromHex gives back", () => {
    fc.assert(fc.property(fc.uint8Array(), (bytes) => void expect(fromHex(toHex(bytes))).to.deep.equal(bytes)));
  });
});

describe("hashHex", () => {
  it("hashes the bytes that stand there in hexadecimal", () => {
    fc.assert(
      fc.property(fc.uint8Array(), (bytes) => {
        expect(hashHex(hexlify(bytes))).to.equal(keccak256OfEthers(bytes));
      }),
    );
  });
});

describe("checksumAddress", () => {
  it("writes an address as ethers does, whatever its case", () => {
    fc.assert(
      fc.property(fc.uint8Array({ minLength: 20, maxLength: 20 }), (bytes) => {
        const address = hexlify(bytes);
        const expected = getAddress(address);
        expect(checksumAddress(address)).to.equal(expected);
        expect(checksumAddress(`0x${address.slice(2).toUpperCase()}`)).to.equal(expected);
        expect(checksumAddress(expected)).to.equal(expected);
      }),
    );
  });
});
