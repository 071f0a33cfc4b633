import type { Language } from "@elicense/sdk";
import type { Command } from "commander";

import type { MessageKey } from "../messages/index.js";
import { defineAnnotate } from "./annotate.js";
import { defineAnnul } from "./annul.js";
import { defineApprove } from "./approve.js";
import { defineAuthorityAccredit } from "./authority/accredit.js";
import { defineAuthorityAddKey } from "./authority/addKey.js";
import { defineAuthorityAdmit } from "./authority/admit.js";
import { defineAuthorityAppoint } from "./authority/appoint.js";
import { defineAuthorityDeactivate } from "./authority/deactivate.js";
import { defineAuthorityDistrustKey } from "./authority/distrustKey.js";
import { defineAuthorityList } from "./authority/list.js";
import { defineAuthorityRegister } from "./authority/register.js";
import { defineAuthorityRemoveKey } from "./authority/removeKey.js";
import { defineAuthoritySetDelay } from "./authority/setDelay.js";
import { defineAuthorityShow } from "./authority/show.js";
import { defineCancel } from "./cancel.js";
import { defineChallenge } from "./challenge.js";
import { defineCatalogAddReason } from "./catalog/addReason.js";
import { defineCatalogAddType } from "./catalog/addType.js";
import { defineCatalogAddUse } from "./catalog/addUse.js";
import { defineCatalogCloseReason } from "./catalog/closeReason.js";
import { defineCatalogCloseUse } from "./catalog/closeUse.js";
import { defineCatalogReasons } from "./catalog/reasons.js";
import { defineCatalogSetApproval } from "./catalog/setApproval.js";
import { defineCatalogTypes } from "./catalog/types.js";
import { defineCatalogUses } from "./catalog/uses.js";
import { defineChangeCancel } from "./change/cancel.js";
import { defineChangeExecute } from "./change/execute.js";
import { defineChangeList } from "./change/list.js";
import { defineChangeShow } from "./change/show.js";
import { defineConsortiumAddSigner } from "./consortium/addSigner.js";
import { defineConsortiumRemoveSigner } from "./consortium/removeSigner.js";
import { defineConsortiumReplaceSigner } from "./consortium/replaceSigner.js";
import { defineConsortiumSetThreshold } from "./consortium/setThreshold.js";
import { defineConsortiumShow } from "./consortium/show.js";
import { defineDoctor } from "./doctor.js";
import { defineEndorse } from "./endorse.js";
import { defineExport } from "./export.js";
import { keySettingsOf } from "./facts.js";
import { defineGrant } from "./grant.js";
import { defineGrants } from "./grants.js";
import { defineHistory } from "./history.js";
import { defineImport } from "./import.js";
import { defineIssue } from "./issue.js";
import { defineJournalList } from "./journal/list.js";
import { defineJournalPrune } from "./journal/prune.js";
import { defineJournalResend } from "./journal/resend.js";
import { defineKeyImport } from "./key/import.js";
import { defineKeyList } from "./key/list.js";
import { defineKeyNew } from "./key/new.js";
import { defineKeyPassword } from "./key/password.js";
import { defineKeyRemove } from "./key/remove.js";
import { defineKeyShow } from "./key/show.js";
import { definePause } from "./pause.js";
import { defineManifestCheck } from "./manifest/check.js";
import { defineManifestSign } from "./manifest/sign.js";
import { defineManifestUpdate } from "./manifest/update.js";
import { definePresent } from "./present.js";
import { defineProposalApprove } from "./proposal/approve.js";
import { defineProposalExecute } from "./proposal/execute.js";
import { defineProposalList } from "./proposal/list.js";
import { defineProposalReject } from "./proposal/reject.js";
import { defineProposalShow } from "./proposal/show.js";
import { defineRebind } from "./rebind.js";
import { defineReconcile } from "./reconcile.js";
import { defineRegister } from "./register.js";
import { defineReissue } from "./reissue.js";
import { defineResume } from "./resume.js";
import { defineRevoke } from "./revoke.js";
import { defineShow } from "./show.js";
import { buildProgram, type CommandEntry, type Perform } from "./support/buildProgram.js";
import { defineSuspend } from "./suspend.js";
import { defineTransfer } from "./transfer.js";
import { defineUnpause } from "./unpause.js";
import { defineUse } from "./use.js";
import { defineUses } from "./uses.js";
import { defineVerify } from "./verify.js";
import { defineWithdraw } from "./withdraw.js";

