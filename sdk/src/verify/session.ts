import { requireBlock, type BlockParameter } from "../block.js";
import type { Client } from "../client.js";
import type { LicenseDocument } from "../documents/Document.js";
import { NODE_CHANGED } from "../errors/catalogue/deployment.js";
import { ElicenseError } from "../errors/ElicenseError.js";
import { nodeChangesOf } from "../deployment/onOneNode.js";
import { requirePositive } from "../history/reading.js";
import type { LicenseId } from "../licenses/licenseId.js";
import { checkNamedRegistry, noAgreement } from "./checkRegistry.js";
import { consult, type Opinion } from "./consult.js";
import { examine, type Examined } from "./examine.js";
import { judge, type Grounds } from "./judge.js";
import { silent, type NodeReport } from "./NodeReport.js";
import { convene, nodeName, requirePanel, type Panel, type Sitting } from "./Panel.js";
import {
  chainCheckNames,
  checkNames,
  conclude,
  type Answer,
  type CheckName,
  type Verification,
} from "./Verification.js";

/**
 * Whom a verification asks, and what it is content with: one node, or several that are compared. What is for several does
 * not go with one, as if they had been heard.
 */
export type VerifyParameters = VerifyOptions &
  (
    | { readonly client: Client; readonly clients?: never; readonly threshold?: never }
    | (Panel & { readonly client?: never })
  );

/** What a verification is content with. */
export interface VerifyOptions {
  /**
   * The block to judge at; the latest if left out. On a day, whether the license was in force then is replayed from its
   * record, by all that is recorded at the latest block.
   */
  readonly at?: BlockParameter;
  /** How old the newest block may be, seconds; 60 if left out. */
  readonly maxHeadAge?: number;
  /**
   * How long each node may take over its newest block, over the state, and over the records, seconds each; 30 if left
   * out. One that takes longer counts as one that does not answer. Of many documents the time is for a batch.
   */
  readonly timeoutSeconds?: number;
}

/** What is verified: a document, as JSON text or its parsed value, or a license by its id alone. */
export type Subject = { readonly input: unknown } | { readonly id: LicenseId };

/** Verifies documents and licenses, all at one block. */
export type Session = (subjects: readonly Subject[]) => Promise<readonly Verification[]>;

/** A subject with what needs no chain. */
interface Case {
  /** Left out where the document could not be read. */
  readonly id?: LicenseId;
  readonly document?: LicenseDocument;
  readonly answers: Examined["answers"];
  /** Why the nodes are not to be asked. */
  readonly foreign?: Answer;
  /** The questions that are asked of it. */
  readonly names: readonly CheckName[];
}

/** What the nodes said of a license, or where too few sat, why. */
type Hearing = { readonly sitting: Sitting; readonly opinion: Opinion } | { readonly absent: readonly NodeReport[] };

const defaultMaxHeadAge = 60;

const defaultTimeout = 30;

/** How often licenses are asked about at the most, where a node changes meanwhile. */
const mostAttempts = 4;

/**
 * Opens a session: what is verified in it is asked of the same nodes at the same block, until half the time that the
 * block may be old has passed.
 *
 * @throws {ElicenseError} PANEL_THRESHOLD, PANEL_DEPLOYMENTS, BLOCK_FORM; READING_FORM for a timeout that is no time.
 */
