import { fill, type Language, type Text } from "@elicense/sdk";

import type { DescribedError } from "../DescribedError.js";
import { joined } from "../output/joined.js";

const text: Text = {
  en: "Chain {chainId} is a network's that several departments run: {networks}. Deployed by itself it would have no consortium, and one key would govern it. Nothing was sent. Run: {command}",
  zh: "链 {chainId} 属于由多个部门共同运行的网络 {networks}。单独部署将没有联盟，而由一个密钥治理。未提交任何内容。请运行：{command}",
};

/** What keeps `npm run deploy` by itself from a chain that a network of departments runs: with `--network` it is done. */
export class NetworkChainError extends Error implements DescribedError {
  override readonly name = "NetworkChainError";
  readonly code = "DEPLOY_NETWORK_CHAIN";
  readonly kind = "usage";
  readonly details: {
    readonly chainId: number;
    /** Names of the networks that have this chain; one, unless plans were copied. */
    readonly networks: readonly string[];
    /** What is to be run instead. */
    readonly command: string;
  };

  constructor(details: NetworkChainError["details"]) {
    super(textOf(details, "en"));
    this.details = details;
  }

  /** What happened and what to do, in a language. */
  describe(language: Language): string {
    return textOf(this.details, language);
  }
}

function textOf({ networks, ...details }: NetworkChainError["details"], language: Language): string {
  return fill(text[language], { ...details, networks: joined(networks, language) }, language);
}
