import { EAS__factory, SchemaRegistry__factory } from "@ethereum-attestation-service/eas-contracts";
import { ContractFactory, id as hashOf, NonceManager, ZeroAddress, type Signer } from "ethers";

import { developmentAccount } from "../../../development.js";
import type { Figure } from "../../Figure.js";
import type { Scene } from "../openScene.js";
import type { Plan } from "../Plan.js";
import { rateSince } from "../rateSince.js";
import { peers } from "./peers.js";

/** What an attestation says of a license, each in its place. */
const fields = [
  ["root", "bytes32"],
  ["region", "uint24"],
  ["reason", "uint16"],
  ["documentHash", "bytes32"],
  ["approver", "uint32"],
  ["effectiveOn", "uint16"],
] as const;

const schema = fields.map(([name, type]) => `${type} ${name}`).join(",");

/** The peer's SDK, as far as it is used here. */
interface EasSdk {
  readonly EAS: new (address: string) => Eas;
  readonly SchemaEncoder: new (schema: string) => {
    readonly encodeData: (
      values: readonly { readonly name: string; readonly type: string; readonly value: unknown }[],
    ) => string;
  };
}

interface Eas {
  readonly connect: (signer: Signer) => void;
  readonly multiAttest: (requests: readonly object[]) => Promise<{ readonly wait: () => Promise<readonly string[]> }>;
}

/** A development account that nobody else here uses. */
const account = 15;

/**
 * Measures issuing by the Ethereum Attestation Service's own SDK, as its documentation has it: a batch is sent, and
 * waited for, and then the next.
 */
export async function measureEas(scene: Scene, { batches, batchSize }: Plan): Promise<Figure> {
  const { EAS, SchemaEncoder } = peers.require("@ethereum-attestation-service/eas-sdk") as EasSdk;
  const { node } = scene;
  const signer = new NonceManager(developmentAccount(account).connect(node));
  const registry = await new ContractFactory(
    SchemaRegistry__factory.abi,
    SchemaRegistry__factory.bytecode,
    signer,
  ).deploy();
  await registry.waitForDeployment();
  const contract = await new ContractFactory(EAS__factory.abi, EAS__factory.bytecode, signer).deploy(
    await registry.getAddress(),
  );
  await contract.waitForDeployment();
  const register = registry.getFunction("register");
  const uid = (await register.staticCall(schema, ZeroAddress, true)) as string;
  await (await register.send(schema, ZeroAddress, true)).wait();

  const eas = new EAS(await contract.getAddress());
  eas.connect(signer);
  const encoder = new SchemaEncoder(schema);
  const before = await node.getBlockNumber();
  for (let batch = 0; batch < batches; batch++) {
    const data = Array.from({ length: batchSize }, (_, position) => ({
      recipient: ZeroAddress,
      expirationTime: 0n,
      revocable: true,
      data: encoder.encodeData(valuesOf(`${String(batch)} ${String(position)}`)),
    }));
    await (await eas.multiAttest([{ schema: uid, data }])).wait();
  }
  const value = await rateSince(node, before, batches * batchSize);
  return { operation: "issue", subject: "EAS SDK", value, unit: "licenses/s" };
}

function valuesOf(name: string): readonly { readonly name: string; readonly type: string; readonly value: unknown }[] {
  const values = [hashOf(name), 340100, 1, hashOf("decision"), 0, 20_514];
  return fields.map(([field, type], position) => ({ name: field, type, value: values[position] }));
}
