import { expect } from "chai";
import { decodeBase64, id as hashOf, toUtf8String } from "ethers";
import { network } from "hardhat";

import { managing } from "./actions.js";
import {
  annulment,
  cancellation,
  decisionFor,
  FORENSIC,
  forensicType,
  grant,
  issue,
  LAWYER,
  lawyerType,
  MORNING,
  newLicense,
  penalty,
  profile,
  reason,
  recordOf,
  registries,
  type Registries,
  replacement,
  send,
  sendApproved,
  suspension,
  term,
  TODAY,
  UNKNOWN_TYPE,
} from "./fixture.js";
import { ALL_RIGHTS, OPERATE, Region, startOf } from "./terms.js";

const { networkHelpers } = await network.create(MORNING);
const { time } = networkHelpers;
const loadRegistries = () => networkHelpers.loadFixture(registries);

const PREFIX = "data:application/json;base64,";
const LAST_DAY = TODAY + 364n;

interface Attribute {
  readonly display_type?: string;
  readonly trait_type: string;
  readonly value: string | number;
}

interface Metadata {
  readonly name: string;
  readonly description: string;
  readonly attributes: readonly Attribute[];
}

function decode(uri: string): Metadata {
  expect(uri.startsWith(PREFIX)).to.equal(true);
  return JSON.parse(toUtf8String(decodeBase64(uri.slice(PREFIX.length)))) as Metadata;
}

async function metadataOf({ licenses }: Registries, id: string): Promise<Metadata> {
  return decode(await licenses.tokenURI(id));
}

function valueOf({ attributes }: Metadata, trait: string): string | number | undefined {
  return attributes.find(({ trait_type }) => trait_type === trait)?.value;
}

