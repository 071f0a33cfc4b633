import {
  addKey,
  createClient,
  decodeCall,
  getKey,
  getStanding,
  getUsageHistory,
  issue,
  lawyer,
  prepareRevoke,
  revoke,
  useBatch,
  type Client,
  type IssuedLicense,
  type Receipt,
} from "@elicense/sdk";
import { expect } from "chai";
import {
  AbstractSigner,
  BrowserProvider,
  computeAddress,
  ContractFactory,
  decryptKeystoreJson,
  encryptKeystoreJson,
  hashMessage,
  JsonRpcSigner,
  SigningKey,
  Transaction,
  TypedDataEncoder,
  Wallet,
  type Provider,
  type Signer,
  type TransactionLike,
  type TransactionRequest,
  type TransactionResponse,
  type TypedDataDomain,
  type TypedDataField,
} from "ethers";
import { artifacts } from "hardhat";
import { before, describe, it } from "mocha";

import { AccessManager__factory } from "../../../typechain-types/factories/@openzeppelin/contracts/access/manager/AccessManager__factory.js";
import { refusal } from "../refusal.js";
import { lawyerDraft } from "../samples.js";
import {
  approve,
  approveAsSecond,
  authorities,
  decisionToday,
  documentHash,
  issueDecision,
  setStage,
  type Stage,
} from "../stage.js";

/** Signs digests in some other place, and hands nothing out but an address and signatures: an HSM, or a cloud's KMS. */
interface Vault {
  readonly address: string;
  readonly signDigest: (digest: string) => Promise<{ readonly r: string; readonly s: string; readonly yParity: 0 | 1 }>;
}

/** A signer whose key is in a vault. */
class VaultSigner extends AbstractSigner {
  readonly #vault: Vault;

  constructor(vault: Vault, provider: Provider | null) {
    super(provider);
    this.#vault = vault;
  }

  override getAddress(): Promise<string> {
    return Promise.resolve(this.#vault.address);
  }

  override connect(provider: Provider | null): VaultSigner {
    return new VaultSigner(this.#vault, provider);
  }

  override async signTransaction(request: TransactionRequest): Promise<string> {
    const transaction = Transaction.from(request as TransactionLike);
    transaction.signature = await this.#vault.signDigest(transaction.unsignedHash);
    return transaction.serialized;
  }

  override async signMessage(message: string | Uint8Array): Promise<string> {
    return this.#sign(hashMessage(message));
  }

  override async signTypedData(
    domain: TypedDataDomain,
    types: Record<string, TypedDataField[]>,
    value: Record<string, unknown>,
  ): Promise<string> {
    return this.#sign(TypedDataEncoder.hash(domain, types, value));
  }

  async #sign(digest: string): Promise<string> {
    const { r, s, yParity } = await this.#vault.signDigest(digest);
    return `${r}${s.slice(2)}${yParity === 0 ? "1b" : "1c"}`;
  }
}

/**
 * A signer for an office's contract account: the AccessManager of OpenZeppelin, whose members call through it. The
 * registries see the contract, and one of its members pays and signs.
 */
class OfficeSigner extends AbstractSigner {
  readonly #office: string;
  readonly #member: Signer;

  constructor(office: string, member: Signer) {
    super(member.provider);
    this.#office = office;
    this.#member = member;
  }

