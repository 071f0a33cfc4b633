import type { ErrorEntry } from "./ErrorEntry.js";

// What keeps a client from reading or writing, and what a node should not have answered.

export const RUNNER_WITHOUT_PROVIDER = {
  code: "RUNNER_WITHOUT_PROVIDER",
  en: {
    meaning: "The signer is not connected to a node.",
    remedy: "Connect the signer to a provider before creating the client, or pass a provider if you only read.",
  },
  zh: {
    meaning: "签名账户没有连接节点。",
    remedy: "请先将签名账户连接到节点，再创建客户端；只需查询的，直接使用节点连接即可。",
  },
} as const satisfies ErrorEntry;

export const SIGNER_MISSING = {
  code: "SIGNER_MISSING",
  en: {
    meaning: "This client can only read: it has no key to sign with.",
    remedy: "Create the client with a signer that holds a key of your authority.",
  },
  zh: {
    meaning: "当前客户端只能查询：没有可用于签名的密钥。",
    remedy: "请使用持有本机构密钥的签名账户创建客户端。",
  },
} as const satisfies ErrorEntry;

export const SIGNER_UNREACHABLE = {
  code: "SIGNER_UNREACHABLE",
  en: {
    meaning: "The external signer at {url} cannot be reached ({reason}).",
    remedy: "Nothing was signed. Check that the signer runs and that its address is right, then try again.",
  },
  zh: {
    meaning: "无法连接外部签名服务 {url}（{reason}）。",
    remedy: "未签署任何内容。请确认签名服务正在运行、地址无误，然后重试。",
  },
} as const satisfies ErrorEntry;

export const SIGNER_REFUSED = {
  code: "SIGNER_REFUSED",
  en: {
    meaning: "The external signer refused to sign: {reason}.",
    remedy: "Ask those who run the signer, or who had to agree, why it was refused; then try again.",
  },
  zh: {
    meaning: "外部签名服务拒绝签名：{reason}。",
    remedy: "请向签名服务的运行维护人员或应当确认的人员了解原因，然后重试。",
  },
} as const satisfies ErrorEntry;

export const SIGNER_ACCOUNT_UNKNOWN = {
  code: "SIGNER_ACCOUNT_UNKNOWN",
  en: {
    meaning: "The external signer does not have the account {account}; it has {accounts}.",
    remedy: "Name one of the accounts that it has, or load the key of this one into the signer.",
  },
  zh: {
    meaning: "外部签名服务没有账户 {account}；其现有账户为：{accounts}。",
    remedy: "请指定其现有账户之一，或者将该账户的密钥载入签名服务。",
  },
} as const satisfies ErrorEntry;

export const SIGNER_ACCOUNT_AMBIGUOUS = {
  code: "SIGNER_ACCOUNT_AMBIGUOUS",
  en: {
    meaning: "The external signer offers {count} accounts, and none was named: {accounts}.",
    remedy: "Name the account to sign with; where it offers none, load the key into the signer.",
  },
  zh: {
    meaning: "外部签名服务提供了 {count} 个账户，而没有指定使用哪一个：{accounts}。",
    remedy: "请指定用于签名的账户；没有账户的，请将密钥载入签名服务。",
  },
} as const satisfies ErrorEntry;

export const SIGNER_WRONG_SIGNATURE = {
  code: "SIGNER_WRONG_SIGNATURE",
  en: {
    meaning: "What the external signer gave is no signature of {account} for the very bytes that it was asked to sign.",
    remedy: "Nothing was sent. Do not let the signer change nonce, gas or fees; if it did not, do not trust it.",
  },
  zh: {
    meaning: "外部签名服务返回的不是账户 {account} 对所请求内容的签名。",
    remedy: "未提交任何内容。请勿在签名服务中改动 nonce、gas 或费用；如未改动，请勿信任该签名服务。",
  },
} as const satisfies ErrorEntry;

export const TRANSACTION_LOST = {
  code: "TRANSACTION_LOST",
  en: {
    meaning: "The transaction {hash} was sent, but no node has shown a block with it in time.",
    remedy: "Ask a node for this transaction before you make the same call anew: it may have been carried out.",
  },
  zh: {
    meaning: "交易 {hash} 已提交，但限时内没有节点给出包含该交易的区块。",
    remedy: "交易可能已经执行，请先向节点查询该交易，再决定是否重新办理。",
  },
} as const satisfies ErrorEntry;

