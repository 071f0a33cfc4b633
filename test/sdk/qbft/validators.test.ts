import { ElicenseError } from "@elicense/sdk/errors";
import {
  findTrustedBlock,
  followValidators,
  genesisValidators,
  headerOfBlock,
  quorumOf,
  toleratedFaults,
  trustHeader,
  type Header,
  type TrustedBlock,
  type ValidatorSet,
  type Vote,
} from "@elicense/sdk/qbft";
import { expect } from "chai";
import fc from "fast-check";

import { refusal } from "../refusal.js";
import { recordedBlocks } from "./recorded.js";
import { genesisBlock, makeValidators, sealedBlock, type HeaderDraft, type Validator } from "./sealedChain.js";

const all = makeValidators(7);
const four = all.slice(0, 4);
const [first, second, third, fourth] = four as [Validator, Validator, Validator, Validator];
const fifth = all[4] as Validator;

const ascending = (given: readonly string[]): readonly string[] =>
  given.toSorted((a, b) => (BigInt(a) < BigInt(b) ? -1 : 1));

const addresses = (validators: readonly Validator[]): string[] => validators.map(({ address }) => address);

/** A chain that grows block by block, with its validators followed. */
class Chain {
  readonly headers: Header[];
  set: ValidatorSet;

  constructor(validators: readonly Validator[]) {
    const genesis = headerOfBlock(genesisBlock(validators));
    this.headers = [genesis];
    this.set = genesisValidators(genesis, genesis.hash);
  }

  get validators(): readonly Validator[] {
    return this.set.validators.map((address) => all.find((each) => each.address === address) as Validator);
  }

  draft(change: Partial<HeaderDraft> = {}): Header {
    const { block, hash } = this.set;
    return headerOfBlock(sealedBlock({ number: block + 1, parentHash: hash, validators: this.validators, ...change }));
  }

  grow(change: Partial<HeaderDraft> = {}, rules: Parameters<typeof followValidators>[2] = {}): this {
    const header = this.draft(change);
    this.set = followValidators(this.set, header, rules);
    this.headers.push(header);
    return this;
  }

  vote(proposer: Validator, candidate: Validator, adds: boolean): this {
    return this.grow({ proposer, vote: { candidate: candidate.address, adds } });
  }

  trusted(number: number): TrustedBlock {
    const { hash, extraData } = this.headers[number] as Header;
    return { number, hash, validators: extraData.validators };
  }
}

const refused = (action: () => unknown, code: string, details: object): void => {
  expect(action).to.throw(ElicenseError).that.deep.includes({ code, details });
};

describe("quorums", () => {
  it("are two thirds, rounded up", () => {
    const rows = [1, 2, 3, 4, 5, 6, 7, 10].map((count) => [count, quorumOf(count), toleratedFaults(count)]);
    expect(rows).to.deep.equal([
      [1, 1, 0],
      [2, 2, 0],
      [3, 2, 0],
      [4, 3, 1],
      [5, 4, 1],
      [6, 4, 1],
      [7, 5, 2],
      [10, 7, 3],
    ]);
  });

  it("of one chain have one in common that keeps to the rules", () => {
    for (let count = 1; count <= 100; count += 1) {
      const inCommon = 2 * quorumOf(count) - count;
      expect(inCommon, String(count)).to.be.greaterThan(toleratedFaults(count));
      expect(quorumOf(count), String(count)).to.be.at.most(count - toleratedFaults(count));
    }
  });
});

describe("genesisValidators", () => {
  it("takes the first block's, in ascending order", () => {
    const header = headerOfBlock(genesisBlock(four.toReversed()));
    expect(genesisValidators(header, header.hash)).to.deep.equal({
      ...{ block: 0, hash: header.hash, validators: addresses(four), votes: [] },
    });
  });

  it("takes no other chain's, and no other block's", () => {
    const chain = new Chain(four).grow();
    const [genesis, next] = chain.headers as [Header, Header];
    const expected = `0x${"1".repeat(64)}`;
    const code = "DEPLOYMENT_WRONG_GENESIS";
    refused(() => genesisValidators(genesis, expected), code, { expected, actual: genesis.hash });
    refused(() => genesisValidators(next, next.hash), code, { expected: next.hash, actual: next.hash });
  });
});

