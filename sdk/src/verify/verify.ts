import { toUtf8String } from "ethers";

import type { Client } from "../client.js";
import type { LicenseDocument } from "../documents/Document.js";
import { parseDocument } from "../documents/parseDocument.js";
import { fromChain } from "../errors/fromChain.js";
import { unreachable } from "../errors/fromNode.js";
import { successorIn } from "../history/detail.js";
import { collectManagementRecords, findManagementFault } from "../history/getManagementHistory.js";
import { toStanding, type Standing } from "../licenses/getStanding.js";
import { parseLicenseId, type LicenseId } from "../licenses/licenseId.js";
import type { LicenseType } from "../licenseTypes/LicenseType.js";
import { checkDocument } from "./checkDocument.js";
import { checkIdentifiers } from "./checkIdentifiers.js";
import { answer, checkNames, verdictOf, type Answer, type CheckName, type Verification } from "./Verification.js";

/** Parameters of {@link verify}. */
export interface VerifyParameters {
  readonly client: Client;
  /** How old the node's last block may be, seconds; 60 if left out. */
  readonly maxHeadAge?: number;
}

/** How far a block may lie in the future before a clock must be off, seconds. */
const maxClockDrift = 15;

const defaultMaxHeadAge = 60;

type OfflineAnswers = Readonly<Record<"document" | "identifiers", Answer>>;

/** What the chain says of the license that a document names, at one block. */
interface ChainView {
  readonly block: { readonly number: number; readonly timestamp: number };
  readonly standing: Standing;
  /** Unified social credit code of the issuing authority; empty for an unknown one. */
  readonly issuerCode: string;
}

/**
 * Verifies a license document: whether it is what was issued, by whom, in which registry, and whether the license is
 * in force now.
 *
 * @param input - JSON text of a document, or its parsed value.
 * @returns Separate checks and a verdict. It does not throw: what could not be told is a result too.
 * @example
 * const { verdict, checks } = await verify(text, { client });
 */
export async function verify(
  input: unknown,
  { client, maxHeadAge = defaultMaxHeadAge }: VerifyParameters,
): Promise<Verification> {
  let document: LicenseDocument;
  try {
    document = parseDocument(input);
  } catch (error) {
    return conclude({ document: answer("DOCUMENT_UNREADABLE", { reason: reasonOf(error) }) }, {});
  }
  const { licenseId } = document.proof;
  const type = client.licenseTypes.find(({ number }) => number === parseLicenseId(licenseId).licenseType);
  const offline = checkOffline(document, type);

  const foreign = foreignRegistry(document, client);
  if (foreign !== undefined) return conclude({ ...offline, registry: foreign }, { id: licenseId });

  let view: ChainView;
  try {
    view = await askChain(client, document);
  } catch (error) {
    return conclude({ ...offline, registry: unanswered(error) }, { id: licenseId });
  }
  const { block, standing } = view;
  const known = standing.status !== "NONE";
  const record = known ? await checkRecord(client, document, view) : { answer: answer("NOT_CHECKED") };
  return conclude(
    {
      ...offline,
      registry: known
        ? answer("REGISTRY_TRUSTED", { chainId: client.deployment.chainId })
        : answer("REGISTRY_NOT_ISSUED"),
      ...(known && {
        issuer: checkIssuer(document, view),
        status: checkStatus(standing, record.successor),
        record: record.answer,
      }),
      freshness: checkFreshness(block.timestamp, client.clock(), maxHeadAge),
    },
    { id: licenseId, standing, ...(record.successor !== undefined && { successor: record.successor }), block },
  );
}

/** What needs no chain. A value that has no canonical form, such as half a surrogate pair, makes it no document. */
function checkOffline(document: LicenseDocument, type: LicenseType | undefined): OfflineAnswers {
  try {
    return { document: checkDocument(document, type), identifiers: checkIdentifiers(document) };
  } catch {
    const reason = "a value in it has no canonical form (RFC 8785).";
    return { document: answer("DOCUMENT_UNREADABLE", { reason }), identifiers: answer("NOT_CHECKED") };
  }
}

function conclude(
  answers: Partial<Readonly<Record<CheckName, Answer>>>,
  found: Omit<Verification, "verdict" | "checks">,
): Verification {
  const checks = checkNames.map((name) => ({ name, ...(answers[name] ?? answer("NOT_CHECKED")) }));
  return { verdict: verdictOf(checks), checks, ...found };
}

