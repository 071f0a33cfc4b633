import { EAS__factory, SchemaRegistry__factory } from "@ethereum-attestation-service/eas-contracts";
import { AbiCoder, id as hashOf, ZeroAddress, ZeroHash } from "ethers";
import type { NetworkConnection } from "hardhat/types/network";

import type { Figures } from "../Figures.js";
import { gasOf } from "../gasOf.js";
import { addressOf, BATCH, sequence } from "../samples.js";
import { deployPeer, issuerOf } from "./deployPeer.js";

/** What a license's record says and EAS has no place for; it has one for type, authority, holder and last day. */
const licenseFields = ["bytes32 root", "uint24 region", "uint16 reason", "bytes32 documentHash", "uint32 approver"];
const licenseSchema = [...licenseFields, "uint16 effectiveOn"].join(",");

/** The least: all that is said of a license is a hash. */
const hashSchema = "bytes32 root";

/** What an attestation says. */
interface Attestation {
  readonly data: string;
  readonly recipient: string;
  readonly refUID: string;
  readonly expirationTime: bigint;
  readonly revocable: boolean;
  readonly value: bigint;
}

/**
 * Measures the Ethereum Attestation Service. An attestation stands for a license, and one that refers to it for a use.
 * Neither is numbered, and what is done to a license leaves no record but its revocation.
 */
export async function measureEas(chain: NetworkConnection): Promise<Figures> {
  const issuer = await issuerOf(chain);
  const registry = await deployPeer(issuer, SchemaRegistry__factory);
  const eas = await deployPeer(issuer, EAS__factory, registry);
  const register = registry.getFunction("register");
  const [attest, multiAttest] = [eas.getFunction("attest"), eas.getFunction("multiAttest")];

  const schemas = [];
  for (const text of [licenseSchema, hashSchema]) {
    schemas.push((await register.staticCall(text, ZeroAddress, true)) as string);
    await register.send(text, ZeroAddress, true);
  }
  const [license, hash] = schemas;

  const revoked = { schema: license, data: licenseOf("revoked") };
  const uid = (await attest.staticCall(revoked)) as string;
  await attest.send(revoked);
  const use = attestation(hashOf("context of a use"), ZeroAddress, uid);
  const names = sequence("batch", BATCH);
  const uses = names.map((name) => attestation(hashOf(`context of ${name}`), ZeroAddress, uid));
  const licenses = names.map((name) => licenseOf(name));

  return {
    issue: await gasOf(attest.send({ schema: license, data: licenseOf("one") })),
    issueHashOnly: await gasOf(attest.send({ schema: hash, data: hashAlone("one") })),
    issueInCustody: await gasOf(attest.send({ schema: license, data: licenseOf("kept", ZeroAddress) })),
    issueBatch100Each: await gasOf(multiAttest.send([{ schema: license, data: licenses }]), BATCH),
    issueBatch100HashOnlyEach: await gasOf(multiAttest.send([{ schema: hash, data: names.map(hashAlone) }]), BATCH),
    useStatutory: await gasOf(attest.send({ schema: hash, data: use })),
    useBatch100StatutoryEach: await gasOf(multiAttest.send([{ schema: hash, data: uses }]), BATCH),
    revokeFirst: await gasOf(eas.getFunction("revoke").send({ schema: license, data: { uid, value: 0n } })),
  };
}

function licenseOf(name: string, recipient = addressOf(name)): Attestation {
  const fields = [hashOf(name), 340100, 1, hashOf("decision"), 0, 20_514];
  return attestation(AbiCoder.defaultAbiCoder().encode(licenseSchema.split(","), fields), recipient);
}

function hashAlone(name: string): Attestation {
  return attestation(hashOf(name), addressOf(name));
}

function attestation(data: string, recipient: string, refUID = ZeroHash): Attestation {
  return { data, recipient, refUID, expirationTime: 0n, revocable: true, value: 0n };
}
