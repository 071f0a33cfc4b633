import { createBareClient, createClient, type BoundClient, type Client } from "@elicense/sdk";
import { expect } from "chai";
import { before, describe, it } from "mocha";

import * as access from "../../../sdk/src/access/index.js";
import { actionGroups } from "../../../sdk/src/actionGroups.js";
import * as approvals from "../../../sdk/src/approvals/index.js";
import * as authorities from "../../../sdk/src/authorities/index.js";
import * as catalog from "../../../sdk/src/catalog/index.js";
import * as documents from "../../../sdk/src/documents/index.js";
import * as governance from "../../../sdk/src/governance/index.js";
import * as grants from "../../../sdk/src/grants/index.js";
import * as history from "../../../sdk/src/history/index.js";
import * as licenses from "../../../sdk/src/licenses/index.js";
import * as views from "../../../sdk/src/views/index.js";
import { collect } from "../collect.js";
import { refusal } from "../refusal.js";
import { issueSample, setStage, type Stage } from "../stage.js";

/** Names of an area's actions: of its functions whose first parameter is a client. */
type ActionName<Area> = {
  [Name in keyof Area]: Area[Name] extends (client: Client, ...rest: never[]) => unknown
    ? Parameters<Area[Name]> extends readonly [Client, ...unknown[]]
      ? Name
      : never
    : never;
}[keyof Area];

/** Names of the actions that no group has, by area. */
interface Unbound {
  readonly access: Exclude<ActionName<typeof access>, keyof typeof actionGroups.access>;
  readonly approvals: Exclude<ActionName<typeof approvals>, keyof typeof actionGroups.approvals>;
  readonly authorities: Exclude<ActionName<typeof authorities>, keyof typeof actionGroups.authorities>;
  readonly catalog: Exclude<ActionName<typeof catalog>, keyof typeof actionGroups.catalog>;
  readonly governance: Exclude<ActionName<typeof governance>, keyof typeof actionGroups.governance>;
  readonly grants: Exclude<ActionName<typeof grants>, keyof typeof actionGroups.grants>;
  readonly history: Exclude<ActionName<typeof history>, keyof typeof actionGroups.history>;
  readonly licenses: Exclude<ActionName<typeof licenses>, keyof typeof actionGroups.licenses>;
  readonly views: Exclude<ActionName<typeof views>, keyof typeof actionGroups.views>;
  // What is done to documents takes no chain.
  readonly documents: ActionName<typeof documents>;
}

/** Compiles only where there are none. */
const none: [Unbound[keyof Unbound]] extends [never] ? true : false = true;

const areas = { access, approvals, authorities, catalog, governance, grants, history, licenses, views };

describe("createClient", () => {
  let stage: Stage;
  let client: BoundClient;

  before(async () => {
    stage = await setStage();
    const { runner, deployment } = stage.clientOf("anhuiJustice");
    client = createClient({ runner, deployment });
  });

  it("leaves no action of an area unbound", () => {
    expect(none).to.equal(true);
  });

  for (const [group, exported] of Object.entries(areas)) {
    it(`binds the functions of ${group} that take a client, and those alone`, () => {
      const takesClient = Object.entries(exported)
        .filter(([, value]) => isAction(value))
        .map(([name]) => name);
      const { findBlock: _, ...grouped } = actionGroups[group as keyof typeof areas] as Record<string, unknown>;
      expect(Object.keys(grouped)).to.have.members(takesClient);
      for (const [name, action] of Object.entries(grouped)) {
        expect(action, name).to.equal((exported as Record<string, unknown>)[name]);
      }
    });
  }

  it("has a bound function for each action, and the members of a bare client beside them", () => {
    const bare = createBareClient(client);
    expect(Object.keys(client)).to.have.members([...Object.keys(bare), ...Object.keys(actionGroups), "documents"]);
    for (const [name, group] of Object.entries(actionGroups)) {
      expect(Object.keys(client[name as keyof typeof actionGroups])).to.deep.equal(Object.keys(group));
    }
  });

  it("binds the pure functions: they answer the same, and refuse the same", async () => {
    const { id } = await issueSample(stage);
    expect(await client.licenses.getStanding({ id })).to.deep.equal(await licenses.getStanding(client, { id }));
    expect((await client.licenses.getStanding({ id })).status).to.equal("ACTIVE");
    expect(await refusal(client.licenses.getCondition({ id: "0x12" }))).to.deep.equal({
      code: "LICENSE_ID_FORM",
      details: { field: "id" },
    });
    const decision = { reason: 10, documentHash: id, approver: 1, effectiveOn: "2026-01-01" };
    expect(await client.approvals.prepareCall("REVOKE", { id, decision })).to.deep.equal(
      await approvals.prepareCall(client, "REVOKE", { id, decision }),
    );
  });

  it("verifies documents by itself, one and many", async () => {
    const { document } = await issueSample(stage, {}, "7");
    const one = await client.documents.verify(document);
    expect(one.verdict).to.equal("VALID");
    const many = await collect(client.documents.verifyMany([document, "nonsense"], { batchSize: 1 }));
    expect(many.map(({ verdict }) => verdict)).to.deep.equal(["VALID", "INVALID"]);
  });

  it("keeps what a call is of and its parameters together", () => {
    const wrong = (): unknown =>
      // @ts-expect-error -- a revocation has no last day, and a suspension needs one
      client.approvals.prepareCall("SUSPEND", { id: "0x", decision: undefined as never });
    expect(wrong).to.be.a("function");
  });

  it("is a client for the pure functions too", async () => {
    const asClient: Client = client;
    expect(await authorities.getActingAuthority(asClient)).to.equal(await client.authorities.getActingAuthority());
  });
});

/** Whether a value is a function whose first parameter is a client, by its source. */
function isAction(value: unknown): boolean {
  return typeof value === "function" && /^(async )?function\s*\*? ?\w+\(\s*client\b/.test(String(value));
}
