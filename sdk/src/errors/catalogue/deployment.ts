import type { ErrorEntry } from "./ErrorEntry.js";

// What is wrong with a deployment, its manifest or settings, or with the node that is asked about it.

export const NODE_URL = {
  code: "NODE_URL",
  en: {
    meaning: "The node's address is not one of http or https, or its password is not percent-encoded.",
    remedy: "Give it with its scheme, such as http://127.0.0.1:8545, and a % in its password as %25.",
  },
  zh: {
    meaning: "节点地址不是 http 或 https 地址，或者其中的密码未经百分号编码。",
    remedy: "请填写完整地址，例如 http://127.0.0.1:8545；密码中的 % 写为 %25。",
  },
} as const satisfies ErrorEntry;

export const NODE_UNREACHABLE = {
  code: "NODE_UNREACHABLE",
  en: {
    meaning: "The node at {url} cannot be reached ({reason}).",
    remedy: "Nothing was found out. Check that the node runs and that its address is right, then try again.",
  },
  zh: {
    meaning: "无法连接节点 {url}（{reason}）。",
    remedy: "本次未得出结论。请确认节点正在运行、地址无误，然后重试。",
  },
} as const satisfies ErrorEntry;

export const NODE_REFUSED = {
  code: "NODE_REFUSED",
  en: {
    meaning: "The node refused the request: {reason}.",
    remedy: "Try again. If it goes on, show this message to those who run the node.",
  },
  zh: {
    meaning: "节点拒绝了请求：{reason}。",
    remedy: "请重试；如仍然出现，请将此信息提供给节点的运行维护人员。",
  },
} as const satisfies ErrorEntry;

export const NODE_TOKEN_FORM = {
  code: "NODE_TOKEN_FORM",
  en: {
    meaning: "The token for the node is none that can be sent.",
    remedy:
      "Give the token (JWT) on one line, in visible characters and without spaces, and no user name or password in the node's address beside it.",
  },
  zh: {
    meaning: "节点访问令牌无法使用。",
    remedy: "请填写单行、不含空格的令牌（JWT）；使用令牌的，节点地址中不要再写用户名、口令。",
  },
} as const satisfies ErrorEntry;

export const NODE_TOKEN_UNENCRYPTED = {
  code: "NODE_TOKEN_UNENCRYPTED",
  en: {
    meaning: "The token would go to {url} unencrypted, for everybody on the way to read.",
    remedy:
      "Nothing was sent. Give the node's https address: the department that runs it has a proxy with TLS before it, as its runbook tells. Plain http is for a node of this machine.",
  },
  zh: {
    meaning: "令牌将以明文发送到 {url}，途经之处均可读取。",
    remedy:
      "未发送任何内容。请使用节点的 https 地址：由运行节点的部门按其运维手册设置 TLS 代理。http 仅用于本机的节点。",
  },
} as const satisfies ErrorEntry;

export const NODE_UNAUTHORIZED = {
  code: "NODE_UNAUTHORIZED",
  en: {
    meaning: "The node at {url} asks for a token, or does not accept the one that it was given.",
    remedy:
      "Nothing was found out. Ask those who run the node for a token that is valid now and permits what is asked, and set it: ELICENSE_RPC_TOKEN_FILE or ELICENSE_RPC_TOKEN, or `token` of `connect`.",
  },
  zh: {
    meaning: "节点 {url} 要求出示令牌，或者不接受所给的令牌。",
    remedy:
      "本次未得出结论。请向节点的运行维护人员索取在有效期内、权限足够的令牌，并作设置：ELICENSE_RPC_TOKEN_FILE 或 ELICENSE_RPC_TOKEN，或者 connect 的 token。",
  },
} as const satisfies ErrorEntry;

