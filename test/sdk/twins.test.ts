import {
  dayFromNumber,
  deriveLicenseId,
  hashGrant,
  hashWithdrawal,
  leafOf,
  registerHead,
  type Grant,
  type Issuance,
} from "@elicense/sdk";
import { expect } from "chai";
import { toBeHex, type BaseContract } from "ethers";
import fc from "fast-check";

import { toGrantArgument } from "../../sdk/src/grants/Grant.js";
import { toIssuanceArgument } from "../../sdk/src/licenses/Issuance.js";
import { setStage } from "./stage.js";

/** What is fuzzed elsewhere: records (`history/`), the life cycle's table (`lifeCycle/`), proofs (`documents/`). */
interface TwinsHarness extends BaseContract {
  readonly licenseIdOf: (...parts: readonly unknown[]) => Promise<string>;
  readonly leafOf: (field: object) => Promise<string>;
  readonly registerHead: (head: bigint, entry: string) => Promise<bigint>;
}

const stage = await setStage();
const { deployment } = stage;
const { access } = stage.clientOf("anhuiJustice").contracts;
const harness = (await stage.connection.ethers.deployContract("TwinsHarness")) as unknown as TwinsHarness;

const runs = { numRuns: 200 };

const upTo = (bits: number): fc.Arbitrary<number> => fc.integer({ min: 0, max: 2 ** bits - 1 });
const big = (bits: number): fc.Arbitrary<bigint> => fc.bigInt({ min: 0n, max: (1n << BigInt(bits)) - 1n });
const hash = big(256).map((number) => toBeHex(number, 32));
const day = fc.integer({ min: 1, max: 65_535 }).map(dayFromNumber);
const region = fc.integer({ min: 0, max: 999_999 }).map((number) => String(number).padStart(6, "0"));
const parts = fc.record({ licenseType: upTo(16), authority: upTo(32), region });

const issuances: fc.Arbitrary<Issuance> = fc.record({
  root: hash,
  decision: fc.record({ reason: upTo(16), documentHash: hash, approver: upTo(32), effectiveOn: day }),
  validThrough: fc.option(day),
});

const grants: fc.Arbitrary<Grant> = fc
  .record({
    ...{ license: hash, holder: big(160).map((number) => toBeHex(number, 20)), binding: upTo(8), consumer: upTo(32) },
    ...{ matter: hash, fields: big(128), nonce: hash, times: fc.tuple(upTo(40), upTo(40)) },
    maxUses: fc.integer({ min: 1, max: 2 ** 32 - 1 }),
  })
  .map(({ times, ...grant }) => {
    const [notBefore, notAfter] = times.sort((a, b) => a - b);
    return { ...grant, kind: "CONSENT", notBefore, notAfter };
  });

describe("what the SDK computes as the contracts do, over arbitrary input", () => {
  it("is a license's id", async () => {
    await fc.assert(
      fc.asyncProperty(parts, issuances, async (of, issuance) => {
        const { licenseType, authority } = of;
        const expected = await harness.licenseIdOf(licenseType, authority, of.region, toIssuanceArgument(issuance));
        expect(deriveLicenseId(of, issuance)).to.equal(expected);
      }),
      runs,
    );
  });

  it("is a field's leaf, whatever its path, salt and value", async () => {
    const text = fc.string({ unit: "grapheme", maxLength: 120 });
    await fc.assert(
      fc.asyncProperty(text, hash, text, async (path, salt, value) => {
        expect(leafOf({ path, value }, salt)).to.equal(await harness.leafOf({ path, salt, value }));
      }),
      runs,
    );
  });

  it("is the head of a register", async () => {
    await fc.assert(
      fc.asyncProperty(big(192), hash, async (head, entry) => {
        expect(registerHead(head, entry)).to.equal(await harness.registerHead(head, entry));
      }),
      runs,
    );
  });

  it("is the hash of a grant, which its holder signs, and of its withdrawal", async () => {
    await fc.assert(
      fc.asyncProperty(grants, async (grant) => {
        const id = hashGrant(deployment, grant);
        expect(await access.hashGrant(toGrantArgument(grant))).to.equal(id);
        expect(await access.hashWithdrawal(id)).to.equal(hashWithdrawal(deployment, id));
      }),
      runs,
    );
  });
});
