import { expect } from "chai";
import { id as hashOf, type TransactionResponse } from "ethers";
import { network } from "hardhat";
import type { NetworkConnection } from "hardhat/types/network";

import { lastDayOf, managing } from "./actions.js";
import {
  decisionFor,
  FORENSIC,
  idOf,
  judgment,
  MORNING,
  newLicense,
  reason,
  registries,
  send,
  sendApproved,
  suspension,
  term,
  TODAY,
} from "./fixture.js";
import { statusOf } from "./records.js";
import { unpackManagementRecord } from "./replay.js";
import { Action, Region, startOf, Status } from "./terms.js";

/**
 * The life of a license as a department's legal officer reads it: the status that an action leads to, and a dash where
 * the law knows no such step. Every cell is tried on the registries themselves, in a status that was reached by the
 * actions that lead there.
 *
 * "move" is a transfer within the province, "transfer" one to another province. A license that is reissued, moved or
 * transferred gets the status in its column, and its successor the one in the last.
 */
const TABLE = `
                  | issue  | reissue    | move       | transfer    | suspend   | resume | revoke  | annul    | cancel    | annotate  | endorse   | rebind    | successor
NONE              | ACTIVE | -          | -          | -           | -         | -      | -       | -        | -         | -         | -         | -         | -
ACTIVE            | -      | SUPERSEDED | SUPERSEDED | TRANSFERRED | SUSPENDED | -      | REVOKED | ANNULLED | CANCELLED | ACTIVE    | ACTIVE    | ACTIVE    | ACTIVE
SUSPENDED         | -      | SUPERSEDED | -          | -           | -         | ACTIVE | REVOKED | ANNULLED | CANCELLED | SUSPENDED | SUSPENDED | SUSPENDED | SUSPENDED
SUSPENSION OVER   | -      | SUPERSEDED | SUPERSEDED | TRANSFERRED | SUSPENDED | ACTIVE | REVOKED | ANNULLED | CANCELLED | ACTIVE    | ACTIVE    | ACTIVE    | ACTIVE
EXPIRED           | -      | SUPERSEDED | -          | -           | -         | -      | -       | ANNULLED | CANCELLED | EXPIRED   | EXPIRED   | EXPIRED   | ACTIVE
EXPIRED SUSPENDED | -      | SUPERSEDED | -          | -           | -         | -      | -       | ANNULLED | CANCELLED | EXPIRED   | EXPIRED   | EXPIRED   | SUSPENDED
SUPERSEDED        | -      | -          | -          | -           | -         | -      | -       | -        | -         | -         | -         | -         | -
TRANSFERRED       | -      | -          | -          | -           | -         | -      | -       | -        | -         | -         | -         | -         | -
REVOKED           | -      | REVOKED    | -          | -           | -         | -      | -       | -        | CANCELLED | REVOKED   | -         | -         | ACTIVE
ANNULLED          | -      | ANNULLED   | -          | -           | -         | -      | -       | -        | CANCELLED | ANNULLED  | -         | -         | ACTIVE
CANCELLED         | -      | CANCELLED  | -          | -           | -         | -      | -       | -        | -         | -         | -         | -         | ACTIVE
`;

/** Rows that are no status of their own: what the suspension was makes a difference there. */
const VARIANTS: Readonly<Record<string, string>> = { "SUSPENSION OVER": "ACTIVE", "EXPIRED SUSPENDED": "EXPIRED" };

const FORBIDDEN = "-";
const LAST_DAY = TODAY + 364n;

const { networkHelpers } = await network.create(MORNING);
const { time } = networkHelpers;

/** The registries before a license of Hefei's, for one year, is issued. */
async function unissued(connection: NetworkConnection) {
  const state = await registries(connection);
  const license = newLicense({ region: Region.hefei, holder: state.holder.address, validThrough: LAST_DAY });
  return { ...state, license, id: idOf(FORENSIC, state.anhui, license, term) };
}

