import { exitCodes } from "../exit.js";
import type { settingsMessages } from "../messages/settings.js";
import type { ExitCode } from "./support/CommandError.js";

type NameIn<Key extends string> = Key extends `setting.${infer Name}` ? Name : never;

/** Name of a setting of the command line. */
export type Setting = NameIn<keyof typeof settingsMessages>;

/** What there is to know of a command that its definition does not say. */
export interface CommandFacts {
  /** Settings that it acts upon, besides those of the language and the colors. */
  readonly settings: readonly Setting[];
  /** Exit codes that it ends with; any command can be interrupted as well, or fail in a way that nobody foresaw. */
  readonly exitCodes: readonly ExitCode[];
}

const { done, refused, usage, unknown } = exitCodes;

const anyExit = [done, refused, usage, unknown];

const node: readonly Setting[] = ["ELICENSE_RPC_URL", "ELICENSE_RPC_TOKEN", "ELICENSE_RPC_TOKEN_FILE"];

const chain: readonly Setting[] = [...node, "ELICENSE_CHAIN_ID", "ELICENSE_DEPLOYMENTS", "ELICENSE_MANIFEST_SIGNERS"];

const signing: readonly Setting[] = [...chain, "ELICENSE_JOURNAL", "ELICENSE_KEYSTORE"];

const authorityKey: readonly Setting[] = ["ELICENSE_KEY", "ELICENSE_SIGNER_URL", "ELICENSE_PRIVATE_KEY"];

const approverKey: readonly Setting[] = [
  "ELICENSE_APPROVER_KEY",
  "ELICENSE_APPROVER_SIGNER_URL",
  "ELICENSE_APPROVER_PRIVATE_KEY",
];

const consumerKey: readonly Setting[] = [
  "ELICENSE_CONSUMER_KEY",
  "ELICENSE_CONSUMER_SIGNER_URL",
  "ELICENSE_CONSUMER_PRIVATE_KEY",
];

const holderKey: readonly Setting[] = [
  "ELICENSE_HOLDER_KEY",
  "ELICENSE_HOLDER_SIGNER_URL",
  "ELICENSE_HOLDER_PRIVATE_KEY",
];

const administratorKey: readonly Setting[] = [
  "ELICENSE_ADMINISTRATOR_KEY",
  "ELICENSE_ADMINISTRATOR_SIGNER_URL",
  "ELICENSE_ADMINISTRATOR_PRIVATE_KEY",
];

const governanceKey: readonly Setting[] = [
  "ELICENSE_GOVERNANCE_KEY",
  "ELICENSE_GOVERNANCE_SIGNER_URL",
  "ELICENSE_DEPLOYER_PRIVATE_KEY",
];

/** A command of an authority's administering key. */
const administering: CommandFacts = { settings: [...signing, ...administratorKey], exitCodes: anyExit };

/** A command of a holder's key. */
const holding: CommandFacts = { settings: [...signing, ...holderKey], exitCodes: anyExit };

/** A command of governance. */
const governing: CommandFacts = { settings: [...signing, ...governanceKey], exitCodes: anyExit };

/** A command of either. */
const eitherAdministers: CommandFacts = {
  settings: [...signing, ...administratorKey, ...governanceKey],
  exitCodes: anyExit,
};

/** A command that acts on licenses for the authority that issues them. */
const acting: CommandFacts = {
  settings: [...signing, ...authorityKey, "ELICENSE_REGISTER_KEY"],
  exitCodes: anyExit,
};

const reading: CommandFacts = { settings: chain, exitCodes: anyExit };

/** A command that nothing on the chain can be refused to. */
const readingAlone: CommandFacts = { settings: chain, exitCodes: [done, usage, unknown] };

/** A command that means the authority of the key where none is named, wherever the key is. */
const readingOwn: CommandFacts = {
  settings: [...chain, "ELICENSE_KEYSTORE", ...authorityKey],
  exitCodes: anyExit,
};

