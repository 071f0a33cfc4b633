import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

import { expect } from "chai";
import fc from "fast-check";
import { afterEach, beforeEach, describe, it } from "mocha";

import {
  accountsOf,
  admit,
  assemble,
  dismiss,
  memberOf,
  networkOf,
  networkNames,
  parseNetwork,
  planText,
  readNetwork,
  validatorsByPlan,
  withTransition,
  type Network,
} from "../../network/Network.js";
import { ascending } from "@elicense/sdk/qbft";
import type { JoiningCard } from "../../network/JoiningCard.js";
import { NetworkError } from "../../network/NetworkError.js";
import { readTransition, type Transition } from "../../network/Transition.js";
import { cardOf, cards, inventedAccount, jsonOf } from "./departments.js";
import { faultOf } from "./faultOf.js";

const path = "network.json";
const network = assemble(cards);
const [bozhou, fuyang, hefei] = cards as readonly [JoiningCard, JoiningCard, JoiningCard];

const time = 1_900_000_000;
const period: Transition = { time, blockPeriodSeconds: 5 };
const validators: Transition = { block: 120_000, validators: network.founders.slice(0, 4) };
const fork: Transition = { fork: "prague", time };

function parse(json: unknown): Network {
  return parseNetwork(json, path);
}

/** The plan with other members in it. */
function planWith(members: Readonly<Record<string, unknown>>): Record<string, unknown> {
  return { ...jsonOf(JSON.parse(planText(network)) as object), ...members };
}