export const TRANSACTION_UNDECIDED = {
  code: "TRANSACTION_UNDECIDED",
  en: {
    meaning:
      "The node refuses the transaction {hash} now ({reason}), but another may have it from an earlier sending: it may have been carried out, or be yet.",
    remedy:
      "Do not make the same call anew. Have those who run the node remove the cause (every department's nodes need the same list of accounts), then run the same again: the journal keeps the transaction, and the same bytes are sent again.",
  },
  zh: {
    meaning: "节点现在拒绝交易 {hash}（{reason}），但其他节点可能已在此前收到：该交易可能已经执行，也可能稍后执行。",
    remedy:
      "请勿重新发起同一办理。请节点的运行维护人员消除拒绝的原因（各部门节点的账户名单应当一致），之后再次运行：交易日志保存有该交易，将按原字节重新发送。",
  },
} as const satisfies ErrorEntry;

export const TRANSACTION_REVIVED = {
  code: "TRANSACTION_REVIVED",
  en: {
    meaning:
      "The transaction {hash}, which a node had refused, is in a block all the same. The call that was made now was not carried out, and may be what that transaction did already.",
    remedy:
      "Look what it did (`elicense journal list` names it), and make the call again only if it is still needed. Ask those who run the node why it kept what it refused, and do not trust it until then.",
  },
  zh: {
    meaning: "节点曾拒绝的交易 {hash} 仍被写入了区块。本次办理未执行，其内容可能已由该交易完成。",
    remedy:
      "请先查明该交易办理了什么（elicense journal list 会列出），确有需要时再重新办理。请向节点的运行维护人员查明节点为何保留已拒绝的交易，查明之前请勿信任该节点。",
  },
} as const satisfies ErrorEntry;

export const TRANSACTIONS_STUCK = {
  code: "TRANSACTIONS_STUCK",
  en: {
    meaning:
      "Nothing was sent: {count} transactions of the account {account} are on their way, and the oldest, {hash}, gets into no block.",
    remedy:
      "Ask those who run the node why (`elicense journal list --open` shows them all; every department's nodes need the same list of accounts), then run the same again: what is on its way is sent again first.",
  },
  zh: {
    meaning: "未提交任何内容：账户 {account} 有 {count} 笔交易尚未完结，其中最早的 {hash} 一直未写入区块。",
    remedy:
      "请向节点的运行维护人员查明原因（elicense journal list --open 列出全部；各部门节点的账户名单应当一致），之后重新办理即可：将先重新发送尚未完结的交易。",
  },
} as const satisfies ErrorEntry;

export const BLOCK_FORM = {
  code: "BLOCK_FORM",
  en: {
    meaning: "block: this names no block.",
    remedy: "Give `latest`, `final`, a block's number, or the day (YYYY-MM-DD) whose last block is meant.",
  },
  zh: {
    meaning: "block：无法识别所指的区块。",
    remedy: "请填写 latest、final、区块号，或日期（YYYY-MM-DD，即当日最后一个区块）。",
  },
} as const satisfies ErrorEntry;

export const BLOCK_UNKNOWN = {
  code: "BLOCK_UNKNOWN",
  en: {
    meaning: "The node has no block {block}; its newest is {head}.",
    remedy: "Ask for a block or a day that has been, from the chain's first one on, or ask another node.",
  },
  zh: {
    meaning: "该节点没有区块 {block}；其最新区块为 {head}。",
    remedy: "请选择已经产生的区块或日期（不早于首个区块），或改用其他节点查询。",
  },
} as const satisfies ErrorEntry;

export const PANEL_THRESHOLD = {
  code: "PANEL_THRESHOLD",
  en: {
    meaning: "threshold: of {clients} nodes {threshold} cannot agree.",
    remedy: "Give one client at least, and a threshold from 1 to the number of clients.",
  },
  zh: {
    meaning: "threshold：{clients} 个节点无法达到 {threshold} 个一致。",
    remedy: "请至少提供一个客户端，且一致数应为 1 至客户端个数。",
  },
} as const satisfies ErrorEntry;

export const PANEL_DEPLOYMENTS = {
  code: "PANEL_DEPLOYMENTS",
  en: {
    meaning: "clients: they are of different deployments.",
    remedy: "Create all clients with the manifest of the one deployment that you trust.",
  },
  zh: {
    meaning: "clients：各客户端所用的部署清单不是同一份。",
    remedy: "请使用同一份可信的部署清单创建各客户端。",
  },
} as const satisfies ErrorEntry;