describe("LicenseDescriptor", function () {
  it("describes a license by type, issuer, region, status and time", async function () {
    const state = await loadRegistries();
    const { licenses, bozhou } = state;
    const license = newLicense({ region: Region.bozhouQiaocheng });
    const issuing = await licenses.connect(bozhou.operator).issue(LAWYER, license, grant);
    const { time: now } = await recordOf(issuing);
    const [issued] = await licenses.queryFilter(licenses.filters.ManagementRecorded());

    expect(await metadataOf(state, issued!.args.id)).to.deep.equal({
      name: lawyerType.name,
      description:
        "An electronic license. Its document is with its holder and issuer; no personal data are on the chain.",
      attributes: [
        { trait_type: "type", value: lawyerType.name },
        { trait_type: "issuer", value: bozhou.code },
        { trait_type: "region", value: "341602" },
        { trait_type: "status", value: "ACTIVE" },
        { trait_type: "trusted", value: "true" },
        { display_type: "date", trait_type: "vouched for since", value: Number(now) },
      ],
    });
  });

  it("gives the last day of a license that expires, as its first second in Shanghai", async function () {
    const state = await loadRegistries();
    const id = await issue(state, state.anhui, newLicense({ validThrough: LAST_DAY }), term, FORENSIC);
    const metadata = await metadataOf(state, id);
    expect(metadata.name).to.equal(forensicType.name);
    const lastDay = { display_type: "date", trait_type: "valid through", value: Number(startOf(LAST_DAY)) };
    expect(metadata.attributes.at(-1)).to.deep.equal(lastDay);
    expect(valueOf(metadata, "status")).to.equal("ACTIVE");

    await time.increaseTo(startOf(LAST_DAY + 1n));
    expect(valueOf(await metadataOf(state, id), "status")).to.equal("EXPIRED");
  });

  it("follows a revocation and a distrusted key", async function () {
    const state = await loadRegistries();
    const { licenses, authorities, anhui } = state;
    const id = await issue(state, anhui, newLicense());
    await licenses.connect(anhui.operator).revoke(id, penalty);
    await authorities.distrustKeyByGovernance(anhui.operator, 1n);
    const metadata = await metadataOf(state, id);
    expect(valueOf(metadata, "status")).to.equal("REVOKED");
    expect(valueOf(metadata, "trusted")).to.equal("false");
  });

  const ways: Readonly<Record<string, (state: Registries, id: string) => Promise<unknown>>> = {
    ACTIVE: () => Promise.resolve(),
    SUSPENDED: ({ licenses, anhui }, id) => licenses.connect(anhui.operator).suspend(id, suspension, TODAY + 119n),
    EXPIRED: () => time.increaseTo(startOf(LAST_DAY + 1n)),
    SUPERSEDED: (state, id) => send(state.anhui.operator, managing.reissue.call(state, id, replacement)),
    TRANSFERRED: (state, id) => {
      const { licenses, anhui, shanghai } = state;
      const license = newLicense({ region: Region.shanghai });
      const decision = decisionFor(reason.move.number, { approver: anhui.id });
      const call = licenses.transfer.populateTransaction(id, license, decision);
      return sendApproved(state, anhui.operator, shanghai, call);
    },
    REVOKED: ({ licenses, anhui }, id) => licenses.connect(anhui.operator).revoke(id, penalty),
    ANNULLED: ({ licenses, anhui }, id) => licenses.connect(anhui.operator).annul(id, annulment),
    CANCELLED: ({ licenses, anhui }, id) => licenses.connect(anhui.operator).cancel(id, cancellation),
  };
  for (const [name, way] of Object.entries(ways)) {
    it(`calls a license ${name}`, async function () {
      const state = await loadRegistries();
      const id = await issue(state, state.anhui, newLicense({ validThrough: LAST_DAY }), term);
      await way(state, id);
      expect(valueOf(await metadataOf(state, id), "status")).to.equal(name);
    });
  }

  it("escapes what would break out of the JSON", async function () {
    const state = await loadRegistries();
    const { authorities, catalog, holder, stranger } = state;
    const name = 'License"},{"trait_type":"status","value":"ACTIVE\\\n';
    const code = 'QUOTE"\\0123456789A';
    await catalog.addType({ ...lawyerType, name });
    await catalog.addReason(UNKNOWN_TYPE, reason.grant.number, reason.grant.rule, reason.grant.basis);
    await authorities.admitRoot(Region.jiangsu, profile(code), holder);
    const jiangsu = await authorities.authorityCount();
    await authorities.connect(holder).addKey(stranger, OPERATE);
    await authorities.accreditRoot(jiangsu, UNKNOWN_TYPE, ALL_RIGHTS);
    await state.licenses.connect(stranger).issue(UNKNOWN_TYPE, newLicense({ region: Region.jiangsu }), grant);
    const [issued] = await state.licenses.queryFilter(state.licenses.filters.ManagementRecorded());

    const metadata = await metadataOf(state, issued!.args.id);
    expect(metadata.name).to.equal(name);
    expect(valueOf(metadata, "type")).to.equal(name);
    expect(valueOf(metadata, "issuer")).to.equal(code);
    expect(metadata.attributes.length).to.equal(6);
  });

  it("gives a public code shorter than 18 characters without its padding", async function () {
    const state = await loadRegistries();
    const { authorities, licenses, holder, stranger } = state;
    await authorities.admitRoot(Region.jiangsu, profile("32"), holder);
    await authorities.connect(holder).addKey(stranger, OPERATE);
    await authorities.accreditRoot(await authorities.authorityCount(), LAWYER, ALL_RIGHTS);
    await licenses.connect(stranger).issue(LAWYER, newLicense({ region: Region.jiangsu }), grant);
    const [issued] = await licenses.queryFilter(licenses.filters.ManagementRecorded());
    expect(valueOf(await metadataOf(state, issued!.args.id), "issuer")).to.equal("32");
  });

  it("is asked by anybody, and calls an unknown license NONE", async function () {
    const { licenses, descriptor } = await loadRegistries();
    const metadata = decode(await descriptor.tokenURI(await licenses.getAddress(), hashOf("no license")));
    expect(valueOf(metadata, "status")).to.equal("NONE");
    expect(valueOf(metadata, "trusted")).to.equal("false");
  });
});
