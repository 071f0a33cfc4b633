import { fields, issuer, serialOf } from "../sample.js";

/** Where a peer's document has its identity proof from. It is never looked up. */
const domain = "licenses.example";

const template = { name: "LAWYER", type: "EMBEDDED_RENDERER", url: `https://${domain}` };

/** A document of a peer, of one of OpenAttestation's two forms. */
export type RawDocument = Readonly<Record<string, unknown>>;

/** Makes the document of a license by its number, and of the DocumentStore in which it is to be issued. */
export type MakeDocument = (number: number, documentStore: string) => RawDocument;

/** OpenAttestation's own form, version 2: plain JSON. */
export const documentV2: MakeDocument = (number, documentStore) => ({
  id: serialOf(number),
  $template: template,
  issuers: [{ name: issuer.name, documentStore, identityProof: { type: "DNS-TXT", location: domain } }],
  recipient: { name: fields.name },
  ...fields,
});

/** OpenAttestation's version 3: a Verifiable Credential, as elicense's documents are. */
export const documentV3: MakeDocument = (number, documentStore) => ({
  "@context": [
    "https://www.w3.org/2018/credentials/v1",
    "https://schemata.openattestation.com/com/openattestation/1.0/OpenAttestation.v3.json",
    { "@vocab": `https://${domain}/terms#` },
  ],
  type: ["VerifiableCredential", "OpenAttestationCredential"],
  id: `urn:license:${serialOf(number)}`,
  issuer: { id: `urn:uscc:${issuer.code}`, name: issuer.name },
  issuanceDate: "2020-04-30T00:00:00+08:00",
  credentialSubject: { ...fields },
  openAttestationMetadata: {
    template,
    proof: {
      type: "OpenAttestationProofMethod",
      method: "DOCUMENT_STORE",
      value: documentStore,
      revocation: { type: "NONE" },
    },
    identityProof: { type: "DNS-TXT", identifier: domain },
  },
});