export const LICENSE_ID_FORM = {
  code: "LICENSE_ID_FORM",
  en: {
    meaning: "{field}: this is no license id.",
    remedy: "Give 0x and 64 small hexadecimal digits, as the document and the registry have it.",
  },
  zh: {
    meaning: "{field}：这不是证照的链上标识。",
    remedy: "请填写 0x 加 64 位小写十六进制数字，与证照文档及登记簿所载一致。",
  },
} as const satisfies ErrorEntry;

export const LICENSE_TYPE_UNKNOWN = {
  code: "LICENSE_TYPE_UNKNOWN",
  en: {
    meaning: "This client does not know the license type with the number {type}.",
    remedy: "Update the software, or create the client with this license type's description.",
  },
  zh: {
    meaning: "当前客户端不识别编号为 {type} 的证照类型。",
    remedy: "请更新软件，或在创建客户端时加入该证照类型的定义。",
  },
} as const satisfies ErrorEntry;

export const STATUS_UNKNOWN = {
  code: "STATUS_UNKNOWN",
  en: {
    meaning: "The chain gave the status {status}, which this version does not know.",
    remedy: "Update the software. Until then, do not treat the license as valid.",
  },
  zh: {
    meaning: "链上返回的证照状态 {status} 不在当前版本的识别范围内。",
    remedy: "请更新软件；更新之前，请勿视为有效证照。",
  },
} as const satisfies ErrorEntry;

export const HISTORY_NOT_WHOLE = {
  code: "HISTORY_NOT_WHOLE",
  en: {
    meaning:
      "The node's {book} records of the license are not the whole book that the chain's state commits to ({kind}).",
    remedy: "Do not rely on them. Ask another node; if it gives the whole book, report the first node as faulty.",
  },
  zh: {
    meaning:
      "节点提供的证照记录与链上状态所承诺的完整记录不符（{book}，{kind}；management 为管理记录，usage 为用证记录，length 为条数不符，order 为次序不符，head 为内容不符）。",
    remedy: "请勿采信这些记录，请改向其他节点查询；其他节点能提供完整记录的，请报告该节点异常。",
  },
} as const satisfies ErrorEntry;

export const LOG_MALFORMED = {
  code: "LOG_MALFORMED",
  en: {
    meaning: "The node gave a record of block {block} that is not one of the registries'.",
    remedy: "Ask another node. If it answers the same, update the software.",
  },
  zh: {
    meaning: "节点提供的区块 {block} 中的记录不是登记合约的有效记录。",
    remedy: "请改向其他节点查询；结果相同的，请更新软件。",
  },
} as const satisfies ErrorEntry;

export const RECORD_FORM = {
  code: "RECORD_FORM",
  en: {
    meaning: "{field}: no record has such a value.",
    remedy: "Take the records as the SDK read them, and change nothing in them.",
  },
  zh: {
    meaning: "{field}：记录中不可能有这样的值。",
    remedy: "请直接使用 SDK 读取的记录，不要改动。",
  },
} as const satisfies ErrorEntry;

export const RECORD_MISSING = {
  code: "RECORD_MISSING",
  en: {
    meaning: "The transaction {hash} is in a block, but the node shows no record of it, or too few.",
    remedy: "Do not send it again. Ask another node for the transaction and its records.",
  },
  zh: {
    meaning: "交易 {hash} 已写入区块，但节点没有给出应有的记录，或记录不全。",
    remedy: "请勿重新提交，请向其他节点查询该交易及其记录。",
  },
} as const satisfies ErrorEntry;

export const ADDRESS_FORM = {
  code: "ADDRESS_FORM",
  en: {
    meaning: "{field}: this is no account's address.",
    remedy: "Give 0x and 40 hexadecimal digits, with the right checksum where there are capitals.",
  },
  zh: {
    meaning: "{field}：这不是账户地址。",
    remedy: "请填写 0x 加 40 位十六进制数字；含大写字母的，校验须正确。",
  },
} as const satisfies ErrorEntry;