describe("assembling a network", () => {
  it("gives the same plan for the same cards, in whatever order they come", () => {
    fc.assert(
      fc.property(fc.shuffledSubarray([...cards], { minLength: cards.length }), (shuffled) => {
        expect(assemble(shuffled)).to.deep.equal(network);
      }),
      { numRuns: 30 },
    );
  });

  it("has the validators as founders, and more than half of the departments govern", () => {
    const addresses = cards.map(({ validator }) => validator.address);
    expect(network.founders).to.have.members(addresses);
    expect(network.founders).to.deep.equal([...network.founders].sort((a, b) => (BigInt(a) < BigInt(b) ? -1 : 1)));
    expect(network).to.include({ name: "anhui", chainId: 90_210, threshold: 3, blockPeriodSeconds: 2 });
    expect(network).to.include({ requestTimeoutSeconds: 4, epochLength: 30_000 });
  });

  it("takes the options that it is given", () => {
    const options = { threshold: 5, blockPeriodSeconds: 1, requestTimeoutSeconds: 9 };
    expect(assemble(cards, options)).to.include(options);
  });

  it("refuses two founders of one department, by its code or by its signer, and admits the second one later", () => {
    const twice = [
      ["code", bozhou.code, { code: bozhou.code }],
      ["governanceSigner", bozhou.governanceSigner, { governanceSigner: bozhou.governanceSigner }],
    ] as const;
    for (const [field, value, changes] of twice) {
      const second = cardOf("bozhou-2", 6, changes);
      const fault = {
        code: "NETWORK_FOUNDER_TWICE",
        details: { first: "bozhou", second: "bozhou-2", field, value },
      };
      expect(faultOf(() => assemble([...cards, second]))).to.deep.equal(fault);
      const grown = admit(network, second);
      expect(grown.members).to.have.length(6);
      const founders = ascending([...network.founders, second.validator.address]);
      const plan = { ...(JSON.parse(planText(grown)) as object), founders };
      expect(faultOf(() => parse(plan))).to.deep.equal(fault);
    }
    // Nor does a founder become another's department by a newer card.
    const newer = cardOf("wuhu", 5, { version: 2, code: hefei.code });
    expect(faultOf(() => admit(network, newer)).code).to.equal("NETWORK_FOUNDER_TWICE");
  });

  it("refuses fewer than four cards", () => {
    for (const count of [0, 1, 3]) {
      expect(faultOf(() => assemble(cards.slice(0, count)))).to.deep.equal({
        code: "NETWORK_TOO_FEW",
        details: { count, fewest: 4 },
      });
    }
    expect(assemble(cards.slice(0, 4)).founders).to.have.length(4);
  });

  it("refuses a threshold of half of the departments, and of more than all", () => {
    for (const threshold of [1, 2, 6]) {
      expect(faultOf(() => assemble(cards, { threshold }))).to.deep.equal({
        code: "NETWORK_THRESHOLD",
        details: { threshold, count: 5 },
      });
    }
  });

  it("refuses a block period with which clients would take it for halted, and reads one that has it from before", () => {
    const fault = { code: "NETWORK_PERIOD", details: { period: 31, longest: 30 } };
    expect(faultOf(() => assemble(cards, { blockPeriodSeconds: 31 }))).to.deep.equal(fault);
    expect(faultOf(() => withTransition(network, { time, blockPeriodSeconds: 31 }))).to.deep.equal(fault);
    const slow = assemble(cards, { blockPeriodSeconds: 30 });
    expect(slow.blockPeriodSeconds).to.equal(30);
    expect(withTransition(slow, { time, blockPeriodSeconds: 30 }).transitions).to.have.length(1);
    const slower = parse({ ...(JSON.parse(planText(slow)) as object), blockPeriodSeconds: 60 });
    expect(slower.blockPeriodSeconds).to.equal(60);
    expect(withTransition(slower, { time, blockPeriodSeconds: 5 }).blockPeriodSeconds).to.equal(60);
  });

  it("refuses a card of another network, or of another chain", () => {
    for (const changes of [{ network: "jiangsu" }, { chainId: 7 }]) {
      const stranger = cardOf("wuhu", 5, changes);
      expect(faultOf(() => assemble([...cards.slice(0, 4), stranger]))).to.deep.equal({
        code: "CARD_OTHER_NETWORK",
        details: {
          ...{ file: "wuhu", network: stranger.network, chainId: stranger.chainId },
          ...{ expected: "anhui", expectedChainId: 90_210 },
        },
      });
    }
  });

  describe("refuses two members with the same", () => {
    const clash = (card: JoiningCard): ReturnType<typeof faultOf> =>
      faultOf(() => assemble([...cards.slice(0, 4), card]));

    it("name", () => {
      expect(clash(cardOf("hefei", 5))).to.deep.equal({
        code: "CARD_CLASH",
        details: { first: "hefei", second: "hefei", field: "name", value: "hefei" },
      });
    });

    it("validator's key", () => {
      const copied = {
        ...cardOf("wuhu", 5),
        validator: { ...cardOf("wuhu", 5).validator, publicKey: hefei.validator.publicKey },
      };
      expect(clash(copied)).to.deep.equal({
        code: "CARD_CLASH",
        details: { first: "hefei", second: "wuhu", field: "publicKey", value: hefei.validator.publicKey },
      });
    });

    it("key of an RPC node and a validator", () => {
      const rpc = { ...cardOf("wuhu", 5).rpc!, publicKey: hefei.validator.publicKey };
      expect(clash(cardOf("wuhu", 5, { rpc })).details).to.include({
        first: "hefei",
        second: "wuhu",
        field: "publicKey",
      });
    });

    it("port of one machine, whatever it is for", () => {
      const { host } = hefei;
      for (const [port, rpcPort, metricsPort, taken] of [
        [30_303, 1, 2, 30_303],
        [1, 8_545, 2, 8_545],
        [1, 2, 9_545, 9_545],
        [8_645, 1, 2, 8_645],
      ] as const) {
        const validator = { port, rpcPort, metricsPort };
        expect(clash(cardOf("wuhu", 5, { host, validator, rpc: null }))).to.deep.equal({
          code: "CARD_CLASH",
          details: { first: "hefei", second: "wuhu", field: "port", value: `${host}:${taken}` },
        });
      }
    });
  });

  it("refuses a governance signer that is another member's node", () => {
    for (const address of [hefei.validator.address, inventedAccount("hefei rpc")]) {
      expect(
        faultOf(() => assemble([...cards.slice(0, 4), cardOf("wuhu", 5, { governanceSigner: address })])),
      ).to.deep.equal({
        code: "CARD_GOVERNANCE",
        details: { member: "wuhu", address },
      });
    }
  });
});