export const NODE_FORBIDDEN = {
  code: "NODE_FORBIDDEN",
  en: {
    meaning: "The node at {url} lets nobody in who asks for it by this name, or from here.",
    remedy:
      "Nothing was found out. Ask those who run the node to put the name in its address on its list of host names (Besu: host-allowlist), or use the name that they give you.",
  },
  zh: {
    meaning: "节点 {url} 不允许以该名称或者从本机访问。",
    remedy:
      "本次未得出结论。请节点的运行维护人员将地址中的主机名加入其主机名单（Besu：host-allowlist），或者改用其提供的名称。",
  },
} as const satisfies ErrorEntry;

export const NODE_ACCOUNT_NOT_ALLOWED = {
  code: "NODE_ACCOUNT_NOT_ALLOWED",
  en: {
    meaning: "The node takes no transactions from the account {account}: it is not on its list of accounts.",
    remedy:
      "Nothing was sent, and no number of a transaction is used up. Ask your department's operator to add the account (`npm run network -- key … --account`, then `admit` at every department); every department's nodes need the same list. Then run the same again.",
  },
  zh: {
    meaning: "节点不接受账户 {account} 的交易：该账户不在其账户名单中。",
    remedy:
      "未提交任何内容，也未占用交易序号。请本部门的运行维护人员添加该账户（npm run network -- key … --account，再由各部门 admit），各部门节点的名单应当一致；之后重新办理即可。",
  },
} as const satisfies ErrorEntry;

export const NODE_CHANGED = {
  code: "NODE_CHANGED",
  en: {
    meaning:
      "Another node had to be asked in the middle of a reading, and answers of two nodes are never put together.",
    remedy: "Nothing was found out. Read again; if it goes on, look at the nodes: one after the other does not answer.",
  },
  zh: {
    meaning: "读取中途改用了其他节点，而两个节点的应答不能拼在一起。",
    remedy: "本次未得出结论，请重新读取；如仍然出现，请检查各节点：它们接连没有应答。",
  },
} as const satisfies ErrorEntry;

export const CHAIN_HALTED = {
  code: "CHAIN_HALTED",
  en: {
    meaning:
      "The chain has had no block since {since}, {minutes} minutes ago: its newest is block {block}. What holds now cannot be told.",
    remedy:
      "Try again when there are blocks. Ask those who run the node whether the chain has halted or the node lags behind, and check this machine's clock: `elicense doctor` compares.",
  },
  zh: {
    meaning: "自 {since} 起 {minutes} 分钟没有新区块，最新区块为 {block}，无法判定当前情况。",
    remedy:
      "请待恢复出块后重试。请向节点的运行维护人员了解是链已停止出块，还是节点落后，并检查本机时钟：可用 elicense doctor 比对。",
  },
} as const satisfies ErrorEntry;

export const UNEXPECTED = {
  code: "UNEXPECTED",
  en: {
    meaning: "Something went wrong that the software did not foresee: {reason}.",
    remedy: "Do not rely on what you tried. Report this message together with what you did.",
  },
  zh: {
    meaning: "发生了软件未预料到的问题：{reason}。",
    remedy: "请勿采信本次操作的结果，并将此信息和操作过程一并反馈。",
  },
} as const satisfies ErrorEntry;

export const DEPLOYMENT_MALFORMED = {
  code: "DEPLOYMENT_MALFORMED",
  en: {
    meaning: "The deployment's manifest is not usable: the field {field} is missing, malformed or not known.",
    remedy: "Take the manifest again from where it was published; do not edit it by hand.",
  },
  zh: {
    meaning: "部署清单无法使用：字段 {field} 缺失、格式有误或无法识别。",
    remedy: "请从发布处重新获取部署清单，不要手工修改。",
  },
} as const satisfies ErrorEntry;

export const DEPLOYMENT_MISSING = {
  code: "DEPLOYMENT_MISSING",
  en: {
    meaning: "There is no deployment's manifest at {path}.",
    remedy:
      "On a development chain run `npm run deploy`; on the chain of a network that several departments run, whoever deploys runs `npm run deploy -- --network <name>`; else take the manifest from where it was published.",
  },
  zh: {
    meaning: "{path} 处没有部署清单。",
    remedy:
      "开发链请运行 `npm run deploy`；由多个部门共同运行的网络，部署方请运行 `npm run deploy -- --network <名称>`；其他情形请从发布处获取部署清单。",
  },
} as const satisfies ErrorEntry;