async function issued(connection: NetworkConnection) {
  const state = await unissued(connection);
  await columns.issue!.act(state, TODAY);
  return state;
}

type Stage = Awaited<ReturnType<typeof unissued>>;

async function suspend({ licenses, anhui, id }: Stage, effectiveOn: bigint): Promise<bigint> {
  const decision = { ...suspension, effectiveOn };
  await licenses.connect(anhui.operator).suspend(id, decision, lastDayOf(decision));
  return lastDayOf(decision);
}

async function take(state: Stage, column: string): Promise<bigint> {
  await columns[column]!.act(state, TODAY);
  return TODAY;
}

/** The way to each status; it ends with the day on which an action is then tried. */
const ways: Readonly<Record<string, (state: Stage) => Promise<bigint>>> = {
  NONE: () => Promise.resolve(TODAY),
  ACTIVE: () => Promise.resolve(TODAY),
  SUSPENDED: (state) => take(state, "suspend"),
  "SUSPENSION OVER": async (state) => (await suspend(state, TODAY)) + 1n,
  EXPIRED: () => Promise.resolve(LAST_DAY + 1n),
  "EXPIRED SUSPENDED": async (state) => {
    await time.increaseTo(startOf(LAST_DAY));
    await suspend(state, LAST_DAY);
    return LAST_DAY + 1n;
  },
  SUPERSEDED: (state) => take(state, "reissue"),
  TRANSFERRED: (state) => take(state, "transfer"),
  REVOKED: (state) => take(state, "revoke"),
  ANNULLED: (state) => take(state, "annul"),
  CANCELLED: (state) => take(state, "cancel"),
};

interface Column {
  readonly action: bigint;
  readonly act: (state: Stage, effectiveOn: bigint) => Promise<TransactionResponse>;
}

/** An action that the province takes alone. */
function byProvince(name: keyof typeof managing): Column {
  const { action, call, decision } = managing[name];
  const act = (state: Stage, effectiveOn: bigint) => {
    return send(state.anhui.operator, call(state, state.id, { ...decision, effectiveOn }));
  };
  return { action, act };
}

const successor = newLicense({ root: hashOf("successor") });

const columns: Readonly<Record<string, Column>> = {
  issue: {
    action: Action.Issue,
    act: ({ licenses, anhui, license }) => licenses.connect(anhui.operator).issue(FORENSIC, license, term),
  },
  reissue: {
    action: Action.Reissue,
    act: async (state, effectiveOn) => {
      const { licenses, anhui, id } = state;
      // What a decision has ended is reissued on a court's judgment alone.
      const ended = (await statusOf(state, id)) > Status.Expired;
      const decision = { ...(ended ? judgment : managing.reissue.decision), effectiveOn };
      return licenses.connect(anhui.operator).reissue(id, { ...successor, region: Region.hefei }, decision);
    },
  },
  move: {
    action: Action.Transfer,
    act: (state, effectiveOn) => {
      const { licenses, anhui, bozhou, id } = state;
      const decision = decisionFor(reason.move.number, { approver: bozhou.id, effectiveOn });
      const license = { ...successor, region: Region.bozhou };
      const call = licenses.transfer.populateTransaction(id, license, decision);
      return sendApproved(state, bozhou.operator, anhui, call);
    },
  },
  transfer: {
    action: Action.Transfer,
    act: (state, effectiveOn) => {
      const { licenses, anhui, shanghai, id } = state;
      const decision = decisionFor(reason.move.number, { approver: anhui.id, effectiveOn });
      const license = { ...successor, region: Region.shanghai };
      const call = licenses.transfer.populateTransaction(id, license, decision);
      return sendApproved(state, anhui.operator, shanghai, call);
    },
  },
  suspend: byProvince("suspend"),
  resume: byProvince("resume"),
  revoke: byProvince("revoke"),
  annul: byProvince("annul"),
  cancel: byProvince("cancel"),
  annotate: byProvince("annotate"),
  endorse: byProvince("endorse"),
  rebind: byProvince("rebind"),
};

