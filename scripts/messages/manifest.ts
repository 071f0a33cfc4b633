import type { Text } from "@elicense/sdk";

/** What `manifest` says. */
export const manifestMessages = {
  "manifest.description": {
    en: "compare the deployment's manifest with the chain, and sign it",
    zh: "将部署清单与链核对并签名",
  },
  "manifest.check": {
    en: "compare the manifest with the chain: the registries' code, and that the consortium alone governs",
    zh: "将部署清单与链核对：登记合约的代码，以及仅由联盟治理",
  },
  "manifest.sign": {
    en: "sign the manifest for your department, with its governance signer's key, once it was compared with the chain",
    zh: "与链核对无误后，以本部门治理签署人的密钥签署部署清单",
  },
  "manifest.dryRun": { en: "compare, and sign nothing", zh: "仅核对，不签名" },
  "manifest.fits": { en: "The manifest fits the chain.", zh: "部署清单与链一致。" },
  "manifest.sign.plan": { en: "To sign:", zh: "拟签名：" },
  "manifest.notSigned": { en: "Nothing was signed.", zh: "未签名。" },
  "manifest.wasSigned": { en: "The manifest was signed.", zh: "部署清单已签名。" },
  "manifest.hash": { en: "hash", zh: "哈希" },
  "manifest.chain": { en: "chain, first block", zh: "链、创世区块" },
  "manifest.validators": { en: "first validators", zh: "创世验证者" },
  "manifest.governance": { en: "governed by", zh: "治理账户" },
  "manifest.single": { en: "a single account", zh: "单一账户" },
  "manifest.signers": { en: "its signers", zh: "签署人" },
  "manifest.threshold": { en: "decided by", zh: "决定人数" },
  "manifest.thresholdOf": { en: "{threshold} of {count}", zh: "{count} 方中的 {threshold} 方" },
  "manifest.delay": { en: "a change waits", zh: "变更公示期" },
  "manifest.accreditationDelay": { en: "a new right waits", zh: "新授权限等待期" },
  "manifest.signed": { en: "signed by", zh: "已签名" },
  "manifest.signedBy": {
    en: "{members} of the {count} governance signers have signed it.",
    zh: "{count} 个治理签署人中已有 {members} 个签名。",
  },
} as const satisfies Readonly<Record<string, Text>>;