export const DECISION_FORM = {
  code: "DECISION_FORM",
  en: {
    meaning: "{field}: this does not fit a decision.",
    remedy:
      "Give the numbers of a reason and of an authority as the chain has them (0 for no approver), and the document's hash as 0x and 64 hexadecimal digits.",
  },
  zh: {
    meaning: "{field}：不是决定的有效内容。",
    remedy: "请填写链上的事由编号和机构编号（没有批准机构的填 0）；决定文件的哈希为 0x 加 64 位十六进制数字。",
  },
} as const satisfies ErrorEntry;

export const DRAFT_DISAGREES = {
  code: "DRAFT_DISAGREES",
  en: {
    meaning: "{field}: the draft has another than it is to be issued with, so its document could never be valid.",
    remedy:
      "Build the draft for this license type, effective day and issuer, or give the decision the draft's `effectiveOn`.",
  },
  zh: {
    meaning: "{field}：文档草稿与颁发所用的不一致，颁发后的文档不会有效。",
    remedy: "请按本次的证照类型、生效日和颁发机构重新生成草稿，或者使决定的生效日与草稿的 `effectiveOn` 一致。",
  },
} as const satisfies ErrorEntry;

export const MONTHS_FORM = {
  code: "MONTHS_FORM",
  en: {
    meaning: "A number of months must be whole, from 1 to {maximum}.",
    remedy: "Give the months that the decision states.",
  },
  zh: {
    meaning: "月数应为 1 至 {maximum} 的整数。",
    remedy: "请填写决定书所载的月数。",
  },
} as const satisfies ErrorEntry;

export const CALL_NOT_APPROVABLE = {
  code: "CALL_NOT_APPROVABLE",
  en: {
    meaning: "The prepared call can be neither approved nor sent: its {part} does not fit.",
    remedy:
      "Ask for the call again from who will make it; a chainId or target that does not fit belongs to another deployment, an approver to another authority. Approve nothing that you cannot read.",
  },
  zh: {
    meaning: "该操作不能批准，也不能发送：{part} 不符。",
    remedy:
      "请向办理人重新索取；chainId 或 target 不符的属于另一部署，approver 不符的应由另一机构批准。不能读取内容的，请勿批准。",
  },
} as const satisfies ErrorEntry;

export const OUTCOME_UNKNOWN = {
  code: "OUTCOME_UNKNOWN",
  en: {
    meaning: "The chain gave the outcome {outcome} of a use, which this version does not know.",
    remedy: "Update the software. Until then, take the use for denied.",
  },
  zh: {
    meaning: "链上返回的用证结果 {outcome} 不在当前版本的识别范围内。",
    remedy: "请更新软件；更新之前，请按未获准处理。",
  },
} as const satisfies ErrorEntry;

export const CONSUMER_USES_NOT_WHOLE = {
  code: "CONSUMER_USES_NOT_WHOLE",
  en: {
    meaning:
      "The node's records of the consumer {consumer} are not all the uses that the chain's state commits to ({kind}).",
    remedy: "Do not rely on them. Ask another node; if it gives them all, report the first node as faulty.",
  },
  zh: {
    meaning:
      "节点提供的用证单位 {consumer} 的用证记录与链上状态所承诺的不符（{kind}；length 为条数不符，order 为次序不符，head 为内容不符）。",
    remedy: "请勿采信这些记录，请改向其他节点查询；其他节点能全部提供的，请报告该节点异常。",
  },
} as const satisfies ErrorEntry;

export const REGISTER_NOT_WHOLE = {
  code: "REGISTER_NOT_WHOLE",
  en: {
    meaning:
      "The licenses that the node shows of the authority {authority} are not the whole register that the chain's state commits to ({kind}).",
    remedy: "Do not rely on them. Ask another node; if it gives the whole register, report the first node as faulty.",
  },
  zh: {
    meaning:
      "节点提供的机构 {authority} 的证照与链上状态所承诺的登记册不符（{kind}；length 为份数不符，head 为内容或者次序不符）。",
    remedy: "请勿采信，请改向其他节点查询；其他节点能提供完整登记册的，请报告该节点异常。",
  },
} as const satisfies ErrorEntry;