export const DEPLOYMENT_WRONG_CHAIN_ID = {
  code: "DEPLOYMENT_WRONG_CHAIN_ID",
  en: {
    meaning: "The node serves the chain with the id {actual}, but the id {expected} is needed.",
    remedy: "Connect to a node of the right chain, or use the manifest and settings of this one.",
  },
  zh: {
    meaning: "节点所在链的编号为 {actual}，与所需的 {expected} 不符。",
    remedy: "请连接正确的链的节点，或使用当前链的部署清单和设置。",
  },
} as const satisfies ErrorEntry;

export const DEPLOYMENT_WRONG_GENESIS = {
  code: "DEPLOYMENT_WRONG_GENESIS",
  en: {
    meaning: "The node serves another chain with the same id: its first block is {actual}, not {expected}.",
    remedy:
      "Connect to a node of the right chain. If this is a development chain that was reset, run `npm run deploy`.",
  },
  zh: {
    meaning: "节点所在的是编号相同的另一条链：创世区块为 {actual}，应为 {expected}。",
    remedy: "请连接正确的链的节点；如果是已重置的开发链，请运行 `npm run deploy`。",
  },
} as const satisfies ErrorEntry;

export const DEPLOYMENT_NO_CODE = {
  code: "DEPLOYMENT_NO_CODE",
  en: {
    meaning: "There is no contract at {address}, where {contract} should stand.",
    remedy:
      "The node may lag behind the deployment: try again, or ask another node. Else the manifest does not fit this chain.",
  },
  zh: {
    meaning: "地址 {address} 处没有合约，应为 {contract}。",
    remedy: "节点可能尚未同步到部署区块，请稍后重试或换用其他节点；否则说明部署清单与当前链不符。",
  },
} as const satisfies ErrorEntry;

export const DEPLOYMENT_CODE_DIFFERS = {
  code: "DEPLOYMENT_CODE_DIFFERS",
  en: {
    meaning: "Another contract than the one deployed stands at {address}, where {contract} should stand.",
    remedy: "Trust neither the node nor the manifest until you know which of them is wrong.",
  },
  zh: {
    meaning: "地址 {address} 处的合约与部署的 {contract} 不一致。",
    remedy: "在查明节点和部署清单哪一方有误之前，请勿信任其中任何一方。",
  },
} as const satisfies ErrorEntry;

export const DEPLOYMENT_CREATION_UNKNOWN = {
  code: "DEPLOYMENT_CREATION_UNKNOWN",
  en: {
    meaning:
      "The node does not know the transaction {transactionHash} that the manifest says created {contract}: how it came about cannot be told.",
    remedy:
      "Ask a node that has the chain from its first block on. Where none knows it, trust the manifest for nothing.",
  },
  zh: {
    meaning: "节点没有部署清单所称创建 {contract} 的交易 {transactionHash}，无法判定其由来。",
    remedy: "请改用保存有自创世区块起全部数据的节点；如各节点均无该交易，请勿采信该部署清单。",
  },
} as const satisfies ErrorEntry;

export const DEPLOYMENT_CREATION_DIFFERS = {
  code: "DEPLOYMENT_CREATION_DIFFERS",
  en: {
    meaning:
      "{contract} did not come about as the manifest and its release say: {part} should be {expected}, and is {actual}.",
    remedy:
      "Do not sign the manifest, and trust it for nothing, until those who deployed have said why: take it again from where it was published.",
  },
  zh: {
    meaning: "{contract} 的由来与部署清单及其发布版本不符：{part} 应为 {expected}，实为 {actual}。",
    remedy: "在部署方说明原因之前，请勿签署或采信该部署清单；请从发布处重新获取。",
  },
} as const satisfies ErrorEntry;