/** Every command by its name; one of two words belongs to a group. */
export const commands: Readonly<Record<string, CommandEntry>> = {
  issue: { define: defineIssue, example: "issue samples/lawyers.csv --out licenses", signs: true },
  import: { define: defineImport, example: "import paper.csv --sanctions sanctions.csv --out licenses", signs: true },
  approve: { define: defineApprove, example: "approve licenses/approvals/lawyers.issue.json", signs: true },
  suspend: {
    define: defineSuspend,
    signs: true,
    example: 'suspend licenses/1.2.156….json --reason L48 --decision "亳司罚〔2026〕1号" --through 2026-06-30',
  },
  resume: {
    define: defineResume,
    signs: true,
    example: 'resume licenses/1.2.156….json --reason SUSPENSION-SET-ASIDE --decision "皖司复〔2026〕1号"',
  },
  revoke: {
    define: defineRevoke,
    signs: true,
    example: 'revoke licenses/1.2.156….json --reason L49 --decision "皖司罚〔2026〕1号"',
  },
  annul: {
    define: defineAnnul,
    signs: true,
    example: 'annul licenses/1.2.156….json --reason L9-1 --decision "皖司撤〔2026〕1号"',
  },
  cancel: {
    define: defineCancel,
    signs: true,
    example: 'cancel licenses/1.2.156….json --reason A23-1 --decision "皖司注〔2026〕1号"',
  },
  annotate: {
    define: defineAnnotate,
    signs: true,
    example:
      'annotate licenses/1.2.156….json --reason ASSESSED-COMPETENT --decision "亳司考〔2026〕1号" --approver 5134160000FAKE098Q',
  },
  rebind: {
    define: defineRebind,
    signs: true,
    example: 'rebind licenses/1.2.156….json --reason CLAIMED --decision "皖司领〔2026〕1号" --holder 0x…',
  },
  reissue: {
    define: defineReissue,
    signs: true,
    example:
      'reissue licenses/1.2.156….json --reason CATEGORY-CHANGE --decision "皖司换〔2026〕1号" --row change.csv --approver 1134010000FAKE047E',
  },
  transfer: {
    define: defineTransfer,
    signs: true,
    example:
      'transfer licenses/1.2.156….json --reason TRANSFER --decision "沪司许律〔2026〕1号" --row change.csv --serial 20260101SH0000000001 --approver 1134000000FAKE020H',
  },
  endorse: {
    define: defineEndorse,
    signs: true,
    example: 'endorse licenses/1.2.156….json --reason KEY-REPLACED --decision "皖司密〔2026〕1号"',
  },
  use: {
    define: defineUse,
    signs: true,
    example:
      'use licenses/1.2.156….json --matter 1 --fields name,practiceNo --action VERIFY --case 2026-1 --purpose "立案"',
  },
  grant: {
    define: defineGrant,
    signs: true,
    example:
      "grant licenses/1.2.156….json --consumer 1134160000FAKE063A --matter CRIMINAL-DEFENCE --fields name,practiceNo --until 2026-12-31 --uses 3",
  },
  grants: { define: defineGrants, example: "grants grants" },
  withdraw: { define: defineWithdraw, signs: true, example: "withdraw grants/0x….json" },
  challenge: { define: defineChallenge, example: "challenge" },
  present: {
    define: definePresent,
    signs: true,
    example:
      "present licenses/1.2.156….json --challenge 0x… --consumer 1134160000FAKE063A --matter DETENTION-MEETING --fields name",
  },
  verify: { define: defineVerify, example: "verify licenses --rpc http://127.0.0.1:8545 --rpc http://127.0.0.1:8546" },
  show: { define: defineShow, example: "show licenses/1.2.156….json --at 2026-03-01" },
  history: { define: defineHistory, example: "history licenses/1.2.156….json" },
  uses: { define: defineUses, example: "uses --holder 0x1CBd3b2770909D4e10f157cABC84C7264073C9Ec --from 2026-01-01" },
  register: { define: defineRegister, example: "register 1134000000FAKE020H --status ACTIVE" },
  export: { define: defineExport, example: "export uses --consumer 1134160000FAKE063A --out uses.csv --lang zh" },
  reconcile: { define: defineReconcile, example: "reconcile export.csv --documents licenses" },
  "authority list": { define: defineAuthorityList, example: "authority list --under 1134000000FAKE020H" },
  "authority show": { define: defineAuthorityShow, example: "authority show 1134160000FAKE039R" },
  "authority register": {
    define: defineAuthorityRegister,
    signs: true,
    example:
      'authority register --code 1134010000FAKE047E --region 340100 --name 合肥市司法局 --name-en "Bureau of Justice of Hefei" --administrator 0x…',
  },
  "authority accredit": {
    define: defineAuthorityAccredit,
    signs: true,
    example: "authority accredit 1134160000FAKE039R --type lawyer --rights REVIEW,SUSPEND,ANNOTATE",
  },
  "authority appoint": {
    define: defineAuthorityAppoint,
    signs: true,
    example: "authority appoint 1134160000FAKE039R 0x…",
  },
  "authority deactivate": {
    define: defineAuthorityDeactivate,
    signs: true,
    example: "authority deactivate 1134160000FAKE039R --dry-run",
  },
  "authority add-key": { define: defineAuthorityAddKey, signs: true, example: "authority add-key 0x… --roles OPERATE" },
  "authority remove-key": { define: defineAuthorityRemoveKey, signs: true, example: "authority remove-key 0x…" },
  "authority distrust-key": {
    define: defineAuthorityDistrustKey,
    signs: true,
    example: 'authority distrust-key 0x… --as-of "2026-03-01 09:30:00"',
  },
  "authority admit": {
    define: defineAuthorityAdmit,
    signs: true,
    example:
      'authority admit --code 1131000000FAKE055P --region 310000 --name 上海市司法局 --name-en "Bureau of Justice of Shanghai" --administrator 0x…',
  },
  "authority set-delay": { define: defineAuthoritySetDelay, signs: true, example: "authority set-delay 3" },
  pause: { define: definePause, signs: true, example: "pause --dry-run" },
  unpause: { define: defineUnpause, signs: true, example: "unpause" },
  "catalog types": { define: defineCatalogTypes, example: "catalog types" },
  "catalog reasons": { define: defineCatalogReasons, example: "catalog reasons lawyer --lang zh" },
  "catalog uses": { define: defineCatalogUses, example: "catalog uses lawyer" },
  "catalog add-type": { define: defineCatalogAddType, signs: true, example: "catalog add-type schemas/notary" },
  "catalog add-reason": {
    define: defineCatalogAddReason,
    signs: true,
    example: "catalog add-reason reasons.json --type lawyer --dry-run",
  },
  "catalog add-use": { define: defineCatalogAddUse, signs: true, example: "catalog add-use uses.json --type lawyer" },
  "catalog close-reason": {
    define: defineCatalogCloseReason,
    signs: true,
    example: "catalog close-reason L47 --type lawyer --through 2026-05-31 --recordable-through 2026-08-31",
  },
  "catalog close-use": {
    define: defineCatalogCloseUse,
    signs: true,
    example: "catalog close-use DETENTION-MEETING --type lawyer --through 2026-05-31",
  },
  "catalog set-approval": {
    define: defineCatalogSetApproval,
    signs: true,
    example: "catalog set-approval L47 --type lawyer --approval ANOTHER_KEY",
  },
  "change list": { define: defineChangeList, example: "change list" },
  "change show": { define: defineChangeShow, example: "change show 0x…" },
  "change execute": { define: defineChangeExecute, signs: true, example: "change execute 0x…" },
  "change cancel": { define: defineChangeCancel, signs: true, example: "change cancel 0x…" },
  "proposal list": { define: defineProposalList, example: "proposal list --all" },
  "proposal show": { define: defineProposalShow, example: "proposal show 0x…" },
  "proposal approve": { define: defineProposalApprove, signs: true, example: "proposal approve 0x… --key council" },
  "proposal execute": { define: defineProposalExecute, signs: true, example: "proposal execute 0x…" },
  "proposal reject": { define: defineProposalReject, signs: true, example: "proposal reject 0x…" },
  "consortium show": { define: defineConsortiumShow, example: "consortium show" },
  "consortium add-signer": {
    define: defineConsortiumAddSigner,
    signs: true,
    example: "consortium add-signer 0x… --threshold 3 --network trial --key council",
  },
  "consortium remove-signer": {
    define: defineConsortiumRemoveSigner,
    signs: true,
    example: "consortium remove-signer 0x… --threshold 2",
  },
  "consortium replace-signer": {
    define: defineConsortiumReplaceSigner,
    signs: true,
    example: "consortium replace-signer 0x… 0x… --dry-run",
  },
  "consortium set-threshold": {
    define: defineConsortiumSetThreshold,
    signs: true,
    example: "consortium set-threshold 4",
  },
  "manifest check": { define: defineManifestCheck, example: "manifest check --network trial" },
  "manifest sign": { define: defineManifestSign, signs: true, example: "manifest sign --key council" },
  "manifest update": { define: defineManifestUpdate, example: "manifest update --dry-run" },
  "key new": { define: defineKeyNew, example: "key new anhui" },
  "key import": { define: defineKeyImport, example: "key import anhui --private-key-file anhui.key" },
  "key list": { define: defineKeyList, example: "key list" },
  "key show": { define: defineKeyShow, example: "key show anhui" },
  "key password": { define: defineKeyPassword, example: "key password anhui" },
  "key remove": { define: defineKeyRemove, example: "key remove anhui" },
  "journal list": { define: defineJournalList, example: "journal list --open" },
  "journal resend": { define: defineJournalResend, example: "journal resend" },
  "journal prune": { define: defineJournalPrune, example: "journal prune --before 2026-01-01" },
  doctor: { define: defineDoctor, example: "doctor" },
};

/** What the groups of commands are for. */
const groups: Readonly<Record<string, MessageKey>> = {
  authority: "authority.description",
  catalog: "catalog.description",
  change: "change.description",
  proposal: "proposal.description",
  consortium: "consortium.description",
  manifest: "manifest.description",
  key: "key.description",
  journal: "journal.description",
};

/**
 * Builds the command line in a language. It throws instead of ending the process, and prints no error by itself.
 *
 * @param perform - Carries out a command.
 */
export function createProgram(language: Language, perform: Perform): Command {
  return buildProgram(
    { name: "elicense", description: "program.description", commands, groups, keySettingsOf },
    language,
    perform,
  );
}
