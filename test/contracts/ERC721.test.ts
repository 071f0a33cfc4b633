import { expect } from "chai";
import { id as hashOf } from "ethers";
import { network } from "hardhat";

import { claim, issue, MORNING, newLicense, penalty, registries } from "./fixture.js";

const { ethers, networkHelpers } = await network.create(MORNING);
const loadRegistries = () => networkHelpers.loadFixture(registries);

const ZERO_ADDRESS = "0x0000000000000000000000000000000000000000";

/** The functions as wallets know them, who send a transaction where the registry declares that nothing changes. */
const ERC721 = [
  "function approve(address to, uint256 tokenId)",
  "function setApprovalForAll(address operator, bool approved)",
  "function transferFrom(address from, address to, uint256 tokenId)",
  "function safeTransferFrom(address from, address to, uint256 tokenId)",
  "function safeTransferFrom(address from, address to, uint256 tokenId, bytes data)",
];

/** Registries with a license in its holder's hands and one in custody. */
async function licensed() {
  const state = await loadRegistries();
  const { anhui, holder, secondHolder } = state;
  const held = BigInt(await issue(state, anhui, newLicense({ holder: holder.address })));
  const kept = BigInt(await issue(state, anhui, newLicense({ root: hashOf("kept") })));
  const unknown = BigInt(hashOf("no license"));
  return { ...state, held, kept, unknown, from: holder.address, to: secondHolder.address };
}

