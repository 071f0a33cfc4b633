import type { Text } from "@elicense/sdk";

/** What `manifest` says. */
export const manifestMessages = {
  "manifest.description": {
    en: "compare the deployment's manifest with the chain, and sign it",
    zh: "将部署清单与链核对并签名",
  },
  "manifest.check": {
    en: "compare the manifest with the chain: that the contracts are a release's and how they came about, and that the consortium's account is what it should be and governs alone",
    zh: "将部署清单与链核对：合约属于哪一发布版本及其由来，联盟多签账户的代码，以及仅由联盟治理",
  },
  "manifest.sign": {
    en: "sign the manifest for your department, with its governance signer's key, once it was compared with the chain",
    zh: "与链核对无误后，以本部门治理签署人的密钥签署部署清单",
  },
  "manifest.update": {
    en: "write the manifest anew where the consortium changed its signers: proved by the chain, change by change; its signatures end with it",
    zh: "联盟变更签署人后重新写入部署清单：逐项由链上记录证明；原有签名随之失效",
  },
  "manifest.dryRunUpdate": { en: "prove it, and write nothing", zh: "仅证明，不写入" },
  "manifest.network": {
    en: "compare it with the plan of this network too, by its name in networks/ or its folder",
    zh: "同时与该网络的方案核对（networks/ 中的名称，或其文件夹）",
  },
  "manifest.proved": {
    en: "Proved by the chain: nothing but what the members approved has changed who decides.",
    zh: "链上记录已证明：决定方的变更均经成员批准。",
  },
  "manifest.current": {
    en: "The manifest names the signers that the chain has: nothing was written.",
    zh: "部署清单所列签署人与链上一致：未写入。",
  },
  "manifest.updated": {
    en: "Written: {file}. It has no signatures any more.",
    zh: "已写入：{file}。原有签名已失效。",
  },
  "manifest.wouldUpdate": {
    en: "{file} would be written anew, and its signatures dropped. Nothing was written.",
    zh: "{file} 将重新写入，原有签名将失效。未写入。",
  },
  "manifest.toSign": {
    en: "Each department compares it with the chain through its own node and signs it, {threshold} of these {count} at least:",
    zh: "请各部门通过自己的节点与链核对后签名，以下 {count} 方中至少 {threshold} 方：",
  },
  "manifest.toTrust": {
    en: "Clients that ask for signatures ask for those of now, by addresses that they have from elsewhere than the manifest:",
    zh: "要求签名的客户端应改为要求现有签署人的签名，其地址须从清单以外的途径取得：",
  },
  "manifest.plan": { en: "It fits the plan of the network {network}.", zh: "与网络 {network} 的方案一致。" },
  "manifest.planDiffers": {
    en: "It does not fit the plan of the network {network}:",
    zh: "与网络 {network} 的方案不一致：",
  },
  "manifest.differsIn": {
    en: "  {part}: {manifest} in the manifest, {plan} in the plan",
    zh: "  {part}：清单为 {manifest}，方案为 {plan}",
  },
  "manifest.part.chainId": { en: "chain id", zh: "链标识" },
  "manifest.part.genesisHash": { en: "first block", zh: "创世区块" },
  "manifest.part.validator": { en: "first validator", zh: "创世验证者" },
  "manifest.part.signer": { en: "governance signer", zh: "治理签署人" },
  "manifest.signer": {
    en: "your department's governance signer, where its signature was made elsewhere, as by the owners of a contract",
    zh: "本部门的治理签署人，用于签名在别处完成的情形（例如由合约的所有者签名）",
  },
  "manifest.signature": {
    en: "that signature, in hexadecimal; the chain has to confirm one by a contract (ERC-1271)",
    zh: "该签名（十六进制）；合约的签名须由链确认（ERC-1271）",
  },
  "manifest.notConfirmed": {
    en: "That is no signature of this manifest by {signer}: neither is it its key's, nor does the chain confirm it (ERC-1271). What has to be signed as a message (EIP-191) is: {message}",
    zh: "这不是 {signer} 对本部署清单的签名：既非其密钥所签，链上合约也未予确认（ERC-1271）。应以消息形式（EIP-191）签署：{message}",
  },
  "usage.signature": {
    en: "Give --signer and --signature together; a signature is bytes in hexadecimal: 0x and two digits for each.",
    zh: "--signer 和 --signature 须同时给出；签名为十六进制字节（0x 后每字节两位）。",
  },
  "manifest.dryRun": { en: "compare, and sign nothing", zh: "仅核对，不签名" },
  "manifest.fits": { en: "The manifest fits the chain.", zh: "部署清单与链一致。" },
  "manifest.sign.plan": { en: "To sign:", zh: "拟签名：" },
  "manifest.notSigned": { en: "Nothing was signed.", zh: "未签名。" },
  "manifest.wasSigned": { en: "The manifest was signed.", zh: "部署清单已签名。" },
  "manifest.hash": { en: "hash", zh: "哈希" },
  "manifest.release": { en: "contracts of release", zh: "合约发布版本" },
  "manifest.chain": { en: "chain, first block", zh: "链、创世区块" },
  "manifest.validators": { en: "first validators", zh: "创世验证者" },
  "manifest.governance": { en: "governed by", zh: "治理账户" },
  "manifest.single": { en: "a single account", zh: "单一账户" },
  "manifest.singleton": { en: "it runs", zh: "账户代码" },
  "manifest.safe": { en: "Safe 1.4.1, {singleton}", zh: "Safe 1.4.1，{singleton}" },
  "manifest.fallbackHandler": { en: "unknown calls go to", zh: "未知调用转交" },
  "manifest.safeHandler": { en: "Safe's own handler, {handler}", zh: "Safe 自带的处理合约 {handler}" },
  "manifest.noHandler": { en: "nobody", zh: "无" },
  "manifest.signers": { en: "its signers", zh: "签署人" },
  "manifest.threshold": { en: "decided by", zh: "决定人数" },
  "manifest.thresholdOf": { en: "{threshold} of {count}", zh: "{count} 方中的 {threshold} 方" },
  "manifest.delay": { en: "a change waits", zh: "变更公示期" },
  "manifest.accreditationDelay": { en: "a new right waits", zh: "新授权限等待期" },
  "manifest.signed": { en: "signed by", zh: "已签名" },
  "manifest.signedBy": {
    en: "{members} of the {count} governance {count|signer|signers} {members|has|have} signed it.",
    zh: "{count} 个治理签署人中已有 {members} 个签名。",
  },
} as const satisfies Readonly<Record<string, Text>>;