/** A document that names another registry than the manifest is not asked after: the manifest alone is trusted. */
function foreignRegistry(document: LicenseDocument, { deployment }: Client): Answer | undefined {
  const namespace = `eip155:${String(deployment.chainId)}`;
  const { address } = deployment.contracts.licenseRegistry;
  const expected = `${namespace}:${address}`;
  const { verificationMethod, licenseId } = document.proof;
  const statusId = `${namespace}/erc721:${address}/${BigInt(licenseId).toString()}`;
  if (verificationMethod === expected && document.credentialStatus.id === statusId) return undefined;
  return answer("REGISTRY_FOREIGN", { expected, actual: verificationMethod });
}

async function askChain(client: Client, document: LicenseDocument): Promise<ChainView> {
  await client.ready();
  const { licenseId } = document.proof;
  const block = await client.provider.getBlock("latest");
  if (block === null) throw unreachable("", "it has no latest block");
  const at = { blockTag: block.number };
  const [standing, profile] = await Promise.all([
    client.contracts.licenses.standingOf(licenseId, at),
    client.contracts.authorities.profileOf(parseLicenseId(licenseId).authority, at),
  ]);
  return {
    block: { number: block.number, timestamp: block.timestamp },
    standing: toStanding(standing),
    issuerCode: toUtf8String(profile.code).replace(/\0+$/, ""),
  };
}

/** The registry issued it, so its issuer was accredited then: what is left to ask is who that was, and the key. */
function checkIssuer(document: LicenseDocument, { standing, issuerCode }: ChainView): Answer {
  const expected = `urn:uscc:${issuerCode}`;
  if (document.issuer.id !== expected) return answer("ISSUER_DIFFERS", { expected, actual: document.issuer.id });
  if (!standing.trusted) return answer("ISSUER_KEY_DISTRUSTED", { key: standing.key });
  return answer("ISSUER_ENTITLED", { issuer: issuerCode });
}

function checkStatus(standing: Standing, successor: LicenseId | undefined): Answer {
  const { status, validThrough, suspendedThrough } = standing;
  if (status === "NONE") return answer("NOT_CHECKED");
  if (status === "ACTIVE") return answer("STATUS_IN_FORCE");
  return answer(`STATUS_${status}`, {
    validThrough: validThrough ?? "",
    suspendedThrough: suspendedThrough ?? "",
    successor: successor ?? "?",
  });
}

/** Whether the management record is whole, and what it says of a successor. */
interface RecordCheck {
  readonly answer: Answer;
  readonly successor?: LicenseId;
}

async function checkRecord(client: Client, document: LicenseDocument, view: ChainView): Promise<RecordCheck> {
  const { standing, block } = view;
  const { licenseId, block: issuedIn } = document.proof;
  try {
    const records = await collectManagementRecords(client, { id: licenseId, standing, block: block.number, issuedIn });
    const fault = await findManagementFault(client, { records, standing, block: block.number });
    if (fault !== undefined) return { answer: answer("RECORD_NOT_WHOLE", { kind: fault.kind }) };

    const successor = successorIn(records);
    return {
      answer: answer("RECORD_WHOLE", { recordCount: standing.recordCount }),
      ...(successor !== undefined && { successor }),
    };
  } catch (error) {
    return { answer: answer("RECORD_UNAVAILABLE", { reason: reasonOf(error) }) };
  }
}

function checkFreshness(timestamp: number, now: number, maxHeadAge: number): Answer {
  const age = now - timestamp;
  if (age < -maxClockDrift) return answer("HEAD_AHEAD", { ahead: -age });
  // Asked this way round, so that a clock or a limit that is no number never passes.
  return age <= maxHeadAge ? answer("HEAD_FRESH", { age: Math.max(age, 0) }) : answer("HEAD_OLD", { age });
}

function unanswered(error: unknown): Answer {
  const cause = fromChain(error);
  const code = cause.code.startsWith("DEPLOYMENT_") ? "REGISTRY_MISMATCH" : "REGISTRY_UNREACHABLE";
  return answer(code, { reason: cause.shortMessage, cause: cause.code });
}

function reasonOf(error: unknown): string {
  return fromChain(error).shortMessage;
}