describe("admitting and dismissing", () => {
  const chuzhou = cardOf("chuzhou", 6);

  it("takes a new member in by its name, and leaves the first block as it was", () => {
    const more = admit(network, chuzhou);
    expect(more.members.map(({ name }) => name)).to.deep.equal([
      "bozhou",
      "chuzhou",
      "fuyang",
      "hefei",
      "huangshan",
      "wuhu",
    ]);
    expect(more).to.deep.include({ founders: network.founders, genesisHash: network.genesisHash });
    expect(more.fingerprint).not.to.equal(network.fingerprint);
    expect(dismiss(more, "chuzhou")).to.deep.equal(network);
  });

  it("takes a member's newer card in the place of the older one, and the same again", () => {
    const account = inventedAccount("another");
    const newer = cardOf("wuhu", 5, { version: 2, accounts: [account] });
    const changed = admit(network, newer);
    expect(memberOf(changed, "wuhu")).to.deep.equal(newer);
    expect(accountsOf(changed)).to.include(account);
    expect(admit(changed, newer)).to.deep.equal(changed);
  });

  it("refuses an older card, and another of the same version", () => {
    const newer = admit(network, cardOf("wuhu", 5, { version: 3 }));
    for (const [version, accounts] of [
      [2, []],
      [3, [inventedAccount("another")]],
    ] as const) {
      expect(faultOf(() => admit(newer, cardOf("wuhu", 5, { version, accounts })))).to.deep.equal({
        code: "CARD_OLDER",
        details: { member: "wuhu", known: 3, version },
      });
    }
  });

  it("refuses a newer card that names another signer, whoever signed it, unless that signer is named as well", () => {
    // Whoever has the node's machine has the validator's key, and a governance key of its own.
    const newer = cardOf("chuzhou", 6, { version: 2, governanceSigner: bozhou.governanceSigner });
    const member = admit(network, chuzhou);
    const details = { member: "chuzhou", before: chuzhou.governanceSigner, after: bozhou.governanceSigner };
    for (const newSigners of [undefined, [], [chuzhou.governanceSigner]]) {
      expect(faultOf(() => admit(member, newer, newSigners))).to.deep.equal({ code: "CARD_NEW_SIGNER", details });
    }
    const changed = admit(member, newer, [hefei.governanceSigner, bozhou.governanceSigner]);
    expect(memberOf(changed, "chuzhou")).to.deep.equal(newer);
    expect(admit(changed, newer)).to.deep.equal(changed);
  });

  it("refuses another key under the same name", () => {
    const other = { ...cardOf("wuhu-2", 5, { version: 2 }), name: "wuhu" };
    expect(faultOf(() => admit(network, { ...other, validator: chuzhou.validator }))).to.deep.equal({
      code: "CARD_ANOTHER_KEY",
      details: { member: "wuhu" },
    });
  });

  it("refuses a card of another network, or one that clashes with a member's", () => {
    expect(faultOf(() => admit(network, cardOf("chuzhou", 6, { network: "jiangsu" }))).code).to.equal(
      "CARD_OTHER_NETWORK",
    );
    const beside = { host: hefei.host, validator: { port: 30_303, rpcPort: 1, metricsPort: 2 }, rpc: null };
    expect(faultOf(() => admit(network, cardOf("chuzhou", 6, beside))).details).to.deep.equal({
      ...{ first: "chuzhou", second: "hefei", field: "port", value: "10.0.3.4:30303" },
    });
  });

  it("refuses to dismiss who is no member", () => {
    expect(faultOf(() => dismiss(network, "chuzhou"))).to.deep.equal({
      code: "MEMBER_UNKNOWN",
      details: { member: "chuzhou", members: "bozhou, fuyang, hefei, huangshan, wuhu" },
    });
  });
});

