import { expect } from "chai";
import {
  AbiCoder,
  concat,
  dataSlice,
  getAddress,
  hexlify,
  id as hashOf,
  sha256,
  Signature,
  toBeHex,
  type TransactionResponse,
  toUtf8Bytes,
} from "ethers";
import { network } from "hardhat";
import type { NetworkConnection } from "hardhat/types/network";

import { claim, CUSTODY, MORNING } from "../fixture.js";
import { licensed, type Licensed } from "../records.js";
import { Outcome } from "../terms.js";
import {
  consentTo,
  domainOf,
  expectGranted,
  type Grant,
  GRANT_TYPES,
  type HolderSignature,
  idOfGrant,
  sign,
  signWithdrawal,
  stateOf,
  UNTOUCHED,
} from "./grants.js";
import { accountOf, assertionBy, flipped, type Passkey, passkeyNamed, USER_PRESENT } from "./passkeys.js";

const { ethers, networkHelpers } = await network.create(MORNING);
const { time } = networkHelpers;
const load = () => networkHelpers.loadFixture(licensed);

/** The order of the group of secp256k1. */
const N = 0xfffffffffffffffffffffffffffffffebaaedce6af48a03bbfd25e8cd0364141n;

const ECRECOVER = toBeHex(1, 20);

/** What `FickleSigner` may answer. */
const Answer = { Yes: 0n, No: 1n, Selector: 2n, Garbage: 3n, Nothing: 4n, Revert: 5n } as const;

interface FickleSigner {
  readonly getAddress: () => Promise<string>;
  readonly setAnswer: (answer: bigint) => Promise<TransactionResponse>;
}

/** The registries, with the license bound to another account than before. */
async function boundTo(state: Licensed, account: string): Promise<Grant> {
  await state.licenses.connect(state.hefei.operator).rebind(state.id, account, claim);
  return consentTo(state, { holder: account, binding: 1n });
}

/** Expects a signature to open no grant: neither by a use, which is recorded as denied, nor ahead of one. */
async function expectRefused(state: Licensed, grant: Grant, signature: HolderSignature): Promise<void> {
  await expectGranted(state, { grant, signature, outcome: Outcome.InvalidSignature });
  await expect(state.accessLog.openGrant(grant, signature))
    .to.be.revertedWithCustomError(state.accessLog, "AccessLogInvalidSignature")
    .withArgs(await idOfGrant(state, grant), grant.holder);
  expect(await stateOf(state, grant)).to.deep.equal(UNTOUCHED);
}

/** What the precompile recovers, which takes the malleable ones too. */
async function recovered(hash: string, { r, s, v }: { r: string; s: string; v: number }): Promise<string> {
  const output = await ethers.provider.call({ to: ECRECOVER, data: concat([hash, toBeHex(v, 32), r, s]) });
  return getAddress(dataSlice(output, 12));
}