export function openSession(parameters: VerifyParameters): Session {
  const { maxHeadAge = defaultMaxHeadAge, timeoutSeconds = defaultTimeout } = parameters;
  requirePositive({ timeoutSeconds });
  const at = requireBlock(parameters.at);
  const { clients = [parameters.client as Client], threshold: wanted } = parameters;
  const panel: Panel = { clients, ...(wanted !== undefined && { threshold: wanted }) };
  const threshold = requirePanel(panel);
  const { clock } = panel.clients[0] as Client;
  const day = typeof at === "object" ? at.day : undefined;
  const changes = (): readonly number[] => panel.clients.map(({ provider }) => nodeChangesOf(provider));
  const hear = hearing(() => convene(panel, threshold, at, timeoutSeconds), {
    ...{ clock, changes, timeoutSeconds },
    lifetime: maxHeadAge / 2,
  });

  return async (subjects) => {
    const cases = subjects.map((subject) => toCase(subject, panel.clients[0] as Client));
    const asked = cases.flatMap(({ id, foreign }) => (id !== undefined && foreign === undefined ? [id] : []));
    const judgeBy = (hearings: ReadonlyMap<LicenseId, Hearing>): Promise<readonly Verification[]> => {
      const grounds = { now: clock(), maxHeadAge, day, timeoutSeconds };
      return Promise.all(cases.map((each) => judgeCase(each, hearings, threshold, grounds)));
    };
    if (asked.length === 0) return judgeBy(new Map());

    for (let attempt = 1; ; attempt++) {
      const { hearings, changes: before } = await hear([...new Set(asked)]);
      const verifications = await judgeBy(hearings);
      // The records come last: what one node said of the state must not be held against another's records.
      const changed = changes().map((count, position) => count !== before[position]);
      if (!changed.includes(true)) return verifications;
      if (attempt < mostAttempts) continue;
      const absent = panel.clients.map((client, position): NodeReport => {
        const name = nodeName(client, position);
        return changed[position] === true
          ? silent(name, new ElicenseError(NODE_CHANGED))
          : { name, answer: "NOT_ASKED" };
      });
      return judgeBy(new Map(asked.map((id) => [id, { absent }])));
    }
  };
}

async function judgeCase(
  { id, document, answers, foreign, names }: Case,
  hearings: ReadonlyMap<LicenseId, Hearing>,
  threshold: number,
  grounds: Pick<Grounds, "now" | "maxHeadAge" | "day" | "timeoutSeconds">,
): Promise<Verification> {
  if (id === undefined) return conclude(answers);
  if (foreign !== undefined) return conclude({ ...answers, registry: foreign }, { id });
  const heard = hearings.get(id) as Hearing;
  if ("absent" in heard) {
    const registry = noAgreement(heard.absent, threshold);
    return conclude({ ...answers, registry }, { id, nodes: heard.absent }, names);
  }
  return judge({ id, ...(document && { document }), answers, names, ...heard, ...grounds });
}

function toCase(subject: Subject, { licenseTypes, deployment }: Client): Case {
  if ("id" in subject) return { id: subject.id, answers: {}, names: chainCheckNames };
  const { document, answers } = examine(subject.input, licenseTypes);
  if (document === undefined) return { answers, names: checkNames };
  const foreign = checkNamedRegistry(document, deployment);
  return { id: document.proof.licenseId, document, answers, names: checkNames, ...(foreign && { foreign }) };
}

/** How long a sitting may be of use, and a node may take, both in seconds. */
interface HearingOptions {
  readonly clock: () => number;
  /** How often each of the clients has changed from a node to another: a sitting is of those that were convened. */
  readonly changes: () => readonly number[];
  readonly lifetime: number;
  readonly timeoutSeconds: number;
}

/** What was heard of licenses, and how often each of the clients had changed its node by then. */
interface Heard {
  readonly hearings: ReadonlyMap<LicenseId, Hearing>;
  readonly changes: readonly number[];
}

/**
 * Asks about licenses at the block of one sitting, and convenes another when that is too old, could not be held, or one of
 * the nodes was changed for another.
 */
function hearing(
  convened: () => Promise<Sitting | readonly NodeReport[]>,
  { clock, changes, lifetime, timeoutSeconds }: HearingOptions,
): (ids: readonly LicenseId[]) => Promise<Heard> {
  let current:
    | {
        readonly sitting: ReturnType<typeof convened>;
        readonly since: number;
        readonly changes: readonly number[];
      }
    | undefined;

  return async (ids) => {
    // Asked this way round, so that a clock that is no number never keeps an old block.
    if (current?.changes.join() !== changes().join() || !(clock() - current.since <= lifetime)) {
      current = { changes: changes(), since: clock(), sitting: convened() };
    }
    const { changes: before } = current;
    const sitting = await current.sitting;
    if (!("seats" in sitting)) {
      current = undefined;
      return { hearings: new Map(ids.map((id) => [id, { absent: sitting }])), changes: before };
    }
    const opinions = await consult(sitting, ids, timeoutSeconds);
    const hearings = ids.map((id, position) => [id, { sitting, opinion: opinions[position] as Opinion }] as const);
    return { hearings: new Map(hearings), changes: before };
  };
}
