import {
  accredit,
  accreditRoot,
  addKey,
  appointAdministrator,
  checkRight,
  createClient,
  createProfile,
  deactivateAuthority,
  distrustKey,
  findBlock,
  getAccreditation,
  getAccreditationDelay,
  getAuthority,
  getAuthorityByCode,
  getAuthorityCount,
  getKey,
  getKeys,
  getRights,
  identifyKey,
  isAuthorityActive,
  isAuthorityWithin,
  isKeyTrusted,
  profileName,
  registerAuthority,
  removeKey,
  rights,
  setAccreditationDelay,
  type Client,
} from "@elicense/sdk";
import { expect } from "chai";
import { encodeBase64, keccak256, toUtf8Bytes, Wallet, type Signer } from "ethers";
import { before, beforeEach, describe, it } from "mocha";

import { refusal } from "../refusal.js";
import { authorities, setStage, timeOf, type Stage } from "../stage.js";

const { anhuiJustice, bozhouBureau, shanghaiJustice } = authorities;
const metadataHash = `0x${"ab".repeat(32)}`;
const profile = { code: "31340000E0FAKE073W", metadataHash, metadataURI: "https://example.org/profile.json" };
const LAWYER = 1;

describe("authorities", () => {
  let stage: Stage;
  let anhui: Client;
  let child: number;
  let childAdministrator: Wallet;

  const accountOf = (client: Client): Promise<string> => (client.runner as unknown as Signer).getAddress();
  const newAccount = (): string => Wallet.createRandom().address;
  const clientOf = async (wallet: Wallet): Promise<Client> => {
    await stage.connection.networkHelpers.setBalance(wallet.address, 10n ** 20n);
    return createClient({ runner: wallet.connect(anhui.provider), deployment: stage.deployment });
  };

  before(async () => {
    stage = await setStage();
    anhui = stage.clientOf("anhuiJustice", "administer");
  });

  beforeEach(async () => {
    childAdministrator = new Wallet(Wallet.createRandom().privateKey);
    const parameters = { region: "340100", profile, administrator: childAdministrator.address };
    ({ authority: child } = await registerAuthority(anhui, parameters));
  });

  afterEach(async () => {
    if (await isAuthorityActive(anhui, { authority: child })) await deactivateAuthority(anhui, { authority: child });
  });

  describe("register", () => {
    it("gives the number of an authority, whose entry says what was given", async () => {
      const count = await getAuthorityCount(anhui);
      expect(child).to.equal(count);
      const since = await timeOf(anhui);
      expect(await getAuthority(anhui, { authority: child })).to.deep.equal({
        ...{ number: child, parent: anhuiJustice, region: "340100", since, until: null, active: true },
        ...{ depth: 2, administrators: 1, profile },
      });
    });

    it("is refused for a taken code and a region outside the parent's, with what it names", async () => {
      const administrator = newAccount();
      expect(await refusal(registerAuthority(anhui, { region: "340100", profile, administrator }))).to.deep.include({
        code: "AUTHORITY_REGISTRY_CODE_TAKEN",
      });
      expect(await refusal(registerAuthority(anhui, { region: "310000", profile, administrator }))).to.deep.equal({
        code: "AUTHORITY_REGISTRY_REGION_NOT_COVERED",
        details: { reason: "AuthorityRegistryRegionNotCovered", region: 310000n, parentRegion: 340000n },
      });
    });

    it("refuses what has not its form, with the field", async () => {
      const parameters = { region: "340100", profile, administrator: newAccount() };
      expect(await refusal(registerAuthority(anhui, { ...parameters, region: "3401" }))).to.deep.include({
        code: "IDENTIFIER_LENGTH",
      });
      expect(
        await refusal(registerAuthority(anhui, { ...parameters, profile: { ...profile, metadataHash: "0x12" } })),
      ).to.deep.equal({ code: "AUTHORITY_PROFILE_FORM", details: { field: "metadataHash" } });
      expect(await refusal(registerAuthority(anhui, { ...parameters, administrator: "nobody" }))).to.deep.equal({
        code: "ADDRESS_FORM",
        details: { field: "administrator" },
      });
    });
  });

  describe("accredit", () => {
    it("sets the rights of a sub-authority, all at once", async () => {
      await accredit(anhui, { authority: child, licenseType: LAWYER, rights: ["REVIEW", "SUSPEND", "USE"] });
      const rights = await getRights(anhui, { authority: child, licenseType: LAWYER });
      expect(rights).to.deep.equal(["REVIEW", "SUSPEND", "USE"]);
      await accredit(anhui, { authority: child, licenseType: LAWYER, rights: [] });
      expect(await getRights(anhui, { authority: child, licenseType: LAWYER })).to.deep.equal([]);
    });

    it("is refused for another's child, and for a right that is none", async () => {
      const shanghai = stage.clientOf("shanghaiJustice", "administer");
      const parameters = { authority: child, licenseType: LAWYER, rights: ["USE"] } as const;
      expect(await refusal(accredit(shanghai, parameters))).to.deep.equal({
        code: "AUTHORITY_REGISTRY_NOT_PARENT",
        details: {
          reason: "AuthorityRegistryNotParent",
          authority: BigInt(child),
          caller: BigInt(shanghaiJustice),
        },
      });
      const wrong = { ...parameters, rights: ["RULE" as "USE"] };
      expect(await refusal(accredit(anhui, wrong))).to.deep.equal({
        code: "RIGHTS_FORM",
        details: { field: "rights" },
      });
      expect((await refusal(accredit(anhui, { ...parameters, licenseType: 0 }))).code).to.equal("LICENSE_TYPE_FORM");
    });
  });

  describe("deactivate", () => {
    it("ends an authority for good, and frees its code", async () => {
      expect((await getAuthorityByCode(anhui, { code: profile.code }))?.number).to.equal(child);
      const before = await findBlock(anhui);
      await deactivateAuthority(anhui, { authority: child });
      const until = await timeOf(anhui);
      expect(await getAuthority(anhui, { authority: child })).to.deep.include({ active: false, until });
      expect(await getAuthorityByCode(anhui, { code: profile.code })).to.equal(null);
      // As it was a block ago.
      expect(await isAuthorityActive(anhui, { authority: child, block: before.number })).to.equal(true);
      expect((await getAuthorityByCode(anhui, { code: profile.code, block: before.number }))?.number).to.equal(child);
      expect((await refusal(deactivateAuthority(anhui, { authority: child }))).code).to.equal(
        "AUTHORITY_REGISTRY_INACTIVE",
      );
    });
  });

  describe("keys", () => {
    it("are added, found by account and by number, and removed for ever", async () => {
      const administrator = await clientOf(childAdministrator);
      const account = newAccount();
      const { key: number } = await addKey(administrator, { account, roles: ["OPERATE"] });
      const addedAt = await timeOf(anhui);
      const key = {
        ...{ number, account, authority: child, roles: ["OPERATE"], addedAt },
        ...{ removedAt: null, distrustedAsOf: null },
      };
      expect(await getKey(anhui, { account })).to.deep.equal(key);
      expect(await getKey(anhui, { key: number })).to.deep.equal(key);
      expect(await identifyKey(anhui, { account })).to.deep.equal({ authority: child, key: number, region: "340100" });

      await removeKey(administrator, { account });
      const removedAt = await timeOf(anhui);
      expect(await getKey(anhui, { account })).to.deep.equal({ ...key, removedAt });
      expect(await isKeyTrusted(anhui, { key: number, vouchedAt: removedAt })).to.equal(true);
      expect((await refusal(identifyKey(anhui, { account }))).code).to.equal("AUTHORITY_REGISTRY_KEY_REMOVED");
      expect((await refusal(addKey(administrator, { account, roles: ["OPERATE"] }))).code).to.equal(
        "AUTHORITY_REGISTRY_KEY_TAKEN",
      );
    });

    it("are distrusted as of a moment", async () => {
      const administrator = await clientOf(childAdministrator);
      const account = newAccount();
      const { key } = await addKey(administrator, { account, roles: ["OPERATE", "ADMINISTER"] });
      expect((await getKey(anhui, { key }))?.roles).to.deep.equal(["OPERATE", "ADMINISTER"]);
      const asOf = (await timeOf(anhui)) - 3_600;
      await distrustKey(administrator, { account, asOf });
      expect(await getKey(anhui, { key })).to.deep.include({ distrustedAsOf: asOf });
      expect(await isKeyTrusted(anhui, { key, vouchedAt: asOf - 1 })).to.equal(true);
      expect(await isKeyTrusted(anhui, { key, vouchedAt: asOf })).to.equal(false);
    });

    it("that administer are appointed by the parent where none is left", async () => {
      const administrator = newAccount();
      expect((await refusal(appointAdministrator(anhui, { authority: child, administrator }))).code).to.equal(
        "AUTHORITY_REGISTRY_HAS_ADMINISTRATOR",
      );
      await distrustKey(anhui, { account: childAdministrator.address, asOf: await timeOf(anhui) });
      await appointAdministrator(anhui, { authority: child, administrator });
      expect(await getKey(anhui, { account: administrator })).to.deep.include({
        authority: child,
        roles: ["ADMINISTER"],
      });
    });

    it("are nobody's where they were never added, and no key's number is told apart from a wrong one", async () => {
      expect(await getKey(anhui, { account: newAccount() })).to.equal(null);
      expect(await getKey(anhui, { key: 9_999 })).to.equal(null);
      expect(await isKeyTrusted(anhui, { key: 9_999, vouchedAt: 1 })).to.equal(false);
      for (const key of [0, -1, 1.5, 2 ** 24]) {
        expect(await refusal(getKey(anhui, { key }))).to.deep.equal({ code: "KEY_FORM", details: { field: "key" } });
      }
      expect(await refusal(addKey(anhui, { account: newAccount(), roles: ["RULE" as "OPERATE"] }))).to.deep.equal({
        code: "ROLES_FORM",
        details: { field: "roles" },
      });
      const asOf = 1.5;
      expect(await refusal(distrustKey(anhui, { account: newAccount(), asOf }))).to.deep.equal({
        code: "TIME_FORM",
        details: { field: "asOf" },
      });
    });
  });

  describe("checkRight", () => {
    it("finds who acts with a key, or says why it may not", async () => {
      const account = await accountOf(stage.clientOf("bozhouBureau"));
      const asked = { account, licenseType: LAWYER } as const;
      const { key } = await identifyKey(anhui, { account });
      expect(await checkRight(anhui, { ...asked, right: "SUSPEND" })).to.deep.equal({
        authority: bozhouBureau,
        key,
        region: "341600",
      });
      expect(await refusal(checkRight(anhui, { ...asked, right: "REVOKE" }))).to.deep.equal({
        code: "AUTHORITY_REGISTRY_NOT_ACCREDITED",
        details: {
          reason: "AuthorityRegistryNotAccredited",
          authority: BigInt(bozhouBureau),
          licenseType: 1n,
          right: "REVOKE",
        },
      });
    });
  });

  describe("reads", () => {
    it("tell who stands below whom", async () => {
      const within = (authority: number, ancestor: number): Promise<boolean> =>
        isAuthorityWithin(anhui, { authority, ancestor });
      expect(await within(child, anhuiJustice)).to.equal(true);
      expect(await within(child, child)).to.equal(true);
      expect(await within(anhuiJustice, child)).to.equal(false);
      expect(await within(child, shanghaiJustice)).to.equal(false);
    });

    it("give nothing for an authority that is unknown, and nothing before it was", async () => {
      expect(await getAuthority(anhui, { authority: 9_999 })).to.equal(null);
      expect(await isAuthorityActive(anhui, { authority: 9_999 })).to.equal(false);
      expect(await getRights(anhui, { authority: 9_999, licenseType: LAWYER })).to.deep.equal([]);
      const { number } = await findBlock(anhui);
      expect(await getAuthority(anhui, { authority: child, block: number - 1 })).to.equal(null);
      expect(await getAuthorityCount(anhui, { block: number - 1 })).to.equal(child - 1);
      expect(await getAuthorityCount(anhui, { block: "final" })).to.equal(child);
    });

    it("refuse what is no number, and a block that is none", async () => {
      for (const authority of [0, -1, 1.5, 2 ** 32]) {
        expect(await refusal(getAuthority(anhui, { authority }))).to.deep.equal({
          code: "AUTHORITY_FORM",
          details: { field: "authority" },
        });
      }
      expect((await refusal(getAuthority(anhui, { authority: 1, block: -1 }))).code).to.equal("BLOCK_FORM");
      expect((await refusal(getAuthorityByCode(anhui, { code: "0000" }))).code).to.match(/^IDENTIFIER_/);
    });

    it("give the delay of a new right, which governance sets", async () => {
      expect(await getAccreditationDelay(anhui)).to.equal(0);
    });
  });

  describe("an accreditation", () => {
    const day = 86_400;
    afterEach(() => setAccreditationDelay(stage.governance, { delay: 0 }));

    it("tells what holds and what does not yet, whatever the parent has, for every number of a type", async () => {
      for (const licenseType of [1, 9, 10, 15, 16, 40]) {
        const at = { authority: child, licenseType };
        expect(await getAccreditation(anhui, at)).to.deep.equal({ held: [], pending: [], heldFrom: null });
        if (licenseType !== LAWYER) {
          await accreditRoot(stage.governance, { authority: anhuiJustice, licenseType, rights: [...rights] });
        }
        await accredit(anhui, { ...at, rights: ["REVIEW", "USE"] });
        expect(await getAccreditation(anhui, at)).to.deep.equal({
          ...{ held: ["REVIEW", "USE"], pending: [], heldFrom: null },
        });
        const before = (await findBlock(anhui)).number;

        await setAccreditationDelay(stage.governance, { delay: day });
        await accredit(anhui, { ...at, rights: ["USE", "SUSPEND"] });
        const heldFrom = (await timeOf(anhui)) + day;
        expect(await getAccreditation(anhui, at)).to.deep.equal({ held: ["USE"], pending: ["SUSPEND"], heldFrom });
        expect(await getAccreditation(anhui, { ...at, block: before })).to.deep.include({ held: ["REVIEW", "USE"] });

        await stage.connection.networkHelpers.time.increaseTo(heldFrom);
        expect(await getAccreditation(anhui, at)).to.deep.equal({
          ...{ held: ["SUSPEND", "USE"], pending: [], heldFrom: null },
        });
        expect(await getRights(anhui, at)).to.deep.equal(["SUSPEND", "USE"]);
        await setAccreditationDelay(stage.governance, { delay: 0 });
      }
    });
  });

  describe("the keys of an authority", () => {
    it("are all that it ever had, in their order", async () => {
      const administrator = await clientOf(childAdministrator);
      const accounts = [newAccount(), newAccount()];
      for (const account of accounts) await addKey(administrator, { account, roles: ["OPERATE"] });
      await removeKey(administrator, { account: accounts[0]! });
      const keys = await getKeys(anhui, { authority: child });
      expect(keys.map(({ account }) => account)).to.deep.equal([childAdministrator.address, ...accounts]);
      expect(keys.map(({ removedAt }) => removedAt !== null)).to.deep.equal([false, true, false]);
      expect(keys[2]).to.deep.equal(await getKey(anhui, { account: accounts[1]! }));
      expect(await getKeys(anhui, { authority: 999 })).to.deep.equal([]);
    });

    it("are found among hundreds", async () => {
      const administrator = await clientOf(childAdministrator);
      const added: string[] = [];
      for (let count = 0; count < 205; count++) {
        added.push(newAccount());
        await addKey(administrator, { account: added.at(-1)!, roles: ["OPERATE"] });
      }
      const keys = await getKeys(anhui, { authority: child });
      expect(keys.map(({ account }) => account)).to.deep.equal([childAdministrator.address, ...added]);
    }).timeout(60_000);
  });

  describe("a profile", () => {
    const name = { en: "Anhui (fictitious)", zh: "安徽（虚构）" };
    const code = "31340000E0FAKE073W";

    it("carries its name in itself", () => {
      expect(profileName(createProfile({ code, name }))).to.deep.equal(name);
    });

    it("has none where its hash is of something else, it lies elsewhere, or says something else", () => {
      const made = createProfile({ code, name });
      expect(profileName({ ...made, metadataHash })).to.equal(undefined);
      expect(profileName({ ...made, metadataURI: "https://example.org/profile.json" })).to.equal(undefined);
      for (const text of ["{", "null", '{"name":null}', '{"name":{"zh":1}}', '{"name":{"zh":""}}', '{"name":[]}']) {
        const bytes = toUtf8Bytes(text);
        const metadataURI = `data:application/json;base64,${encodeBase64(bytes)}`;
        expect(profileName({ code, metadataHash: keccak256(bytes), metadataURI }), text).to.equal(undefined);
      }
    });

    it("is refused for what is no code", async () => {
      expect((await refusal(Promise.resolve().then(() => createProfile({ code: "1", name })))).code).to.match(
        /^IDENTIFIER_/,
      );
    });
  });
});
