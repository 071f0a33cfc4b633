import type { Text } from "@elicense/sdk";

/** What is said of deploying to a network of several departments. */
export const networkTexts = {
  plan: {
    en: "Deploys to the network {name} (chain {chainId}, first block {genesis}) at {url}, as {deployer}:",
    zh: "部署到网络 {name}（链 {chainId}，创世区块 {genesis}，{url}），部署账户 {deployer}：",
  },
  planContracts: { en: "  1. the registries", zh: "  1. 登记合约" },
  planCatalog: { en: "  2. the catalog: {types}", zh: "  2. 证照目录：{types}" },
  planAccount: {
    en: "  3. the consortium's account: {threshold} of {signers}",
    zh: "  3. 联盟多签账户：{signers} 中的 {threshold} 方",
  },
  planDelays: {
    en: "  4. days that a change waits after it was announced: {governance}; that a new right waits: {accreditation}; pausing waits for nothing",
    zh: "  4. 变更公示 {governance} 天后可以执行，新授权限 {accreditation} 天后生效；暂停颁发无须等待",
  },
  planDelaysStay: {
    en: "  4. how long a change and a new right wait: as it was set, which is the consortium's to change",
    zh: "  4. 变更公示期与新授权限等待期：维持已设定的值，由联盟决定变更",
  },
  planRenounce: {
    en: "  5. the deployer gives up every right, and it is proved that nobody but the consortium's account has one",
    zh: "  5. 部署账户放弃全部权限，并证明只有联盟多签账户拥有权限",
  },
  planManifest: { en: "  6. the manifest {path}, signed by the deployer", zh: "  6. 部署清单 {path}，由部署账户签名" },
  planConsortium: {
    en: "Everybody knows the keys of this network, so the deployer admits the sample consortium before step 5: {members}",
    zh: "本网络的密钥均已公开（仅供开发），部署账户在第 5 步之前登记示例联盟成员：{members}",
  },
  account: { en: "created    the consortium's account {account}", zh: "已创建  联盟多签账户 {account}" },
  accreditationDelay: { en: "set        how long a new right waits", zh: "已设定  新授权限的等待期" },
  adminGranted: { en: "granted    ADMIN to the consortium's account", zh: "已授予  联盟多签账户 ADMIN 角色" },
  pauserGranted: { en: "granted    PAUSER to the consortium's account", zh: "已授予  联盟多签账户 PAUSER 角色" },
  pauserRenounced: { en: "renounced  PAUSER by the deployer", zh: "已放弃  部署账户的 PAUSER 角色" },
  adminRenounced: { en: "renounced  ADMIN by the deployer", zh: "已放弃  部署账户的 ADMIN 角色" },
  differs: {
    en: "differs    {entry}: the consortium governs now, and a proposal of its members may change it",
    zh: "不一致  {entry}：现由联盟治理，须由成员提案变更",
  },
  proved: {
    en: "Proved: the consortium's account {account} alone has roles, {threshold} of {count} signers decide.",
    zh: "已证明：仅联盟多签账户 {account} 拥有角色，由 {count} 个签署人中的 {threshold} 个决定。",
  },
  delays: {
    en: "A change waits {governance} after it was announced, and a new right {accreditation}.",
    zh: "变更公示 {governance}后可以执行，新授权限 {accreditation}后生效。",
  },
  next: {
    en: "Manifest: {path}. Each department now compares it with the chain and signs it: {program} manifest sign",
    zh: "部署清单：{path}。请各部门将其与链核对并签名：{program} manifest sign",
  },
  settings: {
    en: "The other commands use this network with these lines in .env, beside the keys:\n  ELICENSE_RPC_URL={url}\n  ELICENSE_CHAIN_ID={chainId}",
    zh: "在 .env 中加入以下设置（密钥另设），其他命令即使用本网络：\n  ELICENSE_RPC_URL={url}\n  ELICENSE_CHAIN_ID={chainId}",
  },
  developmentSettings: {
    en: "The other commands use this network with its settings, which take the place of a .env that is there: cp {path} .env",
    zh: "其他命令使用本网络，须用其设置（原有的 .env 会被替换）：cp {path} .env",
  },
} as const satisfies Readonly<Record<string, Text>>;
