/** What the tests use of packages that bring no types along. */

declare module "jsonld" {
  /** Gives a JSON-LD processor a context's document by its URL. */
  export type DocumentLoader = (
    url: string,
  ) => Promise<{ readonly documentUrl: string; readonly contextUrl: null; readonly document: unknown }>;

  interface Options {
    readonly documentLoader: DocumentLoader;
    readonly safe: true;
  }

  const jsonld: {
    expand(document: unknown, options: Options): Promise<readonly unknown[]>;
    compact(document: unknown, context: unknown, options: Options): Promise<Record<string, unknown>>;
    toRDF(document: unknown, options: Options & { readonly format: "application/n-quads" }): Promise<string>;
  };
  // eslint-disable-next-line no-restricted-exports -- the package exports itself so.
  export default jsonld;
}

declare module "@digitalbazaar/vc" {
  /** Throws where a credential is not as the data model has it. */
  export function _checkCredential(options: { readonly credential: unknown; readonly mode: "issue" }): void;
}

declare module "@digitalbazaar/credentials-context" {
  /** The W3C's contexts by their URLs. */
  export const contexts: ReadonlyMap<string, { readonly "@context": Readonly<Record<string, unknown>> }>;
}
