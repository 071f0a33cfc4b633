import { requireBlock, type BlockParameter } from "../block.js";
import type { Client } from "../client.js";
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
  const at = requireBlock(parameters.at);
  const panel: Panel = "client" in parameters ? { clients: [parameters.client] } : parameters;
  const threshold = requirePanel(panel);
  const { licenseTypes, deployment, clock } = panel.clients[0] as Client;
  const day = typeof at === "object" ? at.day : undefined;
  const hear = hearing(() => convene(panel, threshold, typeof at === "object" ? "latest" : at), clock, maxHeadAge / 2);

  return async (inputs) => {
    const cases = inputs.map((input) => {
      const examined = examine(input, licenseTypes);
      const foreign = examined.document && checkNamedRegistry(examined.document, deployment);
      return { ...examined, foreign };
    });
    const asked = cases.flatMap(({ document, foreign }) =>
      document !== undefined && foreign === undefined ? [document.proof.licenseId] : [],
    );
    const { sitting, reports, opinions } = await hear([...new Set(asked)]);

    const grounds = { now: clock(), maxHeadAge, ...(day !== undefined && { day }) };
    return Promise.all(
      cases.map(async ({ document, answers, foreign }) => {
        if (document === undefined) return conclude(answers);
        const { licenseId: id } = document.proof;
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