export const HOLDER_LICENSES_NOT_WHOLE = {
  code: "HOLDER_LICENSES_NOT_WHOLE",
  en: {
    meaning:
      "The node shows {actual} licenses that the account {account} holds, while the chain's state counts {expected}.",
    remedy: "Do not rely on them. Ask another node; if it gives them all, report the first node as faulty.",
  },
  zh: {
    meaning: "节点提供了账户 {account} 持有的 {actual} 份证照，而链上状态所计为 {expected} 份。",
    remedy: "请勿采信，请改向其他节点查询；其他节点能全部提供的，请报告该节点异常。",
  },
} as const satisfies ErrorEntry;

export const READING_FORM = {
  code: "READING_FORM",
  en: {
    meaning: "{field}: this is no number above 0.",
    remedy: "Give such a number, or leave it out.",
  },
  zh: {
    meaning: "{field}：应为大于 0 的数。",
    remedy: "请填写大于 0 的数，或者不填。",
  },
} as const satisfies ErrorEntry;

export const READING_ABORTED = {
  code: "READING_ABORTED",
  en: {
    meaning: "The reading was broken off, as was asked for.",
    remedy: "Begin it again, from the last checkpoint where there is one.",
  },
  zh: {
    meaning: "读取已按要求中止。",
    remedy: "请重新读取；有检查点的，可从最后一个检查点继续。",
  },
} as const satisfies ErrorEntry;

export const CHECKPOINT_FORM = {
  code: "CHECKPOINT_FORM",
  en: {
    meaning: "{field}: this checkpoint is not of this reading.",
    remedy: "Give a checkpoint that the same function gave for the same deployment and authority, unchanged, or none.",
  },
  zh: {
    meaning: "{field}：该检查点不属于本次读取。",
    remedy: "请使用同一函数针对同一部署、同一机构给出的检查点，不要改动；没有的可不填。",
  },
} as const satisfies ErrorEntry;

export const REPLAY_INCOMPLETE = {
  code: "REPLAY_INCOMPLETE",
  en: {
    meaning: "{field}: the records leave this to the registries, and the replay was not told.",
    remedy: "Take what `getReplayRules` gives for the very records.",
  },
  zh: {
    meaning: "{field}：记录未载明此项，应由登记合约补充，但未提供。",
    remedy: "请使用 getReplayRules 针对同一批记录给出的内容。",
  },
} as const satisfies ErrorEntry;

export const PREDECESSOR_UNKNOWN = {
  code: "PREDECESSOR_UNKNOWN",
  en: {
    meaning: "The node does not show which license the license {id} took the place of.",
    remedy: "What it inherited cannot be told. Ask another node; if it shows it, report the first node as faulty.",
  },
  zh: {
    meaning: "节点没有给出证照 {id} 所取代的原证照。",
    remedy: "无法判断其承继的内容，请改向其他节点查询；其他节点能给出的，请报告该节点异常。",
  },
} as const satisfies ErrorEntry;

export const PAGE_FORM = {
  code: "PAGE_FORM",
  en: {
    meaning: "{field}: a page begins and ends at whole numbers from 1.",
    remedy: "Give a size of 1 or more, and as a beginning what the page before named as the next.",
  },
  zh: {
    meaning: "{field}：分页参数应为 1 以上的整数。",
    remedy: "每页条数应不少于 1；起始位置请填写上一页给出的位置。",
  },
} as const satisfies ErrorEntry;

export const AUTHORITY_FORM = {
  code: "AUTHORITY_FORM",
  en: {
    meaning: "{field}: this is no authority's number.",
    remedy: "Give a whole number from 1, as the chain has it.",
  },
  zh: {
    meaning: "{field}：这不是机构编号。",
    remedy: "请填写链上的机构编号，为 1 以上的整数。",
  },
} as const satisfies ErrorEntry;

export const TIME_FORM = {
  code: "TIME_FORM",
  en: {
    meaning: "{field}: this is no moment or span of time that the chain can hold.",
    remedy: "Give whole seconds: Unix time for a moment, and 0 or more for a span.",
  },
  zh: {
    meaning: "{field}：不是链上可以表示的时间或期间。",
    remedy: "请填写整数秒：时刻用 Unix 时间，期间不小于 0。",
  },
} as const satisfies ErrorEntry;

export const AUTHORITY_PROFILE_FORM = {
  code: "AUTHORITY_PROFILE_FORM",
  en: {
    meaning: "{field}: this does not fit the profile of an authority.",
    remedy: "Give the keccak256 of the published document as 0x and 64 hexadecimal digits.",
  },
  zh: {
    meaning: "{field}：不是机构公开信息的有效内容。",
    remedy: "请填写所公布文件的 keccak256，即 0x 加 64 位十六进制数字。",
  },
} as const satisfies ErrorEntry;