export const DEPLOYMENT_RELEASE_UNKNOWN = {
  code: "DEPLOYMENT_RELEASE_UNKNOWN",
  en: {
    meaning:
      "The code of {contracts} is of no release that this program knows, {release} being the nearest: what it does cannot be told.",
    remedy:
      "Do not sign the manifest. If another release was deployed, compare with the program of that release; otherwise another contract stands there, and those who deployed have to say why.",
  },
  zh: {
    meaning: "{contracts} 的代码不属于本程序已知的任何发布版本（最接近 {release}），无法判定其行为。",
    remedy:
      "请勿签署该部署清单。如部署的是其他发布版本，请用该版本的程序核对；否则说明所部署的是其他合约，须由部署方说明原因。",
  },
} as const satisfies ErrorEntry;

export const DEPLOYMENT_SIGNATURES_MALFORMED = {
  code: "DEPLOYMENT_SIGNATURES_MALFORMED",
  en: {
    meaning: "The manifest's signatures are not usable: {field} is missing, malformed, or not of this manifest.",
    remedy: "Take them again, together with the manifest, from where they were published.",
  },
  zh: {
    meaning: "部署清单的签名无法使用：{field} 缺失、格式有误，或不属于该清单。",
    remedy: "请从发布处重新获取部署清单及其签名。",
  },
} as const satisfies ErrorEntry;

export const DEPLOYMENT_NOT_SIGNED = {
  code: "DEPLOYMENT_NOT_SIGNED",
  en: {
    meaning: "{signed} of the {needed} signatures that ELICENSE_MANIFEST_SIGNERS asks for are on the manifest.",
    remedy: "Trust it for nothing until it has them: `manifest sign` adds a department's.",
  },
  zh: {
    meaning: "ELICENSE_MANIFEST_SIGNERS 要求部署清单具有 {needed} 份签名，现有 {signed} 份。",
    remedy: "签名齐备之前请勿信任该清单；各部门可用 `manifest sign` 签名。",
  },
} as const satisfies ErrorEntry;

export const DEPLOYMENT_FAILED = {
  code: "DEPLOYMENT_FAILED",
  en: {
    meaning: "The deployment stopped: {reason}.",
    remedy: "Remove the cause, then run the deployment again: it goes on where it stopped.",
  },
  zh: {
    meaning: "部署中断：{reason}。",
    remedy: "请排除原因后重新运行部署，将从中断处继续。",
  },
} as const satisfies ErrorEntry;

export const DEPLOYMENT_OUTDATED = {
  code: "DEPLOYMENT_OUTDATED",
  en: {
    meaning: "The contract {contract} on the chain has another interface than the source code that is here.",
    remedy:
      "Take the source code that it was deployed from. On a development chain, begin anew: `npm run chain -- --reset`.",
  },
  zh: {
    meaning: "链上合约 {contract} 的接口与此处的源代码不一致。",
    remedy: "请使用部署时的源代码；如果是开发链，可用 `npm run chain -- --reset` 重新开始。",
  },
} as const satisfies ErrorEntry;

export const CATALOG_DIFFERS = {
  code: "CATALOG_DIFFERS",
  en: {
    meaning: "{entry}: the catalog on the chain has something else than the file for {part}.",
    remedy:
      "What was added to the catalog never changes. Take the change back, and add a new type, reason or use instead.",
  },
  zh: {
    meaning: "{entry}：链上目录的 {part} 与文件不一致。",
    remedy: "目录条目一经添加不得更改。请撤销文件中的改动，改为新增证照类型、事由或用证事项。",
  },
} as const satisfies ErrorEntry;

export const CATALOG_INVALID = {
  code: "CATALOG_INVALID",
  en: {
    meaning: "{entry}: the catalog's file has something for {part} that the chain knows nothing of.",
    remedy: "Correct the file. Names are those of the contracts, letter by letter; types are numbered without gaps.",
  },
  zh: {
    meaning: "{entry}：目录文件中的 {part} 无法识别。",
    remedy: "请更正文件：名称须与合约中的名称完全一致，证照类型须连续编号。",
  },
} as const satisfies ErrorEntry;