describe("followValidators", () => {
  it("adds one for whom more than half have voted", () => {
    const chain = new Chain(four).vote(first, fifth, true).vote(second, fifth, true);
    expect(chain.set.validators).to.deep.equal(addresses(four));
    expect(chain.set.votes).to.deep.equal(
      [first, second].map(({ address }) => ({ voter: address, candidate: fifth.address, adds: true })),
    );
    chain.vote(third, fifth, true);
    expect(chain.set.validators).to.deep.equal(addresses(all.slice(0, 5)));
    expect(chain.set.votes).to.deep.equal([]);
  });

  it("drops one against whom more than half have voted, with the votes that it has cast", () => {
    const chain = new Chain(four).vote(fourth, fifth, true).vote(fourth, first, false).vote(first, fifth, true);
    chain.vote(first, fourth, false).vote(second, fourth, false).vote(third, fourth, false);
    expect(chain.set.validators).to.deep.equal(addresses([first, second, third]));
    expect(chain.set.votes).to.deep.equal([{ voter: first.address, candidate: fifth.address, adds: true }]);
    // Half is not enough: with what the dropped one had said there would be a majority.
    chain.vote(second, fifth, true);
    expect(chain.set.validators).to.deep.equal(addresses([first, second, third, fifth]));
  });

  it("counts a voter's last word", () => {
    const chain = new Chain(four).vote(first, fifth, true).vote(first, fifth, true).vote(second, fifth, true);
    chain.vote(first, fifth, false).vote(third, fifth, true);
    expect(chain.set.validators).to.deep.equal(addresses(four));
    chain.vote(first, fifth, true);
    expect(chain.set.validators).to.deep.equal(addresses(all.slice(0, 5)));
  });

  it("takes no vote in an epoch's first block, and forgets those before it", () => {
    const rules = { epochLength: 3 };
    const vote = { candidate: fifth.address, adds: true };
    const chain = new Chain(four).grow({ proposer: first, vote }, rules).grow({ proposer: second, vote }, rules);
    chain.grow({ proposer: third, vote }, rules);
    expect(chain.set.validators).to.deep.equal(addresses(four));
    expect(chain.set.votes).to.deep.equal([]);
  });

  it("takes the validators that the configuration names from a block on", () => {
    const rules = { transitions: [{ block: 2, validators: addresses(all.slice(2, 6).toReversed()) }] };
    const chain = new Chain(four).grow({}, rules);
    expect(chain.set.validators).to.deep.equal(addresses(all.slice(2, 6)));
    chain.grow({}, rules).grow({}, rules);
    expect(chain.set.block).to.equal(3);
  });

  it("refuses a block that does not follow", () => {
    const chain = new Chain(four).grow();
    const details = { block: 3, before: 1 };
    refused(() => followValidators(chain.set, chain.draft({ number: 3 })), "QBFT_NOT_LINKED", details);
    const other = chain.draft({ parentHash: `0x${"1".repeat(64)}` });
    refused(() => followValidators(chain.set, other), "QBFT_NOT_LINKED", { block: 2, before: 1 });
  });

  it("refuses a block of other validators, or by none of them", () => {
    const chain = new Chain(four);
    const code = "QBFT_VALIDATORS";
    const rows = [{ validators: all.slice(0, 5) }, { validators: all.slice(0, 3) }, { proposer: fifth }];
    for (const row of rows) refused(() => followValidators(chain.set, chain.draft(row)), code, { block: 1 });
  });

  it("refuses a block with too few seals, a stranger's, or one twice", () => {
    const chain = new Chain(four);
    const rows = [
      [[], "QBFT_NOT_SEALED", { block: 1, seals: 0, quorum: 3 }],
      [[first, second], "QBFT_NOT_SEALED", { block: 1, seals: 2, quorum: 3 }],
      [[first, second, fifth], "QBFT_SEAL", { block: 1, place: 3 }],
      [[first, first, second], "QBFT_SEAL", { block: 1, place: 2 }],
    ] as const;
    for (const [sealers, code, details] of rows) {
      refused(() => followValidators(chain.set, chain.draft({ sealers })), code, details);
    }
  });

  it("never loses agreement, whatever is voted", () => {
    const ballot = fc.record({ voter: fc.nat(6), candidate: fc.nat(6), adds: fc.boolean(), votes: fc.boolean() });
    fc.assert(
      fc.property(fc.array(ballot, { maxLength: 25 }), (ballots) => {
        const chain = new Chain(four);
        for (const { voter, candidate, adds, votes } of ballots) {
          const before = chain.set.validators;
          const { validators } = chain;
          const proposer = validators[voter % validators.length] as Validator;
          const vote: Vote = { candidate: (all[candidate] as Validator).address, adds };
          // Nobody votes the last one out.
          if (validators.length === 1 && !adds) continue;
          chain.grow(votes ? { proposer, vote } : { proposer });
          const after = chain.set.validators;
          const changed = [...before, ...after].filter((each) => before.includes(each) !== after.includes(each));
          expect(changed.length).to.be.at.most(1);
          if (changed.length > 0) expect(changed).to.deep.equal([vote.candidate]);
          for (const { voter: open } of chain.set.votes) expect(after).to.include(open);
        }
      }),
      { numRuns: 15 },
    );
  });
});

