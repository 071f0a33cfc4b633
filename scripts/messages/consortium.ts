import type { Text } from "@elicense/sdk";

/** What `consortium` says. */
export const consortiumMessages = {
  "consortium.description": {
    en: "show who decides together, and change it by a proposal",
    zh: "查看由谁共同决定，并以提案变更",
  },
  "consortium.show": {
    en: "show who decides now, and prove by the chain every change that brought it about",
    zh: "显示当前由谁决定，并由链上记录证明历次变更",
  },
  "consortium.addSigner": {
    en: "propose that a department joins: its governance signer decides with the others",
    zh: "提议部门加入：其治理签署人参与共同决定",
  },
  "consortium.removeSigner": {
    en: "propose that a department leaves: its governance signer decides nothing any more",
    zh: "提议部门退出：其治理签署人不再参与决定",
  },
  "consortium.replaceSigner": {
    en: "propose another key for a department, as where it lost its own",
    zh: "提议更换部门的治理密钥，例如密钥已遗失",
  },
  "consortium.setThreshold": {
    en: "propose that another number of the signers decides",
    zh: "提议调整所需批准数",
  },
  "consortium.address": { en: "account of the department's governance signer", zh: "部门治理签署人的账户" },
  "consortium.old": { en: "signer that is replaced", zh: "被更换的签署人" },
  "consortium.new": { en: "signer that takes its place", zh: "接替的签署人" },
  "consortium.threshold": {
    en: "how many signers decide from then on: more than half of them",
    zh: "此后所需批准数：须过签署人的半数",
  },
  "consortium.network": {
    en: "name of the network in networks/, or its folder: an address of one of its nodes is refused",
    zh: "networks/ 中的网络名称，或其文件夹：属于其节点的地址不予接受",
  },
  "consortium.now": { en: "decided now by", zh: "目前决定人数" },
  "consortium.then": { en: "and then by", zh: "变更后决定人数" },
  "consortium.signersThen": { en: "the signers then", zh: "变更后的签署人" },
  "consortium.unchanged": {
    en: "They are those that the account was created with.",
    zh: "与设立多签账户时相同。",
  },
  "consortium.unproposed": {
    en: "Carried out without a proposal on the chain: enough signers signed it elsewhere. None of it changed who decides.",
    zh: "以下各项未在链上提出提案，由足够的签署人在链外签名后执行；均未改变决定方。",
  },
  "consortium.did.ADD": { en: "{signer} joined", zh: "{signer} 加入" },
  "consortium.did.REMOVE": { en: "{signer} left", zh: "{signer} 退出" },
  "consortium.did.REPLACE": { en: "{replacement} took the place of {signer}", zh: "{signer} 更换为 {replacement}" },
  "consortium.did.THRESHOLD": { en: "{threshold} decide", zh: "所需批准数改为 {threshold}" },
  "consortium.manifestDiffers": {
    en: "The manifest does not say so yet. Have it updated, and signed by the departments:",
    zh: "部署清单尚未反映上述变更。请更新清单并由各部门签名：",
  },
  "usage.signer": {
    en: "A signer is an account's address: 0x and 40 hexadecimal digits; where letters are mixed, its checksum must fit.",
    zh: "签署人应为账户地址：0x 加 40 位十六进制数字；大小写混写时须符合校验和。",
  },
} as const satisfies Readonly<Record<string, Text>>;
