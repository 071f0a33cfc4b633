import {
  AbstractSigner,
  copyRequest,
  getAddress,
  hexlify,
  resolveAddress,
  toUtf8Bytes,
  Transaction,
  TypedDataEncoder,
  verifyMessage,
  verifyTypedData,
  type Provider,
  type TransactionRequest,
  type TypedDataDomain,
  type TypedDataField,
} from "ethers";

import { SIGNER_REFUSED, SIGNER_WRONG_SIGNATURE } from "../errors/catalogue/client.js";
import { ElicenseError } from "../errors/ElicenseError.js";
import type { AskSigner } from "./ask.js";
import { toParameters, type Dialect } from "./dialects.js";

/**
 * A signer whose key is elsewhere: it asks for signatures by JSON-RPC, and takes none but of the very bytes that it asked
 * for, by the very account.
 */
export class RemoteSigner extends AbstractSigner {
  /** The account that it signs with, with its checksum. */
  readonly address: string;
  readonly #ask: AskSigner;
  readonly #dialect: Dialect;

  constructor(address: string, ask: AskSigner, dialect: Dialect, provider: Provider | null) {
    super(provider);
    this.address = getAddress(address);
    this.#ask = ask;
    this.#dialect = dialect;
  }

  override getAddress(): Promise<string> {
    return Promise.resolve(this.address);
  }

  override connect(provider: Provider | null): RemoteSigner {
    return new RemoteSigner(this.address, this.#ask, this.#dialect, provider);
  }

  /** @throws {ElicenseError} SIGNER_UNREACHABLE, SIGNER_REFUSED or SIGNER_WRONG_SIGNATURE. */
  override async signTransaction(request: TransactionRequest): Promise<string> {
    const { from: _, to = null, ...rest } = copyRequest(request);
    const recipient = to === null ? null : await resolveAddress(to, this.provider);
    const asked = Transaction.from({ ...rest, to: recipient });
    const answer = await this.#signature(this.#dialect.signTransaction, [toParameters(this.address, asked)]);
    const signed = attempt(() => Transaction.from(this.#dialect.signed(answer) as string));
    // Whoever approved these bytes approved no others.
    if (signed?.from !== this.address || signed.unsignedSerialized !== asked.unsignedSerialized) throw this.#wrong();
    return signed.serialized;
  }

  /** @throws {ElicenseError} SIGNER_UNREACHABLE, SIGNER_REFUSED or SIGNER_WRONG_SIGNATURE. */
  override async signMessage(message: string | Uint8Array): Promise<string> {
    const bytes = typeof message === "string" ? toUtf8Bytes(message) : message;
    const signature = await this.#signature(...this.#dialect.signMessage(this.address, hexlify(bytes)));
    return this.#checked(signature, () => verifyMessage(bytes, signature as string));
  }

  /** @throws {ElicenseError} SIGNER_UNREACHABLE, SIGNER_REFUSED or SIGNER_WRONG_SIGNATURE. */
  override async signTypedData(
    domain: TypedDataDomain,
    types: Record<string, TypedDataField[]>,
    value: Record<string, unknown>,
  ): Promise<string> {
    const payload = this.#dialect.typedData(TypedDataEncoder.getPayload(domain, types, value) as object);
    const signature = await this.#signature(this.#dialect.signTypedData, [this.address, payload]);
    return this.#checked(signature, () => verifyTypedData(domain, types, value, signature as string));
  }

  async #signature(method: string, params: readonly unknown[]): Promise<unknown> {
    const answer = await this.#ask(method, params);
    if (answer.kind === "RESULT") return answer.result;
    throw new ElicenseError(SIGNER_REFUSED, { reason: answer.reason });
  }

  #checked(signature: unknown, recover: () => string): string {
    if (attempt(recover) !== this.address) throw this.#wrong();
    return signature as string;
  }

  #wrong(): ElicenseError {
    return new ElicenseError(SIGNER_WRONG_SIGNATURE, { account: this.address });
  }
}

/** What is malformed is no signature. */
function attempt<Result>(read: () => Result): Result | undefined {
  try {
    return read();
  } catch {
    return undefined;
  }
}
