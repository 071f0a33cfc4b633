import type { HardhatEthersSigner } from "@nomicfoundation/hardhat-ethers/types";
import { expect } from "chai";
import { AbiCoder, id as hashOf, keccak256, TypedDataEncoder, type TypedDataDomain } from "ethers";

import { type Authority, fields, type Registries, TODAY, ZERO_HASH } from "../fixture.js";
import type { Licensed } from "../records.js";
import { endOf, GrantKind, Outcome, startOf, Status, UsageAction } from "../terms.js";
import { expectRecord, PENDING } from "./usage.js";

/** What the tests of grants share. */

export interface Grant {
  readonly kind: bigint;
  readonly license: string;
  readonly holder: string;
  readonly binding: bigint;
  readonly consumer: bigint;
  readonly matter: string;
  readonly fields: bigint;
  readonly notBefore: bigint;
  readonly notAfter: bigint;
  readonly maxUses: bigint;
  readonly nonce: string;
}

export interface GrantedUseRequest {
  readonly action: bigint;
  readonly matter: string;
  readonly fields: bigint;
  readonly context: string;
}

export interface HolderSignature {
  readonly signer: string;
  readonly signature: string;
}

/** Who signs typed data: an account. */
type Account = Pick<HardhatEthersSigner, "address" | "signTypedData">;

/** EIP-712's, from the documentation of `Grant`. */
export const GRANT_TYPES = {
  Grant: [
    { name: "kind", type: "uint8" },
    { name: "license", type: "bytes32" },
    { name: "holder", type: "address" },
    { name: "binding", type: "uint8" },
    { name: "consumer", type: "uint32" },
    { name: "matter", type: "bytes32" },
    { name: "fields", type: "uint128" },
    { name: "notBefore", type: "uint40" },
    { name: "notAfter", type: "uint40" },
    { name: "maxUses", type: "uint32" },
    { name: "nonce", type: "bytes32" },
  ],
};

export const WITHDRAWAL_TYPES = { Withdrawal: [{ name: "grant", type: "bytes32" }] };

/** What nothing is stored of. */
export const UNTOUCHED = [false, false, 0n];

export const NO_SIGNATURE: HolderSignature = { signer: "0x", signature: "0x" };

/** The longest that a presentation is valid, in seconds. */
export const MAX_PRESENTATION_PERIOD = 60n;

/** A verifier's challenge. */
export const CHALLENGE = hashOf("challenge");

/** A matter, committed with a salt. */
export function commitmentTo(code: string, salt = "salt"): string {
  return keccak256(AbiCoder.defaultAbiCoder().encode(["bytes32", "bytes32"], [hashOf(code), hashOf(salt)]));
}

/** The holder's consent to three uses by the court, within 30 days from today. */
export function consentTo(state: Licensed, change: Partial<Grant> = {}): Grant {
  return {
    kind: GrantKind.Consent,
    license: state.id,
    holder: state.holder.address,
    binding: 0n,
    consumer: state.court.id,
    matter: commitmentTo("loan"),
    fields: fields("name", "practiceNo", "firmName"),
    notBefore: startOf(TODAY),
    notAfter: endOf(TODAY + 29n),
    maxUses: 3n,
    nonce: ZERO_HASH,
    ...change,
  };
}

/** The holder's answer to the court's challenge, for the minute from this second on. */
export function presentationFrom(notBefore: bigint, state: Licensed, change: Partial<Grant> = {}): Grant {
  return consentTo(state, {
    ...{ kind: GrantKind.Presentation, notBefore, notAfter: notBefore + MAX_PRESENTATION_PERIOD },
    ...{ maxUses: 1n, nonce: CHALLENGE },
    ...change,
  });
}

/** A request that such a consent allows, and such a presentation too. */
export function asking(change: Partial<GrantedUseRequest> = {}): GrantedUseRequest {
  return {
    action: UsageAction.Verify,
    matter: commitmentTo("loan"),
    fields: fields("name", "practiceNo"),
    context: hashOf("case, system, operator and purpose"),
    ...change,
  };
}

export async function domainOf({ accessLog, chainId }: Registries): Promise<TypedDataDomain> {
  return { name: "elicense", version: "1", chainId, verifyingContract: await accessLog.getAddress() };
}

/** A grant's id: its EIP-712 hash, by ethers. */
export async function idOfGrant(state: Registries, grant: Grant): Promise<string> {
  return TypedDataEncoder.hash(await domainOf(state), GRANT_TYPES, grant);
}

/** An account's signature of a grant. */
export async function sign(state: Registries, grant: Grant, by: Account): Promise<HolderSignature> {
  return { signer: by.address, signature: await by.signTypedData(await domainOf(state), GRANT_TYPES, grant) };
}

/** An account's signature of a grant's withdrawal. */
export async function signWithdrawal(state: Registries, grant: Grant, by: Account): Promise<HolderSignature> {
  const value = { grant: await idOfGrant(state, grant) };
  return { signer: by.address, signature: await by.signTypedData(await domainOf(state), WITHDRAWAL_TYPES, value) };
}

export async function stateOf(state: Registries, grant: Grant): Promise<unknown[]> {
  const { opened, withdrawn, used } = await state.accessLog.grantStateOf(await idOfGrant(state, grant));
  return [opened, withdrawn, used];
}

/** A use under a grant, and how it is expected to come out. */
export interface GrantedUse {
  readonly grant: Grant;
  /** Without one, the grant is used as stored. */
  readonly signature?: HolderSignature;
  readonly request?: GrantedUseRequest;
  readonly consumer?: Authority;
  readonly outcome: bigint;
  readonly status?: bigint;
}

/**
 * Uses a license under a grant and expects this outcome to be foretold, returned and recorded, and the grant to have
 * one use less if it was allowed, or else to be as before.
 */
export async function expectGranted(
  state: Registries,
  { grant, signature, request = asking(), consumer = state.court, outcome, status = Status.Active }: GrantedUse,
): Promise<void> {
  const { accessLog } = state;
  const caller = accessLog.connect(consumer.operator);
  const id = await idOfGrant(state, grant);
  const { opened, withdrawn, used } = await accessLog.grantStateOf(id);
  const foretold = await accessLog.outcomeUnderGrant(consumer.id, request, grant, signature ?? NO_SIGNATURE, PENDING);
  expect(foretold).to.equal(outcome);
  const returned =
    signature === undefined
      ? await caller.useUnderGrant.staticCall(request, grant, PENDING)
      : await caller.useUnderSignedGrant.staticCall(request, grant, signature, PENDING);
  expect(returned).to.equal(outcome);

  await expectRecord(
    state,
    consumer.id,
    consumer.operator,
    () =>
      signature === undefined
        ? caller.useUnderGrant(request, grant)
        : caller.useUnderSignedGrant(request, grant, signature),
    { ...request, ...{ id: grant.license, outcome, status, grant: id } },
  );

  const after = outcome === Outcome.Allowed ? [true, withdrawn, used + 1n] : [opened, withdrawn, used];
  expect(await accessLog.grantStateOf(id)).to.deep.equal(after);
}
