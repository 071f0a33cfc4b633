import { relative } from "node:path";

import { quorumOf } from "@elicense/sdk/qbft";

import { governanceSigners, validatorsByPlan, type Network } from "../../network/Network.js";
import { placeText } from "../../network/Node.js";
import type { Invocation } from "../commands/support/Command.js";
import { list, table } from "../output/table.js";

/** Says in words what a network is, and who is in it: what the departments read to each other. */
export function networkText(folder: string, network: Network, { text }: Invocation): string {
  const { name, chainId, genesisHash, fingerprint, threshold, members, blockPeriodSeconds } = network;
  const validators = validatorsByPlan(network).length;
  const rows = [
    [text("network.column.network"), name],
    [text("network.column.chainId"), String(chainId)],
    [text("network.column.genesis"), genesisHash],
    [text("network.column.fingerprint"), fingerprint],
    [
      text("network.column.validators"),
      text("network.validators", { count: validators, quorum: quorumOf(validators) }),
    ],
    [text("network.column.period"), `${String(blockPeriodSeconds)} s`],
    [
      text("network.column.threshold"),
      text("network.threshold", { threshold, count: governanceSigners(network).length }),
    ],
    [text("network.column.folder"), relative(process.cwd(), folder)],
  ] as const;
  const headers = ["member", "code", "validator", "host", "governance"] as const;
  return [
    list(rows),
    "",
    table(
      headers.map((header) => text(`network.column.${header}`)),
      members.map(({ name: member, code, host, validator, governanceSigner }) => [
        member,
        code,
        validator.address,
        placeText(host, validator.port),
        governanceSigner,
      ]),
    ),
  ].join("\n");
}

/** A network for programs. */
export function networkData(folder: string, network: Network): object {
  const { name, chainId, genesisHash, fingerprint, threshold, founders, members } = network;
  return {
    ...{ folder, name, chainId, genesisHash, fingerprint, threshold, founders },
    members: members.map((member) => ({
      name: member.name,
      code: member.code,
      version: member.version,
      validator: member.validator.address,
      governanceSigner: member.governanceSigner,
    })),
  };
}