/** Four validators that become three others and one of the old, a vote at a time, with quiet blocks between. */
const changingChain = once((): Chain => {
  const chain = new Chain(four);
  const replace = (out: Validator, into: Validator): void => {
    for (const voter of chain.validators.slice(0, 3)) chain.vote(voter, into, true);
    for (let quiet = 0; quiet < 8; quiet += 1) chain.grow();
    for (const voter of chain.validators.filter((each) => each !== out).slice(0, 3)) chain.vote(voter, out, false);
    for (let quiet = 0; quiet < 8; quiet += 1) chain.grow();
  };
  replace(first, all[4] as Validator);
  replace(second, all[5] as Validator);
  replace(third, all[6] as Validator);
  return chain;
});

/** To seal and follow blocks takes milliseconds each: it is done when first asked for, and once. */
function once<Made>(make: () => Made): () => Made {
  let made: Made | undefined;
  return () => (made ??= make());
}

describe("trustHeader", () => {
  it("trusts a later block that enough of the validators sealed", () => {
    const chain = new Chain(four).grow().grow().grow();
    const header = chain.headers[3] as Header;
    expect(trustHeader(chain.trusted(0), header)).to.deep.equal(chain.trusted(3));
    expect(trustHeader(chain.trusted(3), header)).to.deep.equal(chain.trusted(3));
  });

  it("does not trust what too few of them sealed, or what is no later block", () => {
    const chain = changingChain();
    const last = chain.headers.length - 1;
    const header = chain.headers[last] as Header;
    const code = "QBFT_NOT_TRUSTED";
    refused(() => trustHeader(chain.trusted(0), header), code, { block: last, trusted: 0, known: 1, needed: 2 });
    const earlier = chain.headers[2] as Header;
    refused(() => trustHeader(chain.trusted(5), earlier), "QBFT_NOT_LINKED", { block: 2, before: 5 });
    const fork = headerOfBlock(sealedBlock({ number: 5, parentHash: `0x${"1".repeat(64)}`, validators: four }));
    refused(() => trustHeader(chain.trusted(5), fork), "QBFT_NOT_LINKED", { block: 5, before: 5 });
  });

  it("trusts nothing by a block that names no validators", async () => {
    const [stranger] = makeValidators(1, "stranger") as [Validator];
    const forged = headerOfBlock(sealedBlock({ number: 9, parentHash: `0x${"1".repeat(64)}`, validators: [stranger] }));
    for (const hash of [`0x${"2".repeat(64)}`, forged.hash]) {
      const empty = { number: hash === forged.hash ? 9 : 5, hash, validators: [] };
      const details = { block: empty.number };
      refused(() => trustHeader(empty, forged), "QBFT_NO_VALIDATORS", details);
      const attempt = findTrustedBlock(empty, forged, () => expect.fail("asked"));
      expect(await refusal(attempt)).to.deep.equal({ code: "QBFT_NO_VALIDATORS", details });
    }
  });

  it("asks for a third of the trusted block's validators at least", () => {
    // All but that many of the trusted validators are others by then.
    const rows = [1, 2, 3, 4, 6, 7].map((count) => {
      const trusted = { number: 5, hash: `0x${"2".repeat(64)}`, validators: addresses(all.slice(0, count)) };
      const strangers = makeValidators(14, "stranger");
      const needed = Array.from({ length: count + 1 }, (_, known) => known).find((known) => {
        const validators = [...all.slice(0, known), ...strangers.slice(0, known + 1)];
        const parentHash = `0x${"1".repeat(64)}`;
        const header = headerOfBlock(sealedBlock({ number: 9, parentHash, validators, sealers: validators }));
        try {
          return trustHeader(trusted, header).number === 9;
        } catch {
          return false;
        }
      });
      return [count, needed];
    });
    expect(rows).to.deep.equal([
      [1, 1],
      [2, 1],
      [3, 1],
      [4, 2],
      [6, 2],
      [7, 3],
    ]);
  });
});