describe("a transition", () => {
  it("is read in one form of each kind", () => {
    for (const transition of [period, validators, fork])
      expect(readTransition(jsonOf(transition))).to.deep.equal(transition);
  });

  const wrong: readonly (readonly [title: string, json: unknown, field: string])[] = [
    ["is nothing", null, "transition"],
    ["is nothing of an object", 5, "transition"],
    ["is a text", "x", "0"],
    ["says nothing", {}, "transition"],
    ["says two things", { ...validators, ...fork }, "transition"],
    ["has a member that no transition has", { ...fork, note: "" }, "note"],
    ["has a time for validators", { ...validators, time }, "time"],
    ["has a block for a period", { ...period, block: 5 }, "block"],
    ["has a block for a fork", { ...fork, block: 5 }, "block"],
    ["has no time", { blockPeriodSeconds: 5 }, "time"],
    ["has no block", { validators: network.founders }, "block"],
    ["is of a fork that there is not", { fork: "paris", time }, "fork"],
    ["is of a fork before the first block's", { fork: "cancun", time }, "fork"],
    ["has block 0", { ...validators, block: 0 }, "block"],
    ["has half a block", { ...validators, block: 1.5 }, "block"],
    ["has a period of nothing", { time, blockPeriodSeconds: 0 }, "blockPeriodSeconds"],
    ["has no validators", { block: 5, validators: [] }, "validators"],
    ["has something else than addresses", { block: 5, validators: ["hefei"] }, "validators"],
    ["has an address with a wrong letter", { block: 5, validators: [flipped(bozhou.governanceSigner)] }, "validators"],
  ];
  for (const [title, json, field] of wrong) {
    it(`is refused where it ${title}`, () => {
      const { code, details } = faultOf(() => readTransition(json));
      expect([code, details.field]).to.deep.equal(["TRANSITION_FORM", field]);
    });
  }

  it("stands in one order with others, whichever came first", () => {
    const all = [period, validators, fork];
    const one = all.reduce(withTransition, network);
    const other = [...all].reverse().reduce(withTransition, network);
    expect(one).to.deep.equal(other);
    expect(one.transitions).to.have.length(3);
    expect(parse(JSON.parse(planText(one)))).to.deep.equal(one);
  });

  it("changes the fingerprint, and not the first block", () => {
    for (const transition of [period, validators, fork]) {
      const changed = withTransition(network, transition);
      expect(changed.fingerprint).not.to.equal(network.fingerprint);
      expect(changed.genesisHash).to.equal(network.genesisHash);
    }
  });

  const clashes: readonly (readonly [title: string, known: Transition, other: Transition])[] = [
    ["another period at the same time", period, { time, blockPeriodSeconds: 1 }],
    ["other validators at the same block", validators, { block: 120_000, validators: network.founders.slice(1) }],
    ["the same fork at another time", fork, { fork: "prague", time: time + 1 }],
    ["a fork before the one that it follows", fork, { fork: "osaka", time: time - 1 }],
    ["a fork after the one that follows it", { fork: "osaka", time }, { fork: "prague", time: time + 1 }],
  ];
  for (const [title, known, other] of clashes) {
    it(`is refused beside ${title}: no node would start`, () => {
      const fault = {
        code: "TRANSITION_CLASH",
        details: { known: JSON.stringify(known), transition: JSON.stringify(other) },
      };
      expect(faultOf(() => withTransition(withTransition(network, known), other))).to.deep.equal(fault);
      expect(faultOf(() => parse(planWith({ transitions: [known, other] }))).code).to.equal("TRANSITION_CLASH");
    });
  }
});

describe("the validators by the plan", () => {
  const seven = assemble([...cards, cardOf("chuzhou", 6), cardOf("xuancheng", 7)]);
  const left = ["bozhou", "fuyang", "hefei"].reduce(dismiss, seven);
  const addressesOf = ({ members }: Network, count = members.length): readonly string[] =>
    ascending(members.slice(0, count).map(({ validator }) => validator.address));

  it("are the members', whoever founded the network", () => {
    expect(validatorsByPlan(seven)).to.deep.equal(seven.founders);
    expect(validatorsByPlan(left)).to.deep.equal(addressesOf(left)).and.have.length(4);
    expect(validatorsByPlan(admit(network, cardOf("chuzhou", 6)))).to.have.length(6);
  });

  it("are those of the newest change of them, as long as all of these are members", () => {
    const changed = [
      { block: 130_000, validators: addressesOf(left, 2) },
      { block: 120_000, validators: addressesOf(left, 3) },
      period,
    ].reduce<Network>(withTransition, left);
    expect(validatorsByPlan(changed)).to.deep.equal(addressesOf(left, 2));
    const [first] = changed.members as readonly [JoiningCard];
    const rotated = dismiss(admit(changed, cardOf("chizhou", 8)), first.name);
    expect(validatorsByPlan(rotated)).to.deep.equal(addressesOf(rotated)).and.have.length(4);
  });
});