describe("A holder's signature", function () {
  describe("of an account", function () {
    it("serves once for as long as the grant does: it is used up, and expires", async function () {
      const state = await load();
      const ends = (await state.now()) + 1_000n;
      const grant = consentTo(state, { maxUses: 1n, notAfter: ends });
      const signature = await sign(state, grant, state.holder);
      await expectGranted(state, { grant, signature, outcome: Outcome.Allowed });
      await expectGranted(state, { grant, signature, outcome: Outcome.GrantUsedUp });
      await time.setNextBlockTimestamp(ends + 1n);
      await expectGranted(state, { grant, signature, outcome: Outcome.GrantExpired });
    });

    it("comes too late after the grant's last second", async function () {
      const state = await load();
      const ends = (await state.now()) + 1_000n;
      const grant = consentTo(state, { notAfter: ends });
      const signature = await sign(state, grant, state.holder);
      await time.setNextBlockTimestamp(ends + 1n);
      await expectGranted(state, { grant, signature, outcome: Outcome.GrantExpired });
      expect(await stateOf(state, grant)).to.deep.equal(UNTOUCHED);
    });

    it("is refused with the other s, which would recover the same account", async function () {
      const state = await load();
      const grant = consentTo(state);
      const { signer, signature } = await sign(state, grant, state.holder);
      const { r, s, v } = Signature.from(signature);
      const other = { r, s: toBeHex(N - BigInt(s), 32), v: v === 27 ? 28 : 27 };
      expect(await recovered(await idOfGrant(state, grant), other)).to.equal(signer);
      await expectRefused(state, grant, { signer, signature: concat([other.r, other.s, toBeHex(other.v)]) });
    });

    it("is refused with another v", async function () {
      const state = await load();
      const grant = consentTo(state);
      const { signer, signature } = await sign(state, grant, state.holder);
      const { r, s, v } = Signature.from(signature);
      for (const other of [v === 27 ? 28 : 27, v - 27, 29, 255]) {
        await expectRefused(state, grant, { signer, signature: concat([r, s, toBeHex(other, 1)]) });
      }
    });

    it("is refused in the short form of EIP-2098, in 64 bytes", async function () {
      const state = await load();
      const grant = consentTo(state);
      const { signer, signature } = await sign(state, grant, state.holder);
      await expectRefused(state, grant, { signer, signature: Signature.from(signature).compactSerialized });
    });

    it("is refused if it is cut off, drawn out, empty or zero", async function () {
      const state = await load();
      const grant = consentTo(state);
      const { signer, signature } = await sign(state, grant, state.holder);
      const zero = hexlify(new Uint8Array(65));
      for (const bad of [dataSlice(signature, 0, 64), `${signature}00`, dataSlice(signature, 1), "0x", zero]) {
        await expectRefused(state, grant, { signer, signature: bad });
      }
    });

    for (const [what, change] of [
      ["another chain", { chainId: 1n }],
      ["another contract", { verifyingContract: "0x000000000000000000000000000000000000dEaD" }],
      ["another name", { name: "elicence" }],
      ["another version", { version: "2" }],
      ["no chain", { chainId: null }],
    ] as const) {
      it(`is refused if it is for ${what}`, async function () {
        const state = await load();
        const grant = consentTo(state);
        const domain = { ...(await domainOf(state)), ...change };
        const signature = await state.holder.signTypedData(domain, GRANT_TYPES, grant);
        await expectRefused(state, grant, { signer: grant.holder, signature });
      });
    }

    it("is refused if it is of the id as a message, as wallets sign texts", async function () {
      const state = await load();
      const grant = consentTo(state);
      const signature = await state.holder.signMessage(ethers.getBytes(await idOfGrant(state, grant)));
      await expectRefused(state, grant, { signer: grant.holder, signature });
    });

    it("is refused if it is of the grant's withdrawal", async function () {
      const state = await load();
      const grant = consentTo(state);
      await expectRefused(state, grant, await signWithdrawal(state, grant, state.holder));
    });

    it("is refused for every member that differs from what was signed", async function () {
      const state = await load();
      const { accessLog, holder, secondHolder } = state;
      const signed = consentTo(state);
      const signature = await sign(state, signed, holder);
      for (const change of [
        { fields: signed.fields + 1n },
        { notBefore: signed.notBefore + 1n },
        { notAfter: signed.notAfter + 1n },
        { maxUses: signed.maxUses + 1n },
        { nonce: hashOf("another") },
        { matter: hashOf("another") },
        { consumer: state.shanghai.id },
      ]) {
        const grant = { ...signed, ...change };
        await expect(accessLog.openGrant(grant, signature))
          .to.be.revertedWithCustomError(accessLog, "AccessLogInvalidSignature")
          .withArgs(await idOfGrant(state, grant), holder);
      }
      for (const change of [{ holder: secondHolder.address }, { binding: 1n }]) {
        const grant = { ...signed, ...change };
        await expect(accessLog.openGrant(grant, signature))
          .to.be.revertedWithCustomError(accessLog, "AccessLogNotBound")
          .withArgs(await idOfGrant(state, grant), grant.license);
      }
    });

    it("is refused if another account made it, in its own name or in the holder's", async function () {
      const state = await load();
      const grant = consentTo(state);
      const { signature } = await sign(state, grant, state.secondHolder);
      for (const signer of [state.secondHolder.address, state.holder.address]) {
        await expectRefused(state, grant, { signer, signature });
      }
    });

    it("is refused in the name of nobody, in whatever length", async function () {
      const state = await load();
      const grant = consentTo(state);
      const { signature } = await sign(state, grant, state.holder);
      const { address } = state.holder;
      for (const signer of ["0x", CUSTODY, dataSlice(address, 0, 19), dataSlice(address, 1), `${address}00`]) {
        for (const by of [signature, hexlify(new Uint8Array(65)), "0x"]) {
          await expectRefused(state, grant, { signer, signature: by });
        }
      }
    });

    it("is refused in the name of too few bytes, even where the license is bound to their hash", async function () {
      for (const signer of ["0x", "0x01", hexlify(new Uint8Array(19))]) {
        const state = await load();
        const grant = await boundTo(state, accountOf(signer));
        for (const signature of ["0x", hexlify(new Uint8Array(65))]) {
          await expectRefused(state, grant, { signer, signature });
        }
      }
    });

    it("is refused in the name of a verifier that has no code", async function () {
      const state = await load();
      const signer = concat([state.stranger.address, hashOf("key")]);
      const grant = await boundTo(state, accountOf(signer));
      const { signature } = await sign(state, grant, state.stranger);
      for (const by of [signature, "0x"]) await expectRefused(state, grant, { signer, signature: by });
    });
  });

  describe("in the name of a precompile", function () {
    for (let number = 1; number <= 10; number++) {
      it(`is refused, whatever it echoes: ${number}`, async function () {
        const state = await load();
        const signer = concat([toBeHex(number, 20), hashOf("key")]);
        const grant = await boundTo(state, accountOf(signer));
        for (const signature of ["0x", hashOf("signature")]) await expectRefused(state, grant, { signer, signature });
      });
    }
  });

  describe("of a contract (ERC-1271)", function () {
    async function withContract(connection: NetworkConnection) {
      const state = await licensed(connection);
      const contract = (await connection.ethers.deployContract("FickleSigner")) as unknown as FickleSigner;
      const signer = await contract.getAddress();
      const grant = await boundTo(state, signer);
      return { ...state, contract, grant, signature: { signer, signature: "0x1234" } };
    }
    const loadContract = () => networkHelpers.loadFixture(withContract);

    it("is what the contract says", async function () {
      const state = await loadContract();
      const { grant, signature } = state;
      await expectGranted(state, { grant, signature, outcome: Outcome.Allowed });
    });

    it("is asked of the contract, not of a key that had its account", async function () {
      const state = await loadContract();
      const { contract, grant, signature, stranger } = state;
      await contract.setAnswer(Answer.No);
      await expectRefused(state, grant, {
        ...signature,
        ...{ signature: (await sign(state, grant, stranger)).signature },
      });
    });

    for (const answer of ["No", "Selector", "Garbage", "Nothing", "Revert"] as const) {
      it(`is refused if the contract answers: ${answer}`, async function () {
        const state = await loadContract();
        await state.contract.setAnswer(Answer[answer]);
        await expectRefused(state, state.grant, state.signature);
      });
    }

    it("counts as of the moment at which it was checked: the contract's change of mind comes too late", async function () {
      for (const open of ["openGrant", "use"] as const) {
        const state = await loadContract();
        const { accessLog, contract, grant, signature } = state;
        if (open === "openGrant") await accessLog.openGrant(grant, signature);
        else await expectGranted(state, { grant, signature, outcome: Outcome.Allowed });
        await contract.setAnswer(Answer.No);
        await expectGranted(state, { grant, signature, outcome: Outcome.Allowed });
        await expectGranted(state, { grant, outcome: Outcome.Allowed });

        await contract.setAnswer(Answer.Yes);
        await accessLog.withdrawGrantBySignature(grant, signature);
        await expectGranted(state, { grant, signature, outcome: Outcome.GrantWithdrawn });
      }
    });

    it("withdraws by the contract's call, were the contract of another mind about signatures", async function () {
      const state = await loadContract();
      const { accessLog, contract, grant, signature } = state;
      await contract.setAnswer(Answer.No);
      await networkHelpers.impersonateAccount(grant.holder);
      await networkHelpers.setBalance(grant.holder, ethers.parseEther("1"));
      await accessLog.connect(await ethers.getSigner(grant.holder)).withdrawGrant(grant);
      await contract.setAnswer(Answer.Yes);
      await expectGranted(state, { grant, signature, outcome: Outcome.GrantWithdrawn });
    });
  });

  describe("of a key on P-256 (ERC-7913)", function () {
    async function withPasskey(connection: NetworkConnection) {
      const state = await licensed(connection);
      const verifier = await connection.ethers.deployContract("ERC7913P256Verifier");
      const key = await passkeyNamed("holder's phone");
      const signer = concat([await verifier.getAddress(), key.publicKey]);
      const grant = await boundTo(state, accountOf(signer));
      return { ...state, verifier, key, signer, grant };
    }
    const loadPasskey = () => networkHelpers.loadFixture(withPasskey);

    const by = (signer: string, { r, s }: { r: string; s: string }): HolderSignature => {
      return { signer, signature: concat([r, s]) };
    };

    it("is what Web Crypto would take for one", async function () {
      const key = await passkeyNamed("holder's phone");
      const message = toUtf8Bytes("message");
      const signature = key.sign(sha256(message));
      expect(await key.verifyMessage(hexlify(message), signature)).to.equal(true);
      expect(await key.verifyMessage(hexlify(message), flipped(signature))).to.equal(true);
      expect(await key.verifyMessage("0x", signature)).to.equal(false);
    });

    it("allows a use, opens a grant and withdraws it", async function () {
      const state = await loadPasskey();
      const { accessLog, key, signer, grant } = state;
      const id = await idOfGrant(state, grant);
      const signature = by(signer, key.sign(id));
      await expectGranted(state, { grant, signature, outcome: Outcome.Allowed });

      const other = { ...grant, nonce: hashOf("another") };
      await accessLog.openGrant(other, by(signer, key.sign(await idOfGrant(state, other))));
      await expectGranted(state, { grant: other, outcome: Outcome.Allowed });

      await accessLog.withdrawGrantBySignature(grant, by(signer, key.sign(await accessLog.hashWithdrawal(id))));
      await expectGranted(state, { grant, signature, outcome: Outcome.GrantWithdrawn });
    });

    it("is refused with the other s, of another hash, cut off, or zero", async function () {
      const state = await loadPasskey();
      const { key, signer, grant } = state;
      const id = await idOfGrant(state, grant);
      const good = key.sign(id);
      const zero = toBeHex(0, 32);
      for (const signature of [
        by(signer, flipped(good)),
        by(signer, key.sign(hashOf("something else"))),
        by(signer, { r: good.r, s: zero }),
        by(signer, { r: zero, s: good.s }),
        { signer, signature: dataSlice(concat([good.r, good.s]), 0, 63) },
        { signer, signature: "0x" },
      ]) {
        await expectRefused(state, grant, signature);
      }
    });

    it("is refused if it is another key's, in its own name or in the holder's", async function () {
      const state = await loadPasskey();
      const { verifier, signer, grant } = state;
      const stranger = await passkeyNamed("stranger's phone");
      const signature = stranger.sign(await idOfGrant(state, grant));
      const itself = concat([await verifier.getAddress(), stranger.publicKey]);
      for (const name of [itself, signer]) await expectRefused(state, grant, by(name, signature));
    });

    it("is refused by the account that is the key's hash alone, and by the verifier's", async function () {
      const state = await loadPasskey();
      const { key, verifier, grant } = state;
      const signature = key.sign(await idOfGrant(state, grant));
      for (const signer of [grant.holder, await verifier.getAddress(), key.publicKey]) {
        await expectRefused(state, grant, by(signer, signature));
      }
    });

    it("is refused for a key that is no point of the curve, or has a byte more", async function () {
      for (const spoil of [
        (key: Passkey) => concat([dataSlice(key.publicKey, 0, 32), toBeHex(1, 32)]),
        (key: Passkey) => concat([key.publicKey, "0x00"]),
      ]) {
        const state = await load();
        const verifier = await ethers.deployContract("ERC7913P256Verifier");
        const key = await passkeyNamed("holder's phone");
        const signer = concat([await verifier.getAddress(), spoil(key)]);
        const grant = await boundTo(state, accountOf(signer));
        await expectRefused(state, grant, by(signer, key.sign(await idOfGrant(state, grant))));
      }
    });
  });

  describe("of a passkey (WebAuthn, ERC-7913)", function () {
    async function withAuthenticator(connection: NetworkConnection) {
      const state = await licensed(connection);
      const verifier = await connection.ethers.deployContract("ERC7913WebAuthnVerifier");
      const key = await passkeyNamed("holder's security key");
      const signer = concat([await verifier.getAddress(), key.publicKey]);
      const grant = await boundTo(state, accountOf(signer));
      return { ...state, key, signer, grant, challenge: await idOfGrant(state, grant) };
    }
    const loadAuthenticator = () => networkHelpers.loadFixture(withAuthenticator);

    it("allows a use, opens a grant and withdraws it: the challenge is what is signed", async function () {
      const state = await loadAuthenticator();
      const { accessLog, key, signer, grant, challenge } = state;
      const signature = { signer, signature: await assertionBy(key, { challenge }) };
      await expectGranted(state, { grant, signature, outcome: Outcome.Allowed });

      const other = { ...grant, nonce: hashOf("another") };
      const opening = await assertionBy(key, { challenge: await idOfGrant(state, other) });
      await accessLog.openGrant(other, { signer, signature: opening });
      await expectGranted(state, { grant: other, outcome: Outcome.Allowed });

      const withdrawal = await assertionBy(key, { challenge: await accessLog.hashWithdrawal(challenge) });
      await accessLog.withdrawGrantBySignature(grant, { signer, signature: withdrawal });
      await expectGranted(state, { grant, signature, outcome: Outcome.GrantWithdrawn });
    });

    it("is refused with the other s", async function () {
      const state = await loadAuthenticator();
      const { key, signer, grant, challenge } = state;
      await expectRefused(state, grant, { signer, signature: await assertionBy(key, { challenge }, flipped) });
    });

    it("is refused to another challenge, from a registration, and if the user was not verified", async function () {
      const state = await loadAuthenticator();
      const { key, signer, grant, challenge } = state;
      for (const assertion of [
        { challenge: hashOf("another grant") },
        { challenge, type: "webauthn.create" },
        { challenge, flags: USER_PRESENT },
        { challenge, flags: "0x00" },
      ]) {
        await expectRefused(state, grant, { signer, signature: await assertionBy(key, assertion) });
      }
    });

    it("is refused if it is another key's, or none at all", async function () {
      const state = await loadAuthenticator();
      const { key, signer, grant, challenge } = state;
      const stranger = await passkeyNamed("stranger's security key");
      const { r, s } = key.sign(challenge);
      const garbage = AbiCoder.defaultAbiCoder().encode(Array(6).fill("uint256"), Array(6).fill(2n ** 256n - 1n));
      for (const signature of [await assertionBy(stranger, { challenge }), concat([r, s]), garbage, "0x"]) {
        await expectRefused(state, grant, { signer, signature });
      }
    });
  });
});