describe("findTrustedBlock", () => {
  let chain: Chain;
  let last: number;
  let header: Header;

  before(() => {
    chain = changingChain();
    last = chain.headers.length - 1;
    header = chain.headers[last] as Header;
  });

  it("takes steps as short as the changes ask for", async () => {
    const asked: number[] = [];
    const trusted = await findTrustedBlock(chain.trusted(0), header, (number) => {
      asked.push(number);
      return Promise.resolve(chain.headers[number] as Header);
    });
    expect(trusted).to.deep.equal(chain.trusted(last));
    expect(asked.length).to.be.within(1, 8);
  });

  it("asks for nothing where the validators are the same", async () => {
    const near = chain.headers[15] as Header;
    const trusted = await findTrustedBlock(chain.trusted(10), near, () => expect.fail("asked"));
    expect(trusted).to.deep.equal(chain.trusted(15));
  });

  it("does not trust a chain that strangers made from some block on", async () => {
    const strangers = makeValidators(4, "stranger");
    const forged = headerOfBlock(sealedBlock({ number: last, parentHash: header.parentHash, validators: strangers }));
    const attempt = findTrustedBlock(chain.trusted(0), forged, (number) =>
      Promise.resolve(chain.headers[number] as Header),
    );
    expect(await refusal(attempt)).to.deep.equal({
      code: "QBFT_NOT_TRUSTED",
      details: { block: last, trusted: last - 1, known: 0, needed: 2 },
    });
  });

  it("takes no other block for the one that it asked for", async () => {
    const attempt = findTrustedBlock(chain.trusted(0), header, () => Promise.resolve(chain.headers[1] as Header));
    expect(await refusal(attempt)).to.deep.include({ code: "QBFT_NOT_TRUSTED" });
  });

  it("goes past a real chain's changes of validators", async () => {
    const recorded = recordedBlocks.map(({ block }) => headerOfBlock(block));
    const [genesis, newest] = [recorded[0] as Header, recorded.at(-1) as Header];
    const { hash, validators } = genesisValidators(genesis, genesis.hash);
    const trusted = await findTrustedBlock({ number: 0, hash, validators }, newest, () => expect.fail("asked"));
    const { number, hash: newestHash, extraData } = newest;
    expect(trusted).to.deep.equal({ number, hash: newestHash, validators: ascending(extraData.validators) });
    expect(extraData.validators).to.have.length(validators.length + 1);
  });
});

describe("validators of a real chain", () => {
  it("are followed wherever its recorded blocks follow each other", () => {
    const headers = recordedBlocks.map(({ block }) => headerOfBlock(block));
    let followed = 0;
    headers.forEach((header, place) => {
      const next = headers[place + 1];
      if (next?.number !== header.number + 1) return;
      const { number: block, hash, extraData } = header;
      const validators = ascending(extraData.validators);
      const set = followValidators({ block, hash, validators, votes: [] }, next);
      expect(set).to.deep.include({ block: next.number, hash: next.hash, validators });
      expect(set.votes).to.have.length(next.extraData.vote === null ? 0 : 1);
      followed += 1;
    });
    expect(followed).to.be.greaterThan(20);
  });
});
