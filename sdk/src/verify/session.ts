import type { BlockParameter } from "../block.js";
import type { Client } from "../client.js";
import { isDay, type Day } from "../day.js";
import type { LicenseDocument } from "../documents/Document.js";
import { ElicenseError } from "../errors/ElicenseError.js";
import type { LicenseId } from "../licenses/licenseId.js";
import { checkNamedRegistry, noAgreement } from "./checkRegistry.js";
import { consult, type Opinion } from "./consult.js";
import { examine } from "./examine.js";
import { judge } from "./judge.js";
import type { NodeReport } from "./NodeReport.js";
import { convene, requirePanel, type Panel, type Sitting } from "./Panel.js";
import { conclude, type Verification } from "./Verification.js";

/** Whom a verification asks, and what it is content with. */
export type VerifyParameters = VerifyOptions & ({ readonly client: Client } | Panel);

/** What a verification is content with. */
export interface VerifyOptions {
  /**
   * The block to judge at; the latest if left out. On a day, whether the license was in force then is replayed from its
   * record, by all that is recorded at the latest block.
   */
  readonly at?: BlockParameter;
  /** How old the newest block may be, seconds; 60 if left out. */
  readonly maxHeadAge?: number;
}

/** Verifies documents, all at one block. */
export type Session = (inputs: readonly unknown[]) => Promise<readonly Verification[]>;

/** What the nodes said of licenses; no sitting where too few answered. */
interface Hearing {
  readonly sitting?: Sitting;
  readonly reports: readonly NodeReport[];
  readonly opinions: ReadonlyMap<LicenseId, Opinion>;
}

const defaultMaxHeadAge = 60;

/**
 * Opens a session: what is verified in it is asked of the same nodes at the same block, until half the time that the
 * block may be old has passed.
 *
 * @throws {ElicenseError} PANEL_THRESHOLD, PANEL_DEPLOYMENTS, BLOCK_FORM.
 */
export function openSession(parameters: VerifyParameters): Session {
  const { maxHeadAge = defaultMaxHeadAge } = parameters;
  const at = requireAt(parameters.at);
  const panel: Panel = "client" in parameters ? { clients: [parameters.client] } : parameters;
  const threshold = requirePanel(panel);
  const { licenseTypes, deployment, clock } = panel.clients[0] as Client;
  const day = typeof at === "object" ? at.day : undefined;
  const hear = hearing(() => convene(panel, threshold, typeof at === "object" ? "latest" : at), clock, maxHeadAge / 2);

  return async (inputs) => {
    const examined = inputs.map((input) => examine(input, licenseTypes));
    const isAsked = (document: LicenseDocument): boolean => checkNamedRegistry(document, deployment) === undefined;
    const documents = examined.flatMap(({ document }) =>
      document !== undefined && isAsked(document) ? [document] : [],
    );
    const { sitting, reports, opinions } = await hear([...new Set(documents.map(({ proof }) => proof.licenseId))]);

    const grounds = { now: clock(), maxHeadAge, ...(day !== undefined && { day }) };
    return Promise.all(
      examined.map(async ({ document, answers }) => {
        if (document === undefined) return conclude(answers);
        const { licenseId: id } = document.proof;
        const foreign = checkNamedRegistry(document, deployment);
        if (foreign !== undefined) return conclude({ ...answers, registry: foreign }, { id });
        const opinion = opinions.get(id);
        if (sitting === undefined || opinion === undefined) {
          return conclude({ ...answers, registry: noAgreement(reports, threshold) }, { id, nodes: reports });
        }
        return judge({ document, answers, opinion, sitting, ...grounds });
      }),
    );
  };
}

/** Refuses what names no block: it must not be taken for the latest. */
function requireAt(at: BlockParameter = "latest"): BlockParameter {
  const isBlock = at === "latest" || at === "final" || (Number.isSafeInteger(at) && (at as number) >= 0);
  const isPast = typeof at === "object" && isDay((at as { readonly day: Day } | null)?.day ?? "");
  if (!isBlock && !isPast) throw new ElicenseError("BLOCK_FORM");
  return at;
}

/** Asks about licenses at the block of one sitting, and convenes another when that is too old, or could not be held. */
function hearing(
  convened: () => Promise<Sitting | readonly NodeReport[]>,
  clock: () => number,
  lifetime: number,
): (ids: readonly LicenseId[]) => Promise<Hearing> {
  let current: { readonly sitting: ReturnType<typeof convened>; readonly since: number } | undefined;

  return async (ids) => {
    if (ids.length === 0) return { reports: [], opinions: new Map() };
    // Asked this way round, so that a clock that is no number never keeps an old block.
    if (current === undefined || !(clock() - current.since <= lifetime)) {
      current = { sitting: convened(), since: clock() };
    }
    const sitting = await current.sitting;
    if (!("seats" in sitting)) {
      current = undefined;
      return { reports: sitting, opinions: new Map() };
    }
    const opinions = await consult(sitting, ids);
    return { sitting, reports: [], opinions: new Map(ids.map((id, position) => [id, opinions[position] as Opinion])) };
  };
}
