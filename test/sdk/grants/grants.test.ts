import {
  commitMatter,
  createChallenge,
  fieldsFromBits,
  fieldsToBits,
  getGrantState,
  getStanding,
  grantTypedData,
  hashGrant,
  hashWithdrawal,
  holderOfSigner,
  lawyer,
  maxPresentationPeriod,
  notary,
  openGrant,
  prepareGrant,
  preparePresentation,
  presentationSkew,
  signGrant,
  signWithdrawal,
  withdrawalTypedData,
  withdrawGrant,
  type Client,
  type Grant,
  type LicenseId,
  type PreparedGrant,
  type PrepareGrantParameters,
  type PreparePresentationParameters,
} from "@elicense/sdk";
import { expect } from "chai";
import { AbiCoder, getAddress, keccak256, Wallet, ZeroAddress, ZeroHash } from "ethers";
import fc from "fast-check";
import { before, describe, it } from "mocha";

import { isCustody } from "../../../sdk/src/licenses/custody.js";
import { refusal } from "../refusal.js";
import { authorities, issueSample, issueToHolder, setStage, timeOf, type Stage } from "../stage.js";

const salt = `0x${"5a".repeat(32)}`;
const matter = { code: "COUNSEL-ADMISSION", salt };

describe("grants", () => {
  let stage: Stage;
  let holder: Client;
  let stranger: Client;
  let license: LicenseId;

  const prepare = async (parameters: Partial<PrepareGrantParameters> = {}): Promise<PreparedGrant> =>
    prepareGrant(holder, {
      type: lawyer,
      license,
      consumer: authorities.bozhouCourt,
      matter,
      fields: ["practiceNo", "name"],
      notAfter: (await timeOf(holder)) + 86_400,
      ...parameters,
    });

  const present = (parameters: Partial<PreparePresentationParameters> = {}): Promise<PreparedGrant> =>
    preparePresentation(holder, {
      type: lawyer,
      license,
      consumer: authorities.bozhouCourt,
      matter,
      fields: [],
      challenge: salt,
      ...parameters,
    });

  before(async () => {
    stage = await setStage();
    ({ holder } = stage);
    stranger = stage.clientOf("nobody");
    ({ id: license } = await issueToHolder(stage));
  });

  describe("commitMatter", () => {
    it("hashes code and salt as Solidity encodes them", () => {
      const encoded = AbiCoder.defaultAbiCoder().encode(["string", "bytes32"], ["案件代理", salt]);
      expect(commitMatter("案件代理", salt)).to.equal(keccak256(encoded));
    });

    it("gives another commitment for another code or salt", () => {
      const committed = commitMatter(matter.code, salt);
      expect(commitMatter("DETENTION-MEETING", salt)).not.to.equal(committed);
      expect(commitMatter(matter.code, ZeroHash)).not.to.equal(committed);
    });

    it("is refused for what is no code or salt", async () => {
      for (const code of ["", "x".repeat(101), "\ud800"]) {
        expect(await refusal(Promise.resolve().then(() => commitMatter(code, salt)))).to.deep.equal({
          code: "GRANT_FORM",
          details: { field: "matter.code" },
        });
      }
      expect(await refusal(Promise.resolve().then(() => commitMatter("A", "0x5a")))).to.deep.equal({
        code: "GRANT_FORM",
        details: { field: "matter.salt" },
      });
    });
  });

  describe("prepareGrant", () => {
    it("takes holder and binding from the chain, and fills in the rest", async () => {
      const notAfter = (await timeOf(holder)) + 60;
      const { grant, matter: opened } = await prepare({ notAfter });
      expect(grant).to.deep.include({
        kind: "CONSENT",
        license,
        holder: stage.holderAccount,
        binding: 0,
        consumer: 5,
        matter: commitMatter(matter.code, salt),
        notBefore: await timeOf(holder),
        notAfter,
        maxUses: 1,
      });
      expect(fieldsFromBits(lawyer, grant.fields)).to.deep.equal(["practiceNo", "name"]);
      expect(opened).to.deep.equal(matter);
      expect((await prepare()).grant.nonce).not.to.equal(grant.nonce);
    });

    it("adds a random salt where none is given, which opens the commitment", async () => {
      const [one, other] = [await prepare({ matter: { code: "A" } }), await prepare({ matter: { code: "A" } })];
      expect(one.matter.salt).not.to.equal(other.matter.salt);
      expect(one.grant.matter).to.equal(commitMatter("A", one.matter.salt));
    });

    it("is refused for a license in custody, which nobody holds", async () => {
      const { id } = await issueSample(stage, {}, "2");
      expect(await refusal(prepare({ license: id }))).to.deep.equal({ code: "GRANT_IN_CUSTODY", details: { id } });
    });

    it("is refused for a license that is unknown, or of another type", async () => {
      const unknown = `${license.slice(0, -2)}00`;
      expect(await refusal(prepare({ license: unknown }))).to.deep.equal({
        code: "LICENSE_REGISTRY_UNKNOWN_LICENSE",
        details: { id: unknown },
      });
      expect(await refusal(prepare({ license: "0x12" }))).to.deep.equal({
        code: "LICENSE_ID_FORM",
        details: { field: "license" },
      });
      expect(await refusal(prepare({ type: notary }))).to.deep.equal({
        code: "GRANT_FORM",
        details: { field: "type" },
      });
    });

    it("is refused where the node has no latest block, in words of each language", async () => {
      const blind = { ...holder, provider: { getBlock: () => Promise.resolve(null) } } as unknown as Client;
      const terms = { type: lawyer, license, consumer: authorities.bozhouCourt, matter, fields: ["name"], notAfter: 1 };
      expect(await refusal(prepareGrant(blind, terms))).to.deep.equal({
        code: "NODE_REFUSED",
        details: { reason: { en: "no latest block", zh: "未给出最新区块" } },
      });
    });

    it("is refused for terms that no grant may have, with the field", async () => {
      const terms: [field: string, Partial<PrepareGrantParameters>][] = [
        ["consumer", { consumer: -1 }],
        ["consumer", { consumer: 2 ** 32 }],
        ["consumer", { consumer: 1.5 }],
        ["notBefore", { notBefore: -1 }],
        ["notAfter", { notAfter: 2 ** 40 }],
        ["notAfter", { notAfter: 1 }],
        ["notAfter", { notBefore: 11, notAfter: 10 }],
        ["maxUses", { maxUses: 0 }],
        ["maxUses", { maxUses: 2 ** 32 }],
        ["nonce", { nonce: "0x01" }],
        ["matter.salt", { matter: { code: "A", salt: "salt" } }],
        ["matter.code", { matter: { code: "" } }],
      ];
      for (const [field, parameters] of terms) {
        expect(await refusal(prepare(parameters)), JSON.stringify(parameters)).to.deep.equal({
          code: "GRANT_FORM",
          details: { field },
        });
      }
      expect((await refusal(prepare({ fields: ["phone"] }))).code).to.equal("FIELD_UNKNOWN");
    });
  });

  describe("preparePresentation", () => {
    it("makes a grant of one use and a minute, from a little before now", async () => {
      const latest = await timeOf(holder);
      const behind = { ...holder, clock: () => latest - 3_600 };
      const { grant } = await preparePresentation(behind, {
        type: lawyer,
        license,
        consumer: 5,
        matter,
        fields: ["name"],
        challenge: salt,
      });
      expect(grant).to.deep.include({
        kind: "PRESENTATION",
        maxUses: 1,
        nonce: salt,
        notBefore: latest - presentationSkew,
        notAfter: latest + maxPresentationPeriod - presentationSkew,
      });
    });

    it("goes by the client's clock where that is ahead of the latest block", async () => {
      const now = (await timeOf(holder)) + 100;
      const terms = { type: lawyer, license, consumer: 5, matter, fields: [], challenge: salt, seconds: 5 };
      const { grant } = await preparePresentation({ ...holder, clock: () => now + 0.9 }, terms);
      expect([grant.notBefore, grant.notAfter]).to.deep.equal([now - presentationSkew, now + 5]);
    });

    it("is refused without a challenge, or for longer than a minute", async () => {
      for (const challenge of [ZeroHash, "0x", "challenge"]) {
        expect(await refusal(present({ challenge }))).to.deep.equal({
          code: "GRANT_FORM",
          details: { field: "nonce" },
        });
      }
      for (const seconds of [0, 51, 1.5, Number.NaN]) {
        expect(await refusal(present({ seconds }))).to.deep.equal({
          code: "GRANT_FORM",
          details: { field: "seconds" },
        });
      }
      expect(createChallenge())
        .to.match(/^0x[0-9a-f]{64}$/)
        .and.not.equal(createChallenge());
    });
  });

  describe("hashGrant and hashWithdrawal", () => {
    it("are the contract's, whatever the terms", async () => {
      const { access } = holder.contracts;
      const hash = fc
        .uint8Array({ minLength: 32, maxLength: 32 })
        .map((bytes) => `0x${Buffer.from(bytes).toString("hex")}`);
      const terms = fc.record({
        binding: fc.nat({ max: 255 }),
        consumer: fc.nat({ max: 2 ** 32 - 1 }),
        license: hash,
        matter: hash,
        nonce: hash,
        holder: hash.map((text) => getAddress(text.slice(0, 42))),
        fields: fc.bigInt({ min: 0n, max: 2n ** 128n - 1n }),
        notBefore: fc.nat({ max: 1_000 }),
        notAfter: fc.integer({ min: 1_000, max: 2 ** 40 - 1 }),
        maxUses: fc.integer({ min: 1, max: 2 ** 32 - 1 }),
      });
      await fc.assert(
        fc.asyncProperty(terms, async (values) => {
          const grant: Grant = { kind: "CONSENT", ...values };
          const id = hashGrant(stage.deployment, grant);
          expect(id).to.equal(await access.hashGrant({ ...grant, kind: 0 }));
          expect(hashWithdrawal(stage.deployment, id)).to.equal(await access.hashWithdrawal(id));
        }),
        { numRuns: 20 },
      );
      const { grant } = await present();
      expect(hashGrant(stage.deployment, grant)).to.equal(await access.hashGrant({ ...grant, kind: 1 }));
    });

    it("refuse what the chain could only deny, with the field", async () => {
      const { grant } = await prepare();
      const presentation = (await present()).grant;
      const changes: [field: string, grant: Grant][] = [
        ["kind", { ...grant, kind: "OTHER" as Grant["kind"] }],
        ["license", { ...grant, license: "0x" }],
        ["holder", { ...grant, holder: "somebody.eth" }],
        ["holder", { ...grant, holder: stage.holderAccount.slice(2) }],
        ["binding", { ...grant, binding: 256 }],
        ["matter", { ...grant, matter: "A" }],
        ["fields", { ...grant, fields: 1n << 128n }],
        ["fields", { ...grant, fields: -1n }],
        ["fields", { ...grant, fields: 1 as unknown as bigint }],
        ["maxUses", { ...presentation, maxUses: 2 }],
        ["notAfter", { ...presentation, notAfter: presentation.notBefore + 61 }],
      ];
      for (const [field, changed] of changes) {
        const hashed = Promise.resolve().then(() => hashGrant(stage.deployment, changed));
        expect(await refusal(hashed), field).to.deep.equal({ code: "GRANT_FORM", details: { field } });
      }
      expect(await refusal(Promise.resolve().then(() => hashWithdrawal(stage.deployment, "0x1")))).to.deep.equal({
        code: "GRANT_FORM",
        details: { field: "id" },
      });
    });

    it("are of the typed data that any wallet signs", async () => {
      const { grant } = await prepare();
      const wallet = Wallet.createRandom();
      const { domain, types, value, primaryType } = grantTypedData(stage.deployment, grant);
      expect([primaryType, domain.chainId]).to.deep.equal(["Grant", stage.deployment.chainId]);
      expect(await wallet.signTypedData(domain, types, value)).to.equal(
        wallet.signingKey.sign(hashGrant(stage.deployment, grant)).serialized,
      );
      const id = hashGrant(stage.deployment, grant);
      const withdrawal = withdrawalTypedData(stage.deployment, id);
      expect(withdrawal).to.deep.include({ primaryType: "Withdrawal", value: { grant: id } });
    });
  });

  describe("signGrant", () => {
    it("signs with the holder's account, given or the client's own", async () => {
      const { grant } = await prepare();
      const signature = await signGrant(holder, { grant });
      expect(signature.signer).to.equal(stage.holderAccount);
      const signers = await stage.connection.ethers.getSigners();
      expect(await signGrant(stranger, { grant, signer: signers[18]! })).to.deep.equal(signature);
    });

    it("is refused to another account, and to a client that only reads", async () => {
      const { grant } = await prepare();
      const [account] = (await stage.connection.ethers.getSigners()).slice(19).map(({ address }) => address);
      const expected = { code: "GRANT_SIGNER_NOT_HOLDER", details: { holder: stage.holderAccount, account } };
      expect(await refusal(signGrant(stranger, { grant }))).to.deep.equal(expected);
      expect(await refusal(signWithdrawal(stranger, { grant }))).to.deep.equal(expected);
      const reader = { ...holder, runner: holder.provider };
      expect((await refusal(signGrant(reader, { grant }))).code).to.equal("SIGNER_MISSING");
    });
  });

  describe("holderOfSigner", () => {
    it("is the account itself, or the low 160 bits of a longer signer's hash", () => {
      expect(holderOfSigner(stage.holderAccount.toLowerCase())).to.equal(stage.holderAccount);
      const passkey = `0x${"ab".repeat(84)}`;
      expect(holderOfSigner(passkey)).to.equal(getAddress(`0x${keccak256(passkey).slice(-40)}`));
    });

    it("is refused for what is shorter than an account", async () => {
      for (const signer of ["0x", "0x12", "signer", `0x${"a".repeat(41)}`]) {
        expect(await refusal(Promise.resolve().then(() => holderOfSigner(signer)))).to.deep.equal({
          code: "GRANT_FORM",
          details: { field: "signer" },
        });
      }
    });
  });

  describe("openGrant and withdrawGrant", () => {
    it("store a grant, by anybody, once", async () => {
      const { grant } = await prepare();
      const signature = await signGrant(holder, { grant });
      const id = hashGrant(stage.deployment, grant);
      expect(await getGrantState(holder, { id })).to.deep.equal({ opened: false, withdrawn: false, used: 0 });
      expect(await openGrant(stranger, { grant, signature })).to.deep.include({ id });
      expect(await getGrantState(holder, { id })).to.deep.equal({ opened: true, withdrawn: false, used: 0 });
      expect((await refusal(openGrant(stranger, { grant, signature }))).code).to.equal("ACCESS_LOG_ALREADY_OPENED");
    });

    it("refuse another's signature, and another binding", async () => {
      const { grant } = await prepare();
      const { signature } = await signGrant(holder, { grant: { ...grant, maxUses: 2 } });
      const forged = { signer: stage.holderAccount, signature };
      expect(await refusal(openGrant(stranger, { grant, signature: forged }))).to.deep.equal({
        code: "ACCESS_LOG_INVALID_SIGNATURE",
        details: {
          reason: "AccessLogInvalidSignature",
          grant: hashGrant(stage.deployment, grant),
          holder: stage.holderAccount,
        },
      });
      const unbound = { ...grant, binding: 1 };
      const signed = await signGrant(holder, { grant: unbound });
      expect((await refusal(openGrant(stranger, { grant: unbound, signature: signed }))).code).to.equal(
        "ACCESS_LOG_NOT_BOUND",
      );
      for (const [field, malformed] of [
        ["signer", { signer: "me", signature }],
        ["signature", { signer: stage.holderAccount, signature: "0x1" }],
      ] as const) {
        expect(await refusal(openGrant(stranger, { grant, signature: malformed }))).to.deep.equal({
          code: "GRANT_FORM",
          details: { field },
        });
      }
    });

    it("withdraw by the holder's transaction, for ever", async () => {
      const { grant } = await prepare();
      const signature = await signGrant(holder, { grant });
      const { id } = await withdrawGrant(holder, { grant });
      expect(await getGrantState(holder, { id })).to.deep.equal({ opened: false, withdrawn: true, used: 0 });
      expect((await refusal(withdrawGrant(holder, { grant }))).code).to.equal("ACCESS_LOG_ALREADY_WITHDRAWN");
      expect((await refusal(openGrant(stranger, { grant, signature }))).code).to.equal("ACCESS_LOG_ALREADY_WITHDRAWN");
    });

    it("withdraw by the holder's signature, whoever relays it", async () => {
      const { grant } = await prepare();
      expect((await refusal(withdrawGrant(stranger, { grant }))).code).to.equal("ACCESS_LOG_NOT_HOLDER");
      const consent = await signGrant(holder, { grant });
      expect((await refusal(withdrawGrant(stranger, { grant, signature: consent }))).code).to.equal(
        "ACCESS_LOG_INVALID_SIGNATURE",
      );
      const { id } = await withdrawGrant(stranger, { grant, signature: await signWithdrawal(holder, { grant }) });
      expect((await getGrantState(holder, { id })).withdrawn).to.equal(true);
    });

    it("are refused for what is no id", async () => {
      expect(await refusal(getGrantState(holder, { id: "0x1" }))).to.deep.equal({
        code: "GRANT_FORM",
        details: { field: "id" },
      });
    });
  });

  it("know a custody address as the registry does", async () => {
    const { licenses } = holder.contracts;
    for (const authority of [0, 1, 5, 2 ** 32 - 1]) {
      expect(isCustody(await licenses.custodyOf(authority))).to.equal(true);
    }
    expect([stage.holderAccount, ZeroAddress].some(isCustody)).to.equal(false);
    expect((await getStanding(holder, { id: license })).holder).to.equal(stage.holderAccount);
    expect(fieldsToBits(lawyer, [])).to.equal(0n);
  });
});
