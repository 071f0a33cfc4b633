import type { Text } from "../../language.js";
import type * as deploymentErrors from "../catalogue/deployment.js";

/** What mostly brings each of these errors about. */
export const deploymentCauses: Readonly<Record<keyof typeof deploymentErrors, Text>> = {
  NODE_URL: {
    en: "The address was mistyped, is of a web socket or a file, or has a password with a % as it is.",
    zh: "地址录入有误，或者是 WebSocket、文件地址，或者密码中的 % 未作编码。",
  },
  NODE_UNREACHABLE: {
    en: "The node is down, the network or a firewall is in the way, or the node answers too slowly.",
    zh: "节点停机，或者网络、防火墙阻断，或者节点应答过慢。",
  },
  NODE_REFUSED: {
    en: "The node does not know the method, limits requests, or found the request itself at fault; ANSWER_TOO_LARGE: it answers with more than is read.",
    zh: "节点不支持该方法、限制请求数量，或者认为请求本身有误；ANSWER_TOO_LARGE：答复超出可读取的长度。",
  },
  NODE_TOKEN_FORM: {
    en: "The token was copied with a line break, a space or quotes, or the address has a user name as well.",
    zh: "复制的令牌带有换行、空格或者引号，或者地址中同时写有用户名。",
  },
  NODE_TOKEN_UNENCRYPTED: {
    en: "A token was set, and the node's address begins with http and is another machine's: an RPC node by itself listens on 127.0.0.1 alone.",
    zh: "设置了令牌，而节点地址为其他机器的 http 地址；RPC 节点自身只在 127.0.0.1 上监听。",
  },
  NODE_UNAUTHORIZED: {
    en: "No token was set, it has run out, it is of another node, or it does not permit this method.",
    zh: "未设置令牌，或者令牌已过期、属于其他节点，或者其权限不含该方法。",
  },
  NODE_FORBIDDEN: {
    en: "The node's address has a name that its list of host names lacks, or a gate before it keeps this machine out.",
    zh: "地址中的主机名不在节点的主机名单中，或者节点前的网关拒绝本机。",
  },
  NODE_ACCOUNT_NOT_ALLOWED: {
    en: "The account is new, and the node's permissions were not brought up to date; or another key was taken by mistake.",
    zh: "该账户是新的，节点的许可名单尚未更新；或者误用了其他密钥。",
  },
  NODE_CHANGED: {
    en: "A node went away, or fell behind the others, while it was asked.",
    zh: "查询过程中节点停止应答，或者落后于其他节点。",
  },
  CHAIN_HALTED: {
    en: "Too few validators run, the node has lost its connection to them, or this machine's clock is fast.",
    zh: "运行中的验证节点不足，或者本节点与其断开连接，或者本机时钟偏快。",
  },
  UNEXPECTED: {
    en: "A fault of this software, of a wallet or of a library.",
    zh: "本软件、钱包或者所用程序库的缺陷。",
  },
  DEPLOYMENT_MALFORMED: {
    en: "The manifest was edited, cut off, or written by another version.",
    zh: "部署清单被修改、不完整，或者由其他版本生成。",
  },
  DEPLOYMENT_MISSING: {
    en: "Nothing was deployed to this chain yet, or the file lies elsewhere.",
    zh: "该链尚未部署，或者文件不在此处。",
  },
  DEPLOYMENT_WRONG_CHAIN_ID: {
    en: "The node's address or the manifest belongs to another network.",
    zh: "节点地址或者部署清单属于另一网络。",
  },
  DEPLOYMENT_WRONG_GENESIS: {
    en: "The chain was set up anew, or somebody set up another one with the same id.",
    zh: "该链已重新建立，或者他人以相同编号另建了一条链。",
  },
  DEPLOYMENT_NO_CODE: {
    en: "The chain was reset after the deployment, or the node has not caught up with it.",
    zh: "部署之后链被重置，或者节点尚未同步到部署所在区块。",
  },
  DEPLOYMENT_CODE_DIFFERS: {
    en: "The manifest is of another deployment, or somebody put another contract's address into it.",
    zh: "部署清单属于另一部署，或者其中的地址被换成了其他合约。",
  },
  DEPLOYMENT_CREATION_UNKNOWN: {
    en: "The node keeps recent blocks alone, lags behind the deployment, or the manifest names a transaction that there never was.",
    zh: "节点仅保存近期区块、尚未同步到部署区块，或者部署清单列出的交易并不存在。",
  },
  DEPLOYMENT_CREATION_DIFFERS: {
    en: "The manifest was edited, or made to hide what was done between a contract's creation and the block that it names.",
    zh: "部署清单被修改，或者有意隐瞒合约创建之后、所列区块之前的操作。",
  },
  DEPLOYMENT_RELEASE_UNKNOWN: {
    en: "The registries are of a newer release than this program, were compiled with other settings, or were changed to do something else.",
    zh: "登记合约的版本比本程序新、以其他设置编译，或者被改成了别的行为。",
  },
  DEPLOYMENT_SIGNATURES_MALFORMED: {
    en: "The manifest changed after it was signed, or the two files are of different deployments.",
    zh: "部署清单在签名之后被更改，或两个文件属于不同的部署。",
  },
  DEPLOYMENT_NOT_SIGNED: {
    en: "Departments have not signed yet, or somebody put another manifest in its place.",
    zh: "有部门尚未签名，或清单被替换。",
  },
  DEPLOYMENT_FAILED: {
    en: "The chain refused a step, stood still, or the run was ended before it was done.",
    zh: "链拒绝了某一步骤、停止出块，或者部署中途被终止。",
  },
  DEPLOYMENT_OUTDATED: {
    en: "The contracts were changed in the source after they were deployed.",
    zh: "合约部署之后，源代码中的接口又有改动。",
  },
  CATALOG_DIFFERS: {
    en: "The file was changed after the entry was added: what is on the chain stays.",
    zh: "条目上链之后文件又有改动：链上内容不会改变。",
  },
  CATALOG_INVALID: {
    en: "A name in the file was mistyped, or belongs to newer contracts.",
    zh: "文件中的名称录入有误，或者属于更新的合约。",
  },
  CONSORTIUM_DIFFERS: {
    en: "The file was changed after the member was admitted, or somebody changed it on the chain.",
    zh: "成员登记之后文件又有改动，或者链上内容已被变更。",
  },
  SETTING_MISSING: {
    en: "Neither the environment nor the file of settings has it.",
    zh: "环境变量和设置文件中均没有该项。",
  },
  SETTING_MALFORMED: {
    en: "The setting was mistyped, or has quotes or spaces that do not belong to it.",
    zh: "设置录入有误，或者带有多余的引号、空格。",
  },
  CHAIN_PORT_TAKEN: {
    en: "Another chain or program of this machine listens on the port.",
    zh: "本机的另一条链或者其他程序正在使用该端口。",
  },
  CHAIN_RUNS: {
    en: "The chain was started before, in another window perhaps.",
    zh: "该链先前已启动，可能在另一窗口中。",
  },
  CHAIN_PROGRAM_MISSING: {
    en: "npm left optional packages out, or the lock file lacks those of this platform.",
    zh: "npm 未安装可选软件包，或者锁定文件中没有本平台的软件包。",
  },
  CHAIN_STATE_BROKEN: {
    en: "The program was killed while it wrote the state, or the disk was full.",
    zh: "程序在写入状态时被强行终止，或者磁盘已满。",
  },
  CHAIN_FAILED: {
    en: "The machine ran out of memory or disk, or somebody ended the program.",
    zh: "本机内存或者磁盘不足，或者程序被他人终止。",
  },
};