const keystore: readonly Setting[] = ["ELICENSE_KEYSTORE"];

const journal: readonly Setting[] = ["ELICENSE_CHAIN_ID", "ELICENSE_DEPLOYMENTS", "ELICENSE_JOURNAL"];

/** Facts of every command, by its name. */
export const commandFacts: Readonly<Record<string, CommandFacts>> = {
  issue: acting,
  import: acting,
  approve: { settings: [...signing, ...approverKey], exitCodes: anyExit },
  suspend: acting,
  resume: acting,
  revoke: acting,
  annul: acting,
  cancel: acting,
  annotate: acting,
  rebind: acting,
  reissue: acting,
  transfer: acting,
  endorse: acting,
  use: { settings: [...signing, ...consumerKey, "ELICENSE_CONTEXT_KEY"], exitCodes: anyExit },
  grant: holding,
  grants: reading,
  withdraw: holding,
  challenge: { settings: [], exitCodes: [done, usage] },
  present: holding,
  verify: reading,
  show: reading,
  history: reading,
  uses: reading,
  register: readingOwn,
  export: readingOwn,
  reconcile: { settings: [...readingOwn.settings, "ELICENSE_REGISTER_KEY"], exitCodes: anyExit },
  "authority list": reading,
  "authority show": {
    settings: [...chain, "ELICENSE_KEYSTORE", ...authorityKey, ...administratorKey],
    exitCodes: anyExit,
  },
  "authority register": administering,
  "authority accredit": eitherAdministers,
  "authority appoint": eitherAdministers,
  "authority deactivate": eitherAdministers,
  "authority add-key": administering,
  "authority remove-key": administering,
  "authority distrust-key": eitherAdministers,
  "authority admit": governing,
  "authority set-delay": governing,
  pause: governing,
  unpause: governing,
  "catalog types": readingAlone,
  "catalog reasons": readingAlone,
  "catalog uses": readingAlone,
  "catalog add-type": governing,
  "catalog add-reason": governing,
  "catalog add-use": governing,
  "catalog close-reason": governing,
  "catalog close-use": governing,
  "catalog set-approval": governing,
  "change list": readingAlone,
  "change show": reading,
  "change execute": governing,
  "change cancel": governing,
  "proposal list": reading,
  "proposal show": reading,
  "proposal approve": governing,
  "proposal execute": governing,
  "proposal reject": governing,
  "consortium show": reading,
  "consortium add-signer": governing,
  "consortium remove-signer": governing,
  "consortium replace-signer": governing,
  "consortium set-threshold": governing,
  "manifest check": reading,
  "manifest sign": governing,
  "manifest update": reading,
  "key new": { settings: keystore, exitCodes: [done, refused, usage] },
  "key import": { settings: keystore, exitCodes: [done, refused, usage] },
  "key list": { settings: keystore, exitCodes: [done, usage] },
  "key show": { settings: keystore, exitCodes: [done, usage] },
  "key password": { settings: keystore, exitCodes: [done, refused, usage] },
  "key remove": { settings: keystore, exitCodes: [done, refused, usage] },
  "journal list": { settings: journal, exitCodes: anyExit },
  "journal resend": { settings: [...journal, ...node], exitCodes: anyExit },
  "journal prune": { settings: journal, exitCodes: anyExit },
  doctor: {
    settings: [
      ...[
        ...signing,
        ...authorityKey,
        ...approverKey,
        ...consumerKey,
        ...holderKey,
        ...administratorKey,
        ...governanceKey,
      ],
      "ELICENSE_REGISTER_KEY",
    ],
    exitCodes: anyExit,
  },
};

/** Gives the settings that name the key which a command signs with, beside each of which stands its external signer's. */
export function keySettingsOf(command: string): readonly Setting[] {
  const settings = commandFacts[command]?.settings ?? [];
  const names: ReadonlySet<string> = new Set(settings);
  return settings.filter((name) => name.endsWith("_KEY") && names.has(name.replace(/KEY$/, "SIGNER_URL")));
}
