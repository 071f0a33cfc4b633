import {
  getAuthorityUses,
  getConsumerUses,
  getHolderLicenses,
  getRegister,
  interfaces,
  streamAuthorityUses,
  streamConsumerUses,
  streamRegister,
  type Client,
} from "@elicense/sdk";
import { expect } from "chai";
import type { Interface, Result } from "ethers";
import { before, describe, it } from "mocha";

import { changingNode, type ChangingNode } from "../changingNode.js";
import { collect } from "../collect.js";
import { refusal } from "../refusal.js";
import { authorities } from "../stage.js";
import type { Ways } from "../verify/nodes.js";
import { setUsedStage, type UsedStage } from "./usedStage.js";

const { anhuiJustice, bozhouCourt } = authorities;

/** In small steps, so that there is much to come between. */
const steps = { blocksAtOnce: 9, rangesAtOnce: 2 } as const;

/** A node that tells of another state than there is: of one license, or use, more. */
const invents: Ways = {
  call: async (request, honest) => {
    const answer = await honest(request);
    const told = [
      { contract: interfaces.licenses as Interface, name: "registerOf" },
      { contract: interfaces.access as Interface, name: "consumerOf" },
    ].find(({ contract, name }) => request.data?.startsWith(contract.getFunction(name)?.selector ?? "–"));
    if (told === undefined) return answer;
    const [state] = told.contract.decodeFunctionResult(told.name, answer) as unknown as [Result];
    const said = state.toObject() as { readonly count: bigint };
    return told.contract.encodeFunctionResult(told.name, [{ ...said, count: said.count + 1n }]);
  },
};

describe("reading of a client whose node changes meanwhile", function () {
  this.timeout(120_000);
  let used: UsedStage;

  before(async () => {
    used = await setUsedStage();
  });

  const several = (at: number, first: Ways = {}): Promise<ChangingNode> =>
    changingNode(used.stage.connection.ethers.provider, used.stage.deployment, { at, first });
  /** How many questions a reading asks of a node that tells the truth. */
  const countQuestions = async (reading: (client: Client) => Promise<unknown>): Promise<number> => {
    const { client, asked } = await several(0);
    await reading(client);
    return asked();
  };

  const whole: Readonly<Record<string, (client: Client) => Promise<unknown>>> = {
    getRegister: (client) => getRegister(client, { authority: anhuiJustice, ...steps }),
    getConsumerUses: (client) => getConsumerUses(client, { consumer: bozhouCourt, ...steps }),
    getAuthorityUses: (client) => getAuthorityUses(client, { authority: anhuiJustice, ...steps }),
    getHolderLicenses: (client) => getHolderLicenses(client, { account: used.stage.holderAccount, ...steps }),
  };
  for (const [name, reading] of Object.entries(whole)) {
    it(`${name} begins again, whenever that is, and gives what the other node has`, async () => {
      const expected = await reading(used.anhui);
      const questions = await countQuestions(reading);
      expect(questions).to.be.greaterThan(3);
      for (let at = 1; at <= questions; at++) {
        const { client } = await several(at);
        expect(await reading(client), `question ${at}`).to.deep.equal(expected);
      }
    });
  }

  const streams: Readonly<Record<string, (client: Client) => Promise<readonly unknown[]>>> = {
    streamRegister: (client) => collect(streamRegister(client, { authority: anhuiJustice, ...steps })),
    streamConsumerUses: (client) => collect(streamConsumerUses(client, { consumer: bozhouCourt, ...steps })),
    streamAuthorityUses: (client) => collect(streamAuthorityUses(client, { authority: anhuiJustice, ...steps })),
  };
  for (const [name, reading] of Object.entries(streams)) {
    it(`${name} says so, whenever that is, and that neither node hides anything`, async () => {
      const questions = await countQuestions(reading);
      expect(questions).to.be.greaterThan(3);
      for (let at = 1; at <= questions; at++) {
        for (const first of [{}, ...(name === "streamAuthorityUses" ? [] : [invents])]) {
          const { client } = await several(at, first);
          expect(await refusal(reading(client)), `question ${at}`).to.deep.equal({ code: "NODE_CHANGED", details: {} });
        }
      }
    });
  }

  it("holds no node's records against another's state", async () => {
    for (const [name, stream] of [
      ["getRegister", "streamRegister"],
      ["getConsumerUses", "streamConsumerUses"],
    ] as const) {
      const reading = whole[name] as (client: Client) => Promise<unknown>;
      const expected = await reading(used.anhui);
      const questions = await countQuestions(streams[stream] as typeof reading);
      for (let at = 1; at <= questions; at++) {
        const { client } = await several(at, invents);
        expect(await reading(client), `${name}, question ${at}`).to.deep.equal(expected);
      }
    }
  });
});