describe("a plan", () => {
  let folder: string;

  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), "elicense-network-"));
  });
  afterEach(() => rmSync(folder, { recursive: true }));

  it("is read as it was written", () => {
    writeFileSync(join(folder, "network.json"), planText(network));
    expect(readNetwork(folder)).to.deep.equal(network);
  });

  it("is refused where it is not there, cannot be read, or is not JSON", () => {
    const path = join(folder, "anhui");
    const missing = (names: string): object => ({ code: "NETWORK_MISSING", details: { path, names } });
    expect(faultOf(() => readNetwork(path))).to.deep.equal(missing("–"));
    for (const name of ["zhejiang", "jiangsu"]) {
      mkdirSync(join(folder, name));
      writeFileSync(join(folder, name, "network.json"), planText(network));
    }
    expect(faultOf(() => readNetwork(path))).to.deep.equal(missing("jiangsu, zhejiang"));
    const file = join(folder, "network.json");
    writeFileSync(file, planText(network).slice(0, -20));
    expect(faultOf(() => readNetwork(folder))).to.deep.equal({ code: "FILE_NOT_JSON", details: { path: file } });
    rmSync(file);
    mkdirSync(file);
    expect(faultOf(() => readNetwork(folder))).to.deep.equal({
      code: "FILE_UNREADABLE",
      details: { path: file, reason: "EISDIR" },
    });
  });

  it("is not sought in a place that cannot be listed", () => {
    const place = join(folder, "networks");
    writeFileSync(place, "");
    expect(faultOf(() => networkNames(place))).to.deep.equal({
      code: "FILE_UNREADABLE",
      details: { path: place, reason: "ENOTDIR" },
    });
  });

  const others: readonly (readonly [field: string, value: unknown, expected: string])[] = [
    ["format", "elicense-network/2", "elicense-network/1"],
    ["name", "Anhui", "a-z 0-9 -"],
    ["chainId", 0, "≥ 1"],
    ["chainId", "90210", "≥ 1"],
    ["threshold", 0, "≥ 1"],
    ["threshold", 1, "3 … 5"],
    ["threshold", 2, "3 … 5"],
    ["threshold", 6, "3 … 5"],
    ["blockPeriodSeconds", 0.5, "≥ 1"],
    ["requestTimeoutSeconds", null, "≥ 1"],
    ["epochLength", -1, "≥ 1"],
    ["founders", {}, "[…]"],
    ["founders", network.founders.slice(2), "≥ 4"],
    ["founders", [...network.founders].reverse(), "a < b < c …"],
    ["founders", [network.founders[0], ...network.founders], "a < b < c …"],
    ["founders[0]", [network.founders[0]!.toLowerCase(), ...network.founders.slice(1)], "0x + 40 × 0-9a-f (EIP-55)"],
    ["founders[1]", [network.founders[0], flipped(network.founders[1]!)], "0x + 40 × 0-9a-f (EIP-55)"],
    ["founders[0]", ["hefei"], "0x + 40 × 0-9a-f (EIP-55)"],
    ["founding", "", "0x + 64 × 0-9a-f"],
    ["founding", network.founding.slice(0, -2), "0x + 64 × 0-9a-f"],
    ["founding", `0x${network.founding.slice(2).toUpperCase()}`, "0x + 64 × 0-9a-f"],
    ["transitions", "none", "[…]"],
    ["transitions", [fork, period], "a < b < c …"],
    ["members", null, "[…]"],
    ["members", [...cards].reverse(), "name a < b < c …"],
  ];
  for (const [field, value, expected] of others) {
    it(`is refused where ${field} is ${JSON.stringify(value).slice(0, 40)}`, () => {
      const name = field.replace(/\[.*/, "");
      expect(faultOf(() => parse(planWith({ [name]: value })))).to.deep.equal({
        code: "NETWORK_FIELD",
        details: { path, field, expected },
      });
    });
  }

  it("is refused where it is no object, or has a further member", () => {
    for (const json of [null, [], "x", 1, true]) {
      expect(faultOf(() => parse(json)).details).to.deep.equal({ path, field: "network", expected: "{…}" });
    }
    for (const name of ["note", "genesisHash", "fingerprint", "validators"]) {
      expect(faultOf(() => parse(planWith({ [name]: "" }))).details).to.deep.equal({
        path,
        field: name,
        expected: "–",
      });
    }
  });

  for (const name of Object.keys(planWith({}))) {
    it(`is refused without ${name}`, () => {
      const { [name]: _, ...rest } = planWith({});
      const { code, details } = faultOf(() => parse(rest));
      expect([code, details.field]).to.deep.equal(["NETWORK_FIELD", name]);
    });
  }

  it("names the card that does not fit", () => {
    const changed = { ...hefei, chainId: 7 };
    expect(faultOf(() => parse(planWith({ members: [bozhou, changed] })))).to.deep.equal({
      code: "CARD_SIGNATURE",
      details: { file: `${path} members[1]` },
    });
    expect(faultOf(() => parse(planWith({ members: [bozhou, fuyang, fuyang] }))).code).to.equal("CARD_CLASH");
    expect(faultOf(() => parse(planWith({ chainId: 7 }))).code).to.equal("CARD_OTHER_NETWORK");
    expect(faultOf(() => parse(planWith({ transitions: [{}] }))).code).to.equal("TRANSITION_FORM");
  });

  it("has each set of validators in one form", () => {
    for (const listed of [[...network.founders].reverse(), [...network.founders, network.founders[4]]]) {
      const transitions = [{ block: 5, validators: listed }];
      expect(faultOf(() => parse(planWith({ transitions })))).to.deep.equal({
        code: "NETWORK_FIELD",
        details: {
          path,
          field: "transitions[0]",
          expected: JSON.stringify({ block: 5, validators: network.founders }),
        },
      });
    }
  });

  it("refuses whatever JSON it is given, and nothing but by its own error", () => {
    fc.assert(
      fc.property(fc.jsonValue(), (json) => {
        expect(() => parse(json)).to.throw(NetworkError);
      }),
    );
    fc.assert(
      fc.property(fc.constantFrom(...Object.keys(planWith({}))), fc.jsonValue(), (name, value) => {
        const plan = planWith({ [name]: value });
        try {
          // What may stand there is told by the fingerprint.
          const { fingerprint } = parse(plan);
          expect(fingerprint === network.fingerprint).to.equal(JSON.stringify(plan) === JSON.stringify(planWith({})));
        } catch (error) {
          expect(error).to.be.instanceOf(NetworkError);
        }
      }),
      { numRuns: 80 },
    );
  });

  it("has a fingerprint that depends on all of it, and on nothing else", () => {
    const changes: readonly Readonly<Record<string, unknown>>[] = [
      { threshold: 4 },
      { blockPeriodSeconds: 3 },
      { requestTimeoutSeconds: 5 },
      { epochLength: 100 },
      { founders: network.founders.slice(0, 4) },
      { transitions: [fork] },
      { members: cards.slice(1) },
      { members: [...cards.slice(0, 4), cardOf("wuhu", 5, { accounts: [], version: 2 })] },
    ];
    const fingerprints = changes.map((change) => parse(planWith(change)).fingerprint);
    expect(new Set([network.fingerprint, ...fingerprints]).size).to.equal(changes.length + 1);
    const other = {
      name: "jiangsu",
      members: cards.map((card, number) => cardOf(card.name, number + 1, { network: "jiangsu" })),
    };
    expect(parse(planWith(other)).fingerprint).not.to.equal(network.fingerprint);

    const { genesisHash, fingerprint, validators: _, ...plan } = network;
    const turned = Object.fromEntries(Object.entries(plan).reverse());
    expect(parse(turned)).to.deep.include({ fingerprint, genesisHash });
    expect(networkOf(plan).fingerprint).to.equal(fingerprint);
    expect(fingerprint).to.match(/^0x[0-9a-f]{64}$/);
  });

  it("lists each account once, in ascending order", () => {
    const shared = cardOf("wuhu", 5, { version: 2, accounts: [hefei.governanceSigner, bozhou.accounts[0]!] });
    const accounts = accountsOf(admit(network, shared));
    expect(accounts).to.deep.equal([...new Set(accounts)].sort((a, b) => (BigInt(a) < BigInt(b) ? -1 : 1)));
    expect(accounts).to.have.members([
      ...new Set(cards.flatMap(({ governanceSigner, accounts: own }) => [governanceSigner, ...own])),
    ]);
  });
});

/** An address with one letter of its checksum in the other case. */
function flipped(address: string): string {
  const at = address.search(/[a-f]/);
  return address.slice(0, at) + address.charAt(at).toUpperCase() + address.slice(at + 1);
}