  override getAddress(): Promise<string> {
    return Promise.resolve(this.#office);
  }

  override connect(provider: Provider | null): OfficeSigner {
    return new OfficeSigner(this.#office, this.#member.connect(provider));
  }

  override async sendTransaction({ to, data }: TransactionRequest): Promise<TransactionResponse> {
    const inner = AccessManager__factory.createInterface().encodeFunctionData("execute", [to as string, data ?? "0x"]);
    return this.#member.sendTransaction({ to: this.#office, data: inner });
  }

  override signTransaction(): Promise<string> {
    return Promise.reject(new Error("a contract signs no transaction"));
  }

  override signMessage(): Promise<string> {
    return Promise.reject(new Error("a contract signs no message"));
  }

  override signTypedData(): Promise<string> {
    return Promise.reject(new Error("a contract signs no typed data"));
  }
}

describe("any signer", () => {
  let stage: Stage;
  let administrator: Client;
  let provider: Provider;
  let serial = 900;

  before(async () => {
    stage = await setStage();
    administrator = stage.clientOf("anhuiJustice", "administer");
    ({ provider } = administrator);
  });

  /** Makes an account a key of Anhui, and money is there for what it sends. */
  const admit = async (runner: Signer): Promise<Client> => {
    const account = await runner.getAddress();
    await stage.connection.networkHelpers.setBalance(account, 10n ** 20n);
    const { key } = await addKey(administrator, { account, roles: ["OPERATE"] });
    expect(await getKey(administrator, { key })).to.deep.include({ account, authority: authorities.anhuiJustice });
    return createClient({ runner, deployment: stage.deployment });
  };

  /** Issues, uses in a batch and revokes, all of it with one key. */
  const actWith = async (client: Client): Promise<IssuedLicense & Receipt> => {
    const draft = lawyerDraft({}, String(++serial));
    await approveAsSecond(stage, "ISSUE", { type: lawyer, licenses: [{ draft }], decision: issueDecision });
    const issued = await issue(client, { type: lawyer, draft, decision: issueDecision });
    const { id } = issued;
    const { number } = (await getKey(client, { account: await (client.runner as unknown as Signer).getAddress() }))!;
    expect(await getStanding(client, { id })).to.deep.include({ status: "ACTIVE", key: number });

    const use = { type: lawyer, id, action: "VERIFY", matter: 1, fields: ["name"], context: documentHash } as const;
    const { records } = await useBatch(client, { uses: [use, { ...use, matter: 999 }] });
    expect(records.map(({ outcome }) => outcome)).to.deep.equal(["ALLOWED", "NOT_LISTED"]);
    expect((await getUsageHistory(client, { id })).records.map(({ key }) => key)).to.deep.equal([number, number]);

    const revocation = { id, decision: await decisionToday(client, 10, authorities.anhuiJustice) };
    const call = await approveAsSecond(stage, "REVOKE", revocation);
    const { prediction, transaction } = await prepareRevoke(client, revocation);
    expect(prediction).to.deep.equal({ kind: "DONE", outcome: null });
    expect(decodeCall({ data: transaction.data })).to.deep.equal(decodeCall(call));
    await revoke(client, revocation);
    expect((await getStanding(client, { id })).status).to.equal("REVOKED");
    return issued;
  };

  it("that is a plain key", async () => {
    await actWith(await admit(Wallet.createRandom().connect(provider)));
  });

  it("that comes from an encrypted keystore (Web3 Secret Storage)", async () => {
    const { address, privateKey } = Wallet.createRandom();
    const scrypt = { N: 1 << 10, p: 1, r: 8 };
    const keystore = await encryptKeystoreJson({ address, privateKey }, "a pass phrase", { scrypt });
    expect(JSON.parse(keystore)).to.deep.include({ version: 3, address: address.slice(2).toLowerCase() });
    expect((await decryptKeystoreJson(keystore, "a pass phrase")).address).to.equal(address);

    const wallet = await Wallet.fromEncryptedJson(keystore, "a pass phrase");
    await actWith(await admit(wallet.connect(provider)));
  });

  it("that has its key in a hardware module or a KMS, which signs digests", async () => {
    const key = new SigningKey(Wallet.createRandom().privateKey);
    const signed: string[] = [];
    const vault: Vault = {
      address: computeAddress(key.publicKey),
      signDigest: (digest) => {
        signed.push(digest);
        const { r, s, yParity } = key.sign(digest);
        return Promise.resolve({ r, s, yParity });
      },
    };
    await actWith(await admit(new VaultSigner(vault, provider)));
    expect(signed).to.have.lengthOf(3);
  });

  it("that a node or a wallet keeps, by JSON-RPC", async () => {
    const [, , , , , , , , , , , , , , , , , , , kept] = await stage.connection.ethers.getSigners();
    const wallet = new BrowserProvider(stage.connection.provider, undefined, { cacheTimeout: -1, pollingInterval: 50 });
    const signer = await wallet.getSigner(kept!.address);
    expect(signer).to.be.an.instanceOf(JsonRpcSigner);
    await actWith(await admit(signer));
    wallet.destroy();
  });

  it("that is a contract: its address is the key, and its member signs", async () => {
    const office = await openOffice();
    const client = await admit(office.signer);
    const { transactionHash, document } = await actWith(client);
    expect(await provider.getTransaction(transactionHash)).to.deep.include({
      from: office.member.address,
      to: office.address,
    });

    // By itself the member's account is no key: only through the contract does it act.
    const member = createClient({ runner: office.member, deployment: stage.deployment });
    const { licenseId: id, issuance } = document.proof;
    expect(await refusal(revoke(member, { id, decision: issuance.decision }))).to.deep.equal({
      code: "AUTHORITY_REGISTRY_UNKNOWN_KEY",
      details: { reason: "AuthorityRegistryUnknownKey", account: office.member.address },
    });
  });

  it("that is a contract approves too", async () => {
    const contract = await admit((await openOffice()).signer);
    const draft = lawyerDraft({}, String(++serial));
    await approve(contract, "ISSUE", { type: lawyer, licenses: [{ draft }], decision: issueDecision });
    const { id } = await issue(stage.clientOf("anhuiJustice"), { type: lawyer, draft, decision: issueDecision });
    expect((await getStanding(contract, { id })).status).to.equal("ACTIVE");
  });

  /** Opens a contract account with one member. */
  const openOffice = async () => {
    const [member] = await stage.connection.ethers.getSigners();
    const { abi, bytecode } = await artifacts.readArtifact("AccessManager");
    const factory = new ContractFactory(abi, bytecode, member);
    const address = await (await factory.deploy(member!.address)).getAddress();
    return { address, member: member!, signer: new OfficeSigner(address, member!) };
  };
});
