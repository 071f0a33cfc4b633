import { actionGroups } from "./actionGroups.js";
import { prepareCall } from "./approvals/prepareCall.js";
import { createBareClient, type Client, type ClientParameters } from "./client.js";
import type { LicenseId } from "./licenses/licenseId.js";
import type { VerifyOptions } from "./verify/session.js";
import type { Verification } from "./verify/Verification.js";
import { verify } from "./verify/verify.js";
import { verifyLicense } from "./verify/verifyLicense.js";
import { verifyMany, type VerifyManyParameters } from "./verify/verifyMany.js";

/** An action: a function of a client and of what else it takes. */
type Action = (client: Client, ...rest: never[]) => unknown;

/** The actions of a group, without their first parameter. */
type Bound<Group> = {
  readonly [Name in keyof Group]: Group[Name] extends (client: Client, ...rest: infer Rest) => infer Result
    ? (...rest: Rest) => Result
    : never;
};

type BoundGroups = { readonly [Name in keyof typeof actionGroups]: Bound<(typeof actionGroups)[Name]> };

/** What is asked of documents, by this client alone; `verify` itself also asks several clients, and compares them. */
export interface BoundDocuments {
  /** As `verify`. */
  readonly verify: (input: unknown, options?: VerifyOptions) => Promise<Verification>;
  /** As `verifyLicense`. */
  readonly verifyLicense: (id: LicenseId, options?: VerifyOptions) => Promise<Verification>;
  /** As `verifyMany`. */
  readonly verifyMany: (
    inputs: Iterable<unknown> | AsyncIterable<unknown>,
    options?: VerifyOptions & Pick<VerifyManyParameters, "batchSize" | "concurrency">,
  ) => AsyncGenerator<Verification, void, undefined>;
}

/** A client with every action bound to it: `client.licenses.revoke(parameters)` is `revoke(client, parameters)`. */
export type BoundClient = Client &
  Omit<BoundGroups, "approvals"> & {
    readonly documents: BoundDocuments;
    readonly approvals: Omit<BoundGroups["approvals"], "prepareCall"> & {
      readonly prepareCall: ReturnType<typeof bindPrepareCall>;
    };
  };

/** A mapped type forgets that the parameters of `prepareCall` depend on the action that it is given; a call does not. */
const bindPrepareCall = (client: Client) => bind(client, prepareCall);

/**
 * Creates a client with every action bound to it. Talks to no node yet: the first action checks the manifest against the
 * chain. Where the size of a bundle matters, take `createBareClient` and import the actions that are needed.
 *
 * @throws {ElicenseError} RUNNER_WITHOUT_PROVIDER where the signer is connected to no node.
 * @example
 * const client = createClient({ runner: new JsonRpcProvider(url), deployment });
 * const { status } = await client.licenses.getStanding({ id });
 * const { verdict } = await client.documents.verify(text);
 */
export function createClient(parameters: ClientParameters): BoundClient {
  const client = createBareClient(parameters);
  const groups = Object.fromEntries(
    Object.entries(actionGroups).map(([name, group]) => [name, bindAll(client, group)]),
  ) as unknown as BoundGroups;
  return {
    ...client,
    ...groups,
    approvals: { ...groups.approvals, prepareCall: bindPrepareCall(client) },
    documents: {
      verify: (input, options = {}) => verify(input, { ...options, client }),
      verifyLicense: (id, options = {}) => verifyLicense(id, { ...options, client }),
      verifyMany: (inputs, options = {}) => verifyMany(inputs, { ...options, client }),
    },
  };
}

function bindAll(client: Client, group: Readonly<Record<string, Action>>): Readonly<Record<string, unknown>> {
  return Object.fromEntries(Object.entries(group).map(([name, action]) => [name, bind(client, action)]));
}

function bind<Rest extends unknown[], Result>(
  client: Client,
  action: (client: Client, ...rest: Rest) => Result,
): (...rest: Rest) => Result {
  return (...rest) => action(client, ...rest);
}