describe("LicenseRegistry as an ERC-721", function () {
  describe("interfaces (ERC-165)", function () {
    for (const [name, interfaceId] of Object.entries({
      "ERC-721": "0x80ac58cd",
      "ERC-721 Metadata": "0x5b5e139f",
      "ERC-5192": "0xb45a3c0e",
      "ERC-165": "0x01ffc9a7",
    })) {
      it(`supports ${name}`, async function () {
        const { licenses } = await loadRegistries();
        expect(await licenses.supportsInterface(interfaceId)).to.equal(true);
      });
    }

    for (const [name, interfaceId] of Object.entries({
      "the invalid one": "0xffffffff",
      "ERC-721 Enumerable": "0x780e9d63",
      "ERC-721 Receiver": "0x150b7a02",
    })) {
      it(`does not support ${name}`, async function () {
        const { licenses } = await loadRegistries();
        expect(await licenses.supportsInterface(interfaceId)).to.equal(false);
      });
    }
  });

  describe("metadata", function () {
    it("has a name and a symbol", async function () {
      const { licenses } = await loadRegistries();
      expect(await licenses.name()).to.equal("elicense");
      expect(await licenses.symbol()).to.equal("ELIC");
    });

    it("takes tokenURI from the descriptor", async function () {
      const { licenses, descriptor, held } = await licensed();
      const id = ethers.toBeHex(held, 32);
      const expected = await descriptor.tokenURI(await licenses.getAddress(), id);
      expect(await licenses.tokenURI(held)).to.equal(expected);
    });
  });

  describe("ownership", function () {
    it("is the holder's, or custody's", async function () {
      const { licenses, anhui, holder, held, kept } = await licensed();
      const custody = await licenses.custodyOf(anhui.id);
      expect(await licenses.ownerOf(held)).to.equal(holder.address);
      expect(await licenses.ownerOf(kept)).to.equal(custody);
      expect(await licenses.balanceOf(holder)).to.equal(1n);
      expect(await licenses.balanceOf(custody)).to.equal(1n);
    });

    it("outlasts a revocation", async function () {
      const { licenses, anhui, holder, held } = await licensed();
      await licenses.connect(anhui.operator).revoke(ethers.toBeHex(held, 32), penalty);
      expect(await licenses.ownerOf(held)).to.equal(holder.address);
      expect(await licenses.balanceOf(holder)).to.equal(1n);
      expect(await licenses.locked(held)).to.equal(true);
    });

    it("of nothing is a balance of 0", async function () {
      const { licenses, bozhou, stranger } = await licensed();
      expect(await licenses.balanceOf(stranger)).to.equal(0n);
      expect(await licenses.balanceOf(await licenses.custodyOf(bozhou.id))).to.equal(0n);
      expect(await licenses.balanceOf(await licenses.custodyOf(0n))).to.equal(0n);
    });

    it("has no balance for the zero address", async function () {
      const { licenses } = await licensed();
      await expect(licenses.balanceOf(ZERO_ADDRESS))
        .to.be.revertedWithCustomError(licenses, "ERC721InvalidOwner")
        .withArgs(ZERO_ADDRESS);
    });
  });

  describe("the lock (ERC-5192)", function () {
    it("is announced once, when a license is issued", async function () {
      const { licenses, held, kept } = await licensed();
      const locked = await licenses.queryFilter(licenses.filters.Locked());
      expect(locked.map(({ args }) => args.tokenId)).to.deep.equal([held, kept]);
    });

    it("is on for every license", async function () {
      const { licenses, held, kept } = await licensed();
      expect(await licenses.locked(held)).to.equal(true);
      expect(await licenses.locked(kept)).to.equal(true);
    });

    it("leaves nobody approved", async function () {
      const { licenses, anhui, holder, held, kept } = await licensed();
      expect(await licenses.getApproved(held)).to.equal(ZERO_ADDRESS);
      expect(await licenses.getApproved(kept)).to.equal(ZERO_ADDRESS);
      expect(await licenses.isApprovedForAll(holder, anhui.operator)).to.equal(false);
    });

    const forbidden: Readonly<Record<string, (state: Awaited<ReturnType<typeof licensed>>) => readonly unknown[]>> = {
      "approve(address,uint256)": ({ to, held }) => [to, held],
      "transferFrom(address,address,uint256)": ({ from, to, held }) => [from, to, held],
      "safeTransferFrom(address,address,uint256)": ({ from, to, held }) => [from, to, held],
      "safeTransferFrom(address,address,uint256,bytes)": ({ from, to, held }) => [from, to, held, "0x01"],
    };
    for (const [signature, argumentsOf] of Object.entries(forbidden)) {
      it(`refuses ${signature}, even to the holder`, async function () {
        const state = await licensed();
        const { licenses, holder, held } = state;
        const token = new ethers.Contract(await licenses.getAddress(), ERC721, holder);
        await expect(token.getFunction(signature)(...argumentsOf(state)))
          .to.be.revertedWithCustomError(licenses, "LicenseRegistryLocked")
          .withArgs(held);
        expect(await licenses.ownerOf(held)).to.equal(holder.address);
      });
    }

    for (const approved of [true, false]) {
      it(`refuses setApprovalForAll(operator, ${approved})`, async function () {
        const { licenses, holder, to } = await licensed();
        const token = new ethers.Contract(await licenses.getAddress(), ERC721, holder);
        const noToken = 0n;
        await expect(token.getFunction("setApprovalForAll")(to, approved))
          .to.be.revertedWithCustomError(licenses, "LicenseRegistryLocked")
          .withArgs(noToken);
        expect(await licenses.isApprovedForAll(holder, to)).to.equal(false);
      });
    }
  });

  describe("given an unknown token", function () {
    for (const read of ["ownerOf", "getApproved", "locked", "tokenURI"] as const) {
      it(`${read} reverts`, async function () {
        const { licenses, unknown } = await licensed();
        await expect(licenses[read](unknown))
          .to.be.revertedWithCustomError(licenses, "ERC721NonexistentToken")
          .withArgs(unknown);
      });
    }
  });

  describe("Transfer", function () {
    it("is emitted from the zero address for each issue, to the holder or into custody", async function () {
      const { licenses, anhui, holder, held, kept } = await licensed();
      const transfers = await licenses.queryFilter(licenses.filters.Transfer());
      expect(transfers.map(({ args }) => [...args])).to.deep.equal([
        [ZERO_ADDRESS, holder.address, held],
        [ZERO_ADDRESS, await licenses.custodyOf(anhui.id), kept],
      ]);
    });

    it("is emitted for each rebinding, from the owner to the next", async function () {
      const { licenses, anhui, holder, secondHolder, kept } = await licensed();
      const custody = await licenses.custodyOf(anhui.id);
      const id = ethers.toBeHex(kept, 32);
      for (const to of [holder.address, secondHolder.address, ZERO_ADDRESS]) {
        await licenses.connect(anhui.operator).rebind(id, to, claim);
      }
      const transfers = await licenses.queryFilter(licenses.filters.Transfer(undefined, undefined, kept));
      expect(transfers.map(({ args }) => [...args])).to.deep.equal([
        [ZERO_ADDRESS, custody, kept],
        [custody, holder.address, kept],
        [holder.address, secondHolder.address, kept],
        [secondHolder.address, custody, kept],
      ]);
      expect(await licenses.locked(kept)).to.equal(true);
    });

    it("keeps the sum of the balances at the number of licenses", async function () {
      const { licenses, anhui, holder, secondHolder, held, kept } = await licensed();
      const custody = await licenses.custodyOf(anhui.id);
      const expectBalances = async (...expected: readonly bigint[]) => {
        const owners = [holder.address, secondHolder.address, custody];
        const balances = await Promise.all(owners.map((owner) => licenses.balanceOf(owner)));
        expect(balances).to.deep.equal(expected);
        expect(balances.reduce((sum, balance) => sum + balance)).to.equal((await licenses.registerOf(anhui.id)).count);
      };
      const issuer = licenses.connect(anhui.operator);
      await expectBalances(1n, 0n, 1n);
      await issuer.rebind(ethers.toBeHex(kept, 32), secondHolder.address, claim);
      await expectBalances(1n, 1n, 0n);
      await issuer.rebind(ethers.toBeHex(held, 32), secondHolder.address, claim);
      await expectBalances(0n, 2n, 0n);
      await issuer.rebind(ethers.toBeHex(held, 32), ZERO_ADDRESS, claim);
      await expectBalances(0n, 1n, 1n);
    });
  });
});
