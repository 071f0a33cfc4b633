import { spawnSync } from "node:child_process";
import { fileURLToPath } from "node:url";

import { expect } from "chai";
import { getAddress, hexlify, keccak256 as keccak256OfEthers } from "ethers";
import fc from "fast-check";

import { checksumAddress } from "../../../sdk/src/hashing/checksumAddress.js";
import { fromHex, hashHex, toHex } from "../../../sdk/src/hashing/hex.js";
import { keccak256 as portable } from "../../../sdk/src/hashing/portable.js";
import { keccak256 as webAssembly } from "../../../sdk/src/hashing/webAssembly.js";

type Keccak256 = (bytes: Uint8Array) => Uint8Array;

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

/** Runs a program of Node in a process of its own, in which nobody has hashed yet. */
function run(program: string): string {
  const prelude = `
    import { keccak256 } from "#keccak256";
    import { hexlify, keccak256 as expected } from "ethers";
    import { setTimeout as sleep } from "node:timers/promises";

    const hashAll = (from, to) => {
      for (let length = from; length < to; length += 1) {
        const bytes = new Uint8Array(length).fill(length);
        if (hexlify(keccak256(bytes)) !== expected(bytes)) throw new Error("differs at " + length);
      }
    };`;
  const { stdout, stderr } = spawnSync(
    process.execPath,
    ["--import", "tsx/esm", "--input-type=module", "--eval", prelude + program],
    { cwd: fileURLToPath(new URL("../../../sdk", import.meta.url)), encoding: "utf8" },
  );
  return stdout + stderr;
}

describe("#keccak256", () => {
  it("is Keccak-256, in a browser and on Node", () => {
    expectKeccak256(portable, 200);
    expectKeccak256(webAssembly, 2_000);
  });

  it("gives each caller a hash of its own", () => {
    const one = webAssembly(Uint8Array.of(1));
    webAssembly(Uint8Array.of(2));
    expect(hexlify(one)).to.equal(keccak256OfEthers(Uint8Array.of(1)));
  });

  it("loads WebAssembly on Node once that pays, and once alone, and hashes the same before and after", () => {
    const output = run(`
      const { compile } = WebAssembly;
      let compiled = 0;
      WebAssembly.compile = (bytes) => {
        compiled += 1;
        return compile(bytes);
      };
      hashAll(0, 999);
      await sleep(100);
      const before = compiled;
      hashAll(999, 1_000);
      for (let waited = 0; compiled === 0 && waited < 10_000; waited += 10) await sleep(10);
      await sleep(500);
      hashAll(0, 3_000);
      await sleep(100);
      console.log(before, compiled);`);
    expect(output).to.equal("0 1\n");
  }).timeout(60_000);

  it("hashes on where Node has no WebAssembly", () => {
    const output = run(`
      delete globalThis.WebAssembly;
      hashAll(0, 1_500);
      await sleep(500);
      hashAll(1_500, 2_000);
      console.log(typeof WebAssembly);`);
    expect(output).to.equal("undefined\n");
  }).timeout(60_000);
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
