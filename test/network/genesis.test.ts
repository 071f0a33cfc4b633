import { canonicalJson } from "@elicense/sdk";
import { genesisExtraData, headerOfBlock, readExtraData } from "@elicense/sdk/qbft";
import { expect } from "chai";
import { id } from "ethers";
import { describe, it } from "mocha";

import { firstBlockHash, genesisHashOf, genesisText } from "../../network/files/genesis.js";
import type { CardParts, JoiningCard } from "../../network/JoiningCard.js";
import { admit, assemble, dismiss, withTransition, type Network } from "../../network/Network.js";
import { recordedBlocks, recordedGenesis } from "../sdk/qbft/recorded.js";
import { cardOf, cards } from "./departments.js";

/** What a recorded header says of its validators, in ascending order as every header after the first has them. */
const recorded = recordedBlocks.find(({ expect: { number } }) => number === 1)!.expect.validators;

/** What a first block says where nothing is said of the founding, as of a chain of others. */
const noFounding = `0x${"0".repeat(64)}`;

/** What a card says, to make it anew. */
function partsOfCard({ host, rpc, accounts }: JoiningCard): Partial<CardParts> {
  return { host, rpc, accounts };
}

/** A genesis file, as far as it is compared. */
interface Genesis {
  readonly config: Readonly<Record<string, unknown>>;
  readonly extraData: string;
}

describe("the first block", () => {
  it("has the hash that a real node gave it, by what it was told of the validators", () => {
    const genesis = recordedBlocks.find(({ expect: { number } }) => number === 0)!;
    expect(firstBlockHash(recordedGenesis.extraData)).to.equal(headerOfBlock(genesis.block).hash);
    expect(genesis.block.hash).to.equal(headerOfBlock(genesis.block).hash);
  });

  it("is written as the recorded file has it, but for the validators' order and the options", () => {
    const text = genesisText({
      ...{ chainId: 90_210, blockPeriodSeconds: 1, requestTimeoutSeconds: 4, epochLength: 30_000 },
      ...{ founders: recorded, founding: noFounding, transitions: [] },
    });
    const written = JSON.parse(text) as Genesis;
    const { extraData, ...rest } = recordedGenesis;
    expect({ ...written, extraData: undefined }).to.deep.equal({ ...rest, extraData: undefined });
    expect(written.extraData).to.equal(genesisExtraData(recorded));
    // The same validators, each where another stands.
    const addressesOf = (data: string): readonly string[] => (data.match(/94([\da-f]{40})/g) ?? []).sort();
    expect(addressesOf(written.extraData)).to.deep.equal(addressesOf(extraData));
    expect(written.extraData).to.have.length(extraData.length);
  });

  it("has no validators, or two, as others have written them", () => {
    expect(genesisExtraData([])).to.equal(`0xe5a0${"0".repeat(64)}c0c080c0`);
    const [one, other] = ["0x5ff6f4b66a46a2b2310a6f3a93aaddc0d9a1c193", "0xbe068f726a13c8d46c44be6ce9d275600e1735a4"];
    const ascending = `0xf84fa0${"0".repeat(64)}ea94${one.slice(2)}94${other.slice(2)}c080c0`;
    expect(genesisExtraData([other, one])).to.equal(ascending);
    expect(genesisExtraData([one, other])).to.equal(ascending);
    const founding = `0x${"5a".repeat(32)}`;
    expect(genesisExtraData([one, other], founding)).to.equal(`0xf84fa0${founding.slice(2)}${ascending.slice(72)}`);
  });

  it("has what was founded in its first 32 bytes of extra data, beside the validators", () => {
    const { founders, founding, genesisHash } = assemble(cards);
    const written = JSON.parse(genesisText(assemble(cards))) as Genesis;
    expect(readExtraData(written.extraData)).to.deep.equal({
      ...{ vanity: founding, validators: founders, vote: null, round: 0, seals: [] },
    });
    expect(genesisHashOf({ founders, founding })).to.equal(genesisHash);
    expect(founding).to.equal(
      id(
        canonicalJson({
          ...{ format: "elicense-founding/1", network: "anhui", chainId: 90_210 },
          cards: founders.map((address) => cards.find(({ validator }) => validator.address === address)!.signature),
        }),
      ),
    );
  });

  it("is another where the same validators found a network anew", () => {
    const network = assemble(cards);
    const anew = (changes: Partial<CardParts>): Network =>
      assemble(cards.map((card, number) => cardOf(card.name, number + 1, { ...partsOfCard(card), ...changes })));
    expect(anew({})).to.deep.equal(network);
    // A false start: the keys are those that were there.
    for (const changes of [{ chainId: 7 }, { network: "jiangsu" }, { version: 2 }, { accounts: [] }]) {
      const other = anew(changes);
      expect(other.founders).to.deep.equal(network.founders);
      expect(other.founding).not.to.equal(network.founding);
      expect(other.genesisHash).not.to.equal(network.genesisHash);
    }
  });

  it("has a hash that no rule changes, and nobody who comes or goes", () => {
    const network = assemble(cards);
    const { founders, genesisHash } = network;
    const others = [
      assemble(cards, { blockPeriodSeconds: 9, requestTimeoutSeconds: 20, threshold: 5 }),
      withTransition(network, { time: 1_900_000_000, blockPeriodSeconds: 1 }),
      withTransition(network, { block: 9, validators: founders.slice(1) }),
      withTransition(network, { fork: "osaka", time: 1_900_000_000 }),
    ];
    for (const other of others) {
      expect(other.genesisHash).to.equal(genesisHash);
      expect(genesisText(other)).not.to.equal(genesisText(network));
    }
    const grown = admit(network, cardOf("chuzhou", 6));
    for (const other of [grown, dismiss(grown, "bozhou"), admit(network, cardOf("wuhu", 5, { version: 2 }))]) {
      expect(other.genesisHash).to.equal(genesisHash);
      expect(genesisText(other)).to.equal(genesisText(network));
    }
    expect(assemble(cards.slice(0, 4)).genesisHash).not.to.equal(genesisHash);
  });

  it("has rules that change at a time or a block where the plan says so", () => {
    const network = assemble(cards);
    const changed = [
      { time: 1_900_000_000, blockPeriodSeconds: 1 },
      { block: 9, validators: network.founders.slice(1) },
      { fork: "prague", time: 1_900_000_001 },
    ] as const;
    const { config } = JSON.parse(genesisText(changed.reduce(withTransition, network))) as Genesis;
    expect(config).to.deep.include({
      pragueTime: 1_900_000_001,
      transitions: {
        qbft: [
          { block: 9, validators: network.founders.slice(1).map((address) => address.toLowerCase()) },
          // What the engine takes for a time.
          { block: 1_900_000_000, blockperiodseconds: 1 },
        ],
      },
    });
    const plain = JSON.parse(genesisText(network)) as Genesis;
    expect(plain.config).not.to.have.any.keys("transitions", "pragueTime", "terminalTotalDifficulty", "daoForkBlock");
  });
});