export const CONSORTIUM_DIFFERS = {
  code: "CONSORTIUM_DIFFERS",
  en: {
    meaning: "Authority {authority}: the chain has something else than the file for {part}.",
    remedy: "Take the change back, or reset the development chain and deploy again.",
  },
  zh: {
    meaning: "机构 {authority}：链上的 {part} 与文件不一致。",
    remedy: "请撤销文件中的改动，或重置开发链后重新部署。",
  },
} as const satisfies ErrorEntry;

export const SETTING_MISSING = {
  code: "SETTING_MISSING",
  en: {
    meaning: "The setting {name} is missing.",
    remedy:
      "Set it in the file .env or in the environment; the project's .env.example and the README of @elicense/cli explain it.",
  },
  zh: {
    meaning: "缺少设置项 {name}。",
    remedy: "请在 .env 文件或环境变量中设置，各项说明见本项目的 .env.example 和 @elicense/cli 的 README。",
  },
} as const satisfies ErrorEntry;

export const SETTING_MALFORMED = {
  code: "SETTING_MALFORMED",
  en: {
    meaning: "The setting {name} should be {expected}.",
    remedy:
      "Correct it in the file .env or in the environment; the project's .env.example and the README of @elicense/cli explain it.",
  },
  zh: {
    meaning: "设置项 {name} 格式有误，应为：{expected}。",
    remedy: "请在 .env 文件或环境变量中更正，各项说明见本项目的 .env.example 和 @elicense/cli 的 README。",
  },
} as const satisfies ErrorEntry;

export const CHAIN_PORT_TAKEN = {
  code: "CHAIN_PORT_TAKEN",
  en: {
    meaning: "Port {port} of this machine is taken by another program.",
    remedy:
      "End that program, which may be a development chain of yours, or choose another port with --port, and name it in ELICENSE_RPC_URL of a .env copied from .env.example.",
  },
  zh: {
    meaning: "本机端口 {port} 已被其他程序占用。",
    remedy:
      "请结束占用该端口的程序（可能是您已启动的开发链），或用 --port 指定其他端口，并将 .env.example 复制为 .env、在其中的 ELICENSE_RPC_URL 填写该端口。",
  },
} as const satisfies ErrorEntry;

export const CHAIN_RUNS = {
  code: "CHAIN_RUNS",
  en: {
    meaning: "The development chain with this state already runs, at {url}.",
    remedy: "Use it, or end the process {process} first.",
  },
  zh: {
    meaning: "使用该状态的开发链已在运行：{url}。",
    remedy: "请直接使用，或先结束进程 {process}。",
  },
} as const satisfies ErrorEntry;

export const CHAIN_PROGRAM_MISSING = {
  code: "CHAIN_PROGRAM_MISSING",
  en: {
    meaning: "The program anvil, which runs the development chain, is not installed for {platform}.",
    remedy: "Run `npm run setup`. There is an anvil for Linux and macOS on x64 and arm64, and for Windows on x64.",
  },
  zh: {
    meaning: "未安装适用于 {platform} 的开发链程序 anvil。",
    remedy: "请运行 `npm run setup`。anvil 支持 x64 和 arm64 的 Linux、macOS，以及 x64 的 Windows。",
  },
} as const satisfies ErrorEntry;

export const CHAIN_STATE_BROKEN = {
  code: "CHAIN_STATE_BROKEN",
  en: {
    meaning: "The development chain's state in {path} cannot be read.",
    remedy: "Start a new chain with --reset: it keeps the old state beside the new one.",
  },
  zh: {
    meaning: "无法读取 {path} 中的开发链状态。",
    remedy: "请用 --reset 启动新链，原有状态会另行保留。",
  },
} as const satisfies ErrorEntry;

export const CHAIN_FAILED = {
  code: "CHAIN_FAILED",
  en: {
    meaning: "The development chain ended by itself: {reason}.",
    remedy: "Start it again: it goes on from what it last saved.",
  },
  zh: {
    meaning: "开发链意外结束：{reason}。",
    remedy: "请重新启动，将从最近一次保存的状态继续。",
  },
} as const satisfies ErrorEntry;