export const RIGHTS_FORM = {
  code: "RIGHTS_FORM",
  en: {
    meaning: "{field}: there is no such right.",
    remedy: "Take rights from the list that the SDK exports as `rights`.",
  },
  zh: {
    meaning: "{field}：没有这样的权限。",
    remedy: "请从 SDK 导出的 rights 列表中选取。",
  },
} as const satisfies ErrorEntry;

export const ROLES_FORM = {
  code: "ROLES_FORM",
  en: {
    meaning: "{field}: a key can be used for no such thing.",
    remedy: "Take roles from the list that the SDK exports as `roles`: OPERATE, ADMINISTER.",
  },
  zh: {
    meaning: "{field}：密钥没有这样的用途。",
    remedy: "请从 SDK 导出的 roles 列表中选取：OPERATE、ADMINISTER。",
  },
} as const satisfies ErrorEntry;

export const KEY_FORM = {
  code: "KEY_FORM",
  en: {
    meaning: "{field}: this is no key's number.",
    remedy: "Give a whole number from 1, as records name the key.",
  },
  zh: {
    meaning: "{field}：这不是密钥编号。",
    remedy: "请填写记录中的密钥编号，为 1 以上的整数。",
  },
} as const satisfies ErrorEntry;

export const LICENSE_TYPE_FORM = {
  code: "LICENSE_TYPE_FORM",
  en: {
    meaning: "{field}: this is no license type's number.",
    remedy: "Give a whole number from 1, as the catalog has it.",
  },
  zh: {
    meaning: "{field}：这不是证照类型编号。",
    remedy: "请填写目录中的证照类型编号，为 1 以上的整数。",
  },
} as const satisfies ErrorEntry;

export const CATALOG_ENTRY_FORM = {
  code: "CATALOG_ENTRY_FORM",
  en: {
    meaning: "{field}: this does not fit an entry of the catalog.",
    remedy:
      "Give what the field takes: names from the SDK's lists, whole numbers that are not too large, hashes of 32 bytes, and no name twice.",
  },
  zh: {
    meaning: "{field}：不是目录条目的有效内容。",
    remedy: "请按该项要求填写：名称取自 SDK 的列表，数字为不超限的整数，哈希为 32 字节，名称不得重复。",
  },
} as const satisfies ErrorEntry;

export const CHANGE_FORM = {
  code: "CHANGE_FORM",
  en: {
    meaning: "This is no change that governance makes: its {part} does not fit.",
    remedy: "Take the transaction that the `prepare` function of a governance action gave, for this deployment.",
  },
  zh: {
    meaning: "这不是联盟治理可作的变更：{part} 不符。",
    remedy: "请使用本部署的治理操作经 prepare 函数得到的交易。",
  },
} as const satisfies ErrorEntry;

export const PROOF_FORM = {
  code: "PROOF_FORM",
  en: {
    meaning: "{field}: this is no hash of a proof.",
    remedy: "Take root, salt and proof from the document as `proveField` gives them.",
  },
  zh: {
    meaning: "{field}：这不是证明所用的哈希。",
    remedy: "请直接采用 proveField 由文件给出的根、盐值和证明。",
  },
} as const satisfies ErrorEntry;

export const USE_FORM = {
  code: "USE_FORM",
  en: {
    meaning: "{field}: this does not fit a use.",
    remedy: "Give the license's own type, an action and a matter that there are, and a hash of 32 bytes.",
  },
  zh: {
    meaning: "{field}：不是用证请求的有效内容。",
    remedy: "请填写证照本身的类型、现有的用证方式和事项编号，以及 32 字节的哈希。",
  },
} as const satisfies ErrorEntry;

export const CHAIN_NUMBER_UNKNOWN = {
  code: "CHAIN_NUMBER_UNKNOWN",
  en: {
    meaning: "The chain gave the {field} number {number}, which this version does not know.",
    remedy: "Update the software. Until then, take nothing for granted that depends on it.",
  },
  zh: {
    meaning: "链上返回的 {field} 编号 {number} 不在当前版本的识别范围内。",
    remedy: "请更新软件；更新之前，请勿采信与之相关的结果。",
  },
} as const satisfies ErrorEntry;