const SUCCESSOR = "successor";

/** What the table says: for each row, the cell of each column. */
function read(table: string): Map<string, Map<string, string>> {
  const [head, ...lines] = table
    .trim()
    .split("\n")
    .map((line) => line.split("|").map((cell) => cell.trim()));
  const names = head!.filter((name) => name !== "");
  return new Map(lines.map(([row, ...cells]) => [row!, new Map(names.map((name, i) => [name, cells[i]!]))]));
}

const rows = read(TABLE);
const statusNumbers = new Map(Object.entries(Status).map(([name, number]) => [name.toUpperCase(), number]));

function numberOf(status: string): bigint {
  return statusNumbers.get(VARIANTS[status] ?? status)!;
}

/** The id of the license that takes the place of one, from the record that links them. */
async function successorOf({ licenses }: Stage, id: string): Promise<string | undefined> {
  const events = await licenses.queryFilter(licenses.filters.ManagementRecorded(id));
  return events
    .map(({ args }) => unpackManagementRecord(args))
    .find(({ index, action }) => index > 1n && linksOn(action))?.detail;
}

function linksOn(action: bigint): boolean {
  return action === Action.Reissue || action === Action.Transfer;
}

describe("The life of a license", function () {
  it("has a row for every status, and a column for every action", function () {
    expect([...rows.keys()].filter((row) => !(row in VARIANTS))).to.deep.equal([...statusNumbers.keys()]);
    for (const cells of rows.values()) expect([...cells.keys()]).to.deep.equal([...Object.keys(columns), SUCCESSOR]);
    const actions = new Set([Action.None, ...Object.values(columns).map(({ action }) => action)]);
    expect(actions).to.deep.equal(new Set(Object.values(Action)));
  });

  for (const [row, cells] of rows) {
    describe(`given a license that is ${row}`, function () {
      async function arrive(): Promise<{ state: Stage; today: bigint }> {
        const state = await networkHelpers.loadFixture(row === "NONE" ? unissued : issued);
        const today = await ways[row]!(state);
        if (today > TODAY) await time.increaseTo(startOf(today));
        expect(await statusOf(state, state.id)).to.equal(numberOf(row));
        return { state, today };
      }

      for (const [column, { action, act }] of Object.entries(columns)) {
        const outcome = cells.get(column)!;
        if (outcome !== FORBIDDEN) {
          it(`${column} leads to ${outcome}`, async function () {
            const { state, today } = await arrive();
            await act(state, today);
            expect(await statusOf(state, state.id)).to.equal(numberOf(outcome));
            if (!linksOn(action)) return;
            const newId = await successorOf(state, state.id);
            expect(await statusOf(state, newId!)).to.equal(numberOf(cells.get(SUCCESSOR)!));
          });
          continue;
        }
        it(`${column} is not allowed`, async function () {
          const { state, today } = await arrive();
          const { licenses, id } = state;
          const { recordCount } = await licenses.standingOf(id);
          const attempt = act(state, today);
          if (row === "NONE") {
            await expect(attempt).to.be.revertedWithCustomError(licenses, "LicenseRegistryUnknownLicense").withArgs(id);
          } else if (action === Action.Issue) {
            await expect(attempt).to.be.revertedWithCustomError(licenses, "LicenseRegistryAlreadyIssued").withArgs(id);
          } else {
            await expect(attempt)
              .to.be.revertedWithCustomError(licenses, "LicenseRegistryNotAllowed")
              .withArgs(id, numberOf(row), action);
          }
          expect((await licenses.standingOf(id)).recordCount).to.equal(recordCount);
          expect(await statusOf(state, id)).to.equal(numberOf(row));
        });
      }
    });
  }
});
