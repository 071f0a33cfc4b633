import {
  concat,
  Contract,
  ContractFactory,
  getBytes,
  TypedDataEncoder,
  Wallet,
  type ContractTransactionResponse,
  type Provider,
  type Signer,
} from "ethers";

import { safeArtifacts } from "../../../scripts/deploy/safeArtifacts.js";

/** A department's own multi-signature account: a contract that decides with the consortium. */
export interface DepartmentSafe {
  readonly address: string;
  /** Signs a message by its hash as the contract wants it, by all of its owners. */
  readonly sign: (hash: string) => Promise<string>;
  /** Has the contract call another one, as its owners decide. */
  readonly send: (call: { readonly to: string; readonly data: string }) => Promise<void>;
}

const nobody = `0x${"00".repeat(20)}`;

/** Creates the account of two officers, who both have to sign. */
export async function createDepartmentSafe(payer: Signer, provider: Provider): Promise<DepartmentSafe> {
  const officers = [Wallet.createRandom(), Wallet.createRandom()].sort((one, other) =>
    BigInt(one.address) < BigInt(other.address) ? -1 : 1,
  );
  const deploy = async (role: keyof typeof safeArtifacts, ...values: readonly unknown[]): Promise<string> => {
    const { abi, bytecode } = safeArtifacts[role];
    const deployed = await new ContractFactory(abi as never[], bytecode, payer).deploy(...values);
    await deployed.waitForDeployment();
    return deployed.getAddress();
  };
  const handler = await deploy("fallbackHandler");
  const address = await deploy("proxy", await deploy("singleton"));
  const safe = new Contract(address, safeArtifacts.singleton.abi as never[], payer);
  const owners = officers.map((officer) => officer.address);
  const sendOwn = async (name: string, ...values: readonly unknown[]): Promise<void> => {
    const sent = (await safe.getFunction(name)(...values)) as ContractTransactionResponse;
    await sent.wait();
  };
  await sendOwn("setup", owners, 2, nobody, "0x", handler, nobody, 0, nobody);
  const { chainId } = await provider.getNetwork();
  const domain = { chainId, verifyingContract: address };
  const signedBy = (digest: string): string =>
    concat(officers.map((officer) => officer.signingKey.sign(digest).serialized));
  return {
    address,
    sign: (hash) => {
      const types = { SafeMessage: [{ name: "message", type: "bytes" }] };
      return Promise.resolve(signedBy(TypedDataEncoder.hash(domain, types, { message: getBytes(hash) })));
    },
    send: async ({ to, data }) => {
      const rest = [0, 0, 0, 0, nobody, nobody] as const;
      const nonce = (await safe.getFunction("nonce")()) as bigint;
      const hash = (await safe.getFunction("getTransactionHash")(to, 0, data, ...rest, nonce)) as string;
      await sendOwn("execTransaction", to, 0, data, ...rest, signedBy(hash));
    },
  };
}
