import {
  createClient,
  dayToNumber,
  deriveContextHash,
  disclose,
  licenseTypes,
  parseRegisterKey,
  rights,
  use,
  type JsonObject,
  type LicenseType,
  type Right,
} from "@elicense/sdk";
import { expect } from "chai";
import { cpSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { network } from "hardhat";

import { projectRoot } from "../../scripts/config.js";
import { deployTo } from "../../scripts/deploy/deployTo.js";
import { readLicenseTypes } from "../../scripts/deploy/readLicenseTypes.js";
import { act, addDays, decide, passTo, statusesOf, toArgument } from "../scenarios/actions.js";
import { grant, IN_FORCE, refusedFor, verdictOn } from "../scenarios/licenses.js";
import { roundTrip, withoutPlaces } from "../sdk/documents/jsonld.js";
import { MORNING, setStage, TODAY, type Stage } from "../scenarios/stage.js";

/**
 * A fifth license type is data alone: its folder is laid beside the project's own, and all that deploys, issues,
 * suspends, uses and verifies is the code of the four others.
 */
const folder = "grassrootsLegalWorker";

const { networkHelpers } = await network.create(MORNING);

const worker: JsonObject = {
  name: "测试丁",
  idNumber: "319900197712310034",
  licenseNo: "B20263416001",
  officeName: "谯城样例法律服务所",
  officeUscc: "33341602E0FAKE1292",
  decisionNo: "亳司许基〔2026〕0001号",
  areaCode: "341600",
};

interface FifthStage extends Stage {
  readonly type: LicenseType;
  readonly added: readonly string[];
}

/** Deploys the four types as ever, and then the folder of five. */
async function setFifthStage(connection: Parameters<typeof setStage>[0]): Promise<FifthStage> {
  const stage = await setStage(connection);
  const directory = mkdtempSync(join(tmpdir(), "elicense-schemas-"));
  cpSync(join(projectRoot, "schemas"), directory, { recursive: true });
  cpSync(join(import.meta.dirname, folder), join(directory, folder), { recursive: true });
  const types = readLicenseTypes(directory);
  rmSync(directory, { recursive: true });

  const added: string[] = [];
  await deployTo(connection, {
    existing: stage.deployment,
    licenseTypes: types,
    report: (progress) => {
      if (progress.kind === "catalog") added.push(progress.entry);
    },
  });
  await accredit(stage, types.at(-1)!);
  return { ...stage, type: types.at(-1)!, added };
}

/** Gives the rights for a type: governance to the roots, Anhui to Bozhou. */
async function accredit({ anhui, bozhou, bozhouCourt, contracts }: Stage, { number }: LicenseType): Promise<void> {
  const { authorities } = contracts;
  const setOf = (...names: readonly Right[]): number =>
    names.reduce((set, name) => set | (1 << rights.indexOf(name)), 0);
  await authorities.accreditRoot(anhui.id, number, setOf("REVIEW", "ISSUE", "SUSPEND"));
  await authorities.accreditRoot(bozhouCourt.id, number, setOf("USE"));
  await authorities.connect(anhui.administrator).accredit(bozhou.id, number, setOf("REVIEW"));
}

describe("a fifth license type", () => {
  const load = (): Promise<FifthStage> => networkHelpers.loadFixture(setFifthStage);

  it("is added to the catalog by its folder alone", async () => {
    const { type, added, contracts } = await load();
    expect(added).to.deep.equal([
      "GrassrootsLegalServiceLicense",
      "GrassrootsLegalServiceLicense/reasons/1 (GRANT)",
      "GrassrootsLegalServiceLicense/reasons/10 (SUSPENDED)",
      "GrassrootsLegalServiceLicense/uses/1 (AGENT-ADMISSION)",
    ]);
    expect(type.number).to.equal(licenseTypes.length + 1);
    expect((await contracts.catalog.typeOf(type.number)).name).to.equal("GrassrootsLegalServiceLicense");
  });

  it("is issued, used, suspended and verified as the others are", async () => {
    const stage = await load();
    const { type, anhui, bozhou, bozhouCourt, contracts, deployment } = stage;
    const types = [...licenseTypes, type];
    const license = await grant(stage, bozhou, { type, fields: worker });
    expect(BigInt(license.id) >> 240n).to.equal(BigInt(type.number));
    expect(await verdictOn(stage, license.document, types)).to.deep.equal(IN_FORCE);

    const { root, decision } = license.document.proof.issuance;
    const issuance = { root, decision: toArgument(decision), validThrough: 0 };
    expect(await contracts.licenses.verify(license.id, issuance)).to.equal(true);
    const shown = disclose(license.document, ["/credentialSubject/name", "/credentialSubject/officeName"]);
    expect(await verdictOn(stage, shown, types)).to.deep.equal(IN_FORCE);
    for (const read of [license.document, shown]) {
      expect(await roundTrip(read, [type])).to.deep.equal(withoutPlaces(read));
    }

    const { record } = await use(createClient({ runner: bozhouCourt.operator, deployment, licenseTypes: types }), {
      ...{ type, id: license.id, action: "VERIFY", matter: 1, fields: ["licenseNo", "name"] },
      context: deriveContextHash(parseRegisterKey(`0x${"c2".repeat(32)}`), {
        ...{ caseNo: "（2026）样例民初2号", system: "样例立案系统", operator: "0001", purpose: "核验诉讼代理人" },
      }),
    });
    expect(record.outcome).to.equal("ALLOWED");

    const through = addDays(TODAY, 60);
    const penalty = toArgument(await decide(stage, "SUSPENDED", { approver: anhui, type }));
    const suspension = [license.id, penalty, dayToNumber(through)];
    await expect(act(stage, anhui, "suspend", suspension)).to.be.revertedWithCustomError(
      contracts.authorities,
      "JointApprovalMissing",
    );
    await act(stage, anhui, "suspend", suspension, anhui.second);
    expect(await statusesOf(stage, [license.id])).to.deep.equal(["SUSPENDED"]);
    expect(await verdictOn(stage, license.document, types)).to.deep.equal(refusedFor("STATUS_SUSPENDED"));

    await passTo(stage, addDays(through, 1));
    expect(await verdictOn(stage, license.document, types)).to.deep.equal(IN_FORCE);
  });

  it("is not verified by a reader who does not know it, and never called valid", async () => {
    const stage = await load();
    const license = await grant(stage, stage.bozhou, { type: stage.type, fields: worker });
    expect(await verdictOn(stage, license.document)).to.deep.equal({
      verdict: "INDETERMINATE",
      failed: ["DOCUMENT_TYPE_UNKNOWN"],
    });
  });

  it("gives nobody rights for it who was not accredited for it", async () => {
    const stage = await load();
    const { type, bozhou, hefei, contracts } = stage;
    await expect(grant(stage, hefei, { type, fields: worker }))
      .to.be.revertedWithCustomError(contracts.authorities, "AuthorityRegistryNotAccredited")
      .withArgs(hefei.id, type.number, rights.indexOf("REVIEW"));
    const license = await grant(stage, bozhou, { type, fields: worker });
    const penalty = toArgument(await decide(stage, "SUSPENDED", { approver: bozhou, type }));
    await expect(act(stage, bozhou, "suspend", [license.id, penalty, dayToNumber(addDays(TODAY, 60))], bozhou.operator))
      .to.be.revertedWithCustomError(contracts.authorities, "AuthorityRegistryNotAccredited")
      .withArgs(bozhou.id, type.number, rights.indexOf("SUSPEND"));
  });
});
