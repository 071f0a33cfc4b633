import type { Text } from "../../language.js";
import type * as clientErrors from "../catalogue/client.js";

/** What mostly brings each of these errors about. */
export const clientCauses: Readonly<Record<keyof typeof clientErrors, Text>> = {
  RUNNER_WITHOUT_PROVIDER: {
    en: "A signer was made from a key alone and never connected to a provider.",
    zh: "签名账户仅由密钥创建，从未连接节点。",
  },
  SIGNER_MISSING: {
    en: "The client was created with a provider, which can read and holds no key.",
    zh: "创建客户端时使用的是只能查询、不持有密钥的节点连接。",
  },
  SIGNER_UNREACHABLE: {
    en: "The signer does not run, nobody answered it in time, or its address was mistyped.",
    zh: "签名服务未运行，或者无人及时确认，或者地址录入有误。",
  },
  SIGNER_REFUSED: {
    en: "Whoever had to agree did not, the signer's rules forbid it, or it is locked.",
    zh: "应当确认的人员没有同意，或者签名服务的规则不允许，或者签名服务处于锁定状态。",
  },
  SIGNER_ACCOUNT_UNKNOWN: {
    en: "The account was mistyped, or its key is kept elsewhere.",
    zh: "账户录入有误，或者其密钥保存在别处。",
  },
  SIGNER_ACCOUNT_AMBIGUOUS: {
    en: "The signer keeps several keys, or none was loaded yet.",
    zh: "签名服务保存了多个密钥，或者尚未载入密钥。",
  },
  SIGNER_WRONG_SIGNATURE: {
    en: "Somebody changed the transaction before agreeing to it, the signer has other settings, or it cheats.",
    zh: "有人在确认之前改动了交易，或者签名服务的设置不同，或者签名服务作假。",
  },
  TRANSACTION_LOST: {
    en: "The chain stands still, no node took the transaction, or the one that took it died or forgot it before it was in a block.",
    zh: "链已停止出块，或者没有节点接收该交易，或者接收的节点在交易写入区块之前停机、丢失了该交易。",
  },
  TRANSACTION_UNDECIDED: {
    en: "An answer was lost, or a node that had taken the transaction is gone, and the one that is asked now has another list of accounts, another limit of gas, or has not caught up.",
    zh: "此前的应答丢失，或者已接收交易的节点不再可用，而当前节点的账户名单或 gas 上限不同，或者尚未完成同步。",
  },
  TRANSACTION_REVIVED: {
    en: "The node said that it would not have the transaction, and passed it on: it lies, its validators have another list of accounts, or something before it answered in its place.",
    zh: "节点声称拒绝交易却仍然转发：节点作假，或者验证节点的账户名单与其不同，或者其前面的服务代为应答。",
  },
  TRANSACTIONS_STUCK: {
    en: "The makers of blocks do not take the oldest one (their lists of accounts differ, its gas is more than a block takes), or the node that has it has lost the others.",
    zh: "出块的验证节点不接受最早的一笔交易（账户名单不一致，或者其 gas 超出区块上限），或者持有该交易的节点与其他节点失去联系。",
  },
  BLOCK_FORM: {
    en: "The block is negative, broken, or a day that the calendar does not have.",
    zh: "区块号为负数或者非整数，或者日期在历法中不存在。",
  },
  BLOCK_UNKNOWN: {
    en: "The node lags behind the others, the day has not come, or it was before the chain began.",
    zh: "节点落后于其他节点，或者该日尚未到来，或者早于该链的首个区块。",
  },
  LICENSE_ID_FORM: {
    en: "Another number was given in its place, such as the e-license identifier, or it has capitals.",
    zh: "填写的是其他号码（例如电子证照标识），或者含有大写字母。",
  },
  LICENSE_TYPE_UNKNOWN: {
    en: "The type was added to the catalog after this version, or the client was given fewer types.",
    zh: "该类型在本版本之后才加入目录，或者创建客户端时没有包含该类型。",
  },
  STATUS_UNKNOWN: { en: "The registry on the chain is newer than this version.", zh: "链上的登记合约比本版本新。" },
  HISTORY_NOT_WHOLE: {
    en: "The node lost or hides logs, cuts long answers off, or lies.",
    zh: "节点丢失、隐瞒记录，或者截断过长的应答，或者作假。",
  },
  LOG_MALFORMED: {
    en: "The node answers wrongly, or the registry is newer than this version.",
    zh: "节点应答有误，或者登记合约比本版本新。",
  },
  RECORD_FORM: {
    en: "The record was changed after it was read, or made by hand.",
    zh: "记录在读取之后被改动，或者是手工拼制的。",
  },
  RECORD_MISSING: {
    en: "The node lost or hides the transaction's logs, or another contract carried it out and left them out.",
    zh: "节点丢失或者隐瞒了该交易的记录，或者执行交易的合约没有留下记录。",
  },
  ADDRESS_FORM: {
    en: "The address was mistyped or cut off, is a name, or is the zero address.",
    zh: "地址录入有误或者不完整，或者填写的是名称、零地址。",
  },
  DRAFT_DISAGREES: {
    en: "The decision's day or the license type was given anew, and not taken from where the draft has it; or the key is of another authority than the draft names.",
    zh: "决定的生效日或者证照类型另行填写，未与草稿保持一致；或者所用密钥不属于草稿所列的颁发机构。",
  },
  DECISION_FORM: {
    en: "A number of the decision is out of its range, or the document's hash was not computed by the SDK.",
    zh: "决定中的编号超出范围，或者文件哈希不是由 SDK 计算的。",
  },
  MONTHS_FORM: {
    en: "The months were computed and came out broken, negative or far too many.",
    zh: "月数由计算得出，结果为小数、负数或者过大。",
  },
  CALL_NOT_APPROVABLE: {
    en: "The request was prepared for another deployment or approver, or was changed on its way.",
    zh: "该请求是为另一部署或者另一批准机构准备的，或者在传送中被改动。",
  },
  OUTCOME_UNKNOWN: { en: "The AccessLog on the chain is newer than this version.", zh: "链上的用证合约比本版本新。" },
  CONSUMER_USES_NOT_WHOLE: {
    en: "The node lost or hides logs, cuts long answers off, or lies.",
    zh: "节点丢失、隐瞒记录，或者截断过长的应答，或者作假。",
  },
  REGISTER_NOT_WHOLE: {
    en: "The node lost or hides logs, cuts long answers off, or lies.",
    zh: "节点丢失、隐瞒记录，或者截断过长的应答，或者作假。",
  },
  HOLDER_LICENSES_NOT_WHOLE: {
    en: "The node lost or hides logs, cuts long answers off, or lies.",
    zh: "节点丢失、隐瞒记录，或者截断过长的应答，或者作假。",
  },
  PAGE_FORM: {
    en: "The page was computed and came out as 0, broken or negative.",
    zh: "分页参数由计算得出，结果为 0、小数或者负数。",
  },
  AUTHORITY_FORM: {
    en: "A code or a name was given in the place of the number, or 0 for nobody.",
    zh: "填写的是代码或者名称而不是编号，或者以 0 表示没有机构。",
  },
  TIME_FORM: {
    en: "Milliseconds or a broken number were given, or a date in the place of seconds.",
    zh: "填写的是毫秒、小数，或者以日期代替了秒数。",
  },
  AUTHORITY_PROFILE_FORM: {
    en: "The hash was left out, or is of another length than keccak256 gives.",
    zh: "未填写哈希，或者长度不是 keccak256 的结果。",
  },
  RIGHTS_FORM: {
    en: "The right was mistyped, or is newer than this version.",
    zh: "权限名称录入有误，或者比本版本新。",
  },
  ROLES_FORM: { en: "The role was mistyped: there are two alone.", zh: "用途名称录入有误：仅有两种。" },
  KEY_FORM: {
    en: "An account was given in the place of the key's number, or the number was computed wrongly.",
    zh: "填写的是账户而不是密钥编号，或者编号计算有误。",
  },
  LICENSE_TYPE_FORM: {
    en: "The type's code or name was given in the place of its number.",
    zh: "填写的是证照类型的代码或者名称，而不是编号。",
  },
  CATALOG_ENTRY_FORM: {
    en: "A name was mistyped or is newer than this version, or a number does not fit its field.",
    zh: "名称录入有误或者比本版本新，或者数字超出该项的范围。",
  },
  CHANGE_FORM: {
    en: "The change was prepared for another deployment, cut off on its way, or is no matter of governance.",
    zh: "该变更是为另一部署准备的，或者在传送中不完整，或者不属于联盟治理事项。",
  },
  PROOF_FORM: {
    en: "The document or its proof was edited, or a value was given in the place of a hash.",
    zh: "文件或者证明被修改，或者以内容代替了哈希。",
  },
  USE_FORM: {
    en: "Licenses of several types were used with the fields of one, a name was mistyped, or a hash was cut off.",
    zh: "以某一类型的字段使用了其他类型的证照，或者名称录入有误，或者哈希不完整。",
  },
  CHAIN_NUMBER_UNKNOWN: { en: "The contracts on the chain are newer than this version.", zh: "链上的合约比本版本新。" },
  PANEL_THRESHOLD: {
    en: "More nodes are to agree than were given, or none.",
    zh: "要求一致的节点数为 0，或者多于所给的节点。",
  },
  PANEL_DEPLOYMENTS: {
    en: "Clients of different networks, or of an old and a new deployment, were put together.",
    zh: "将不同网络或者新旧部署的客户端放在了一起。",
  },
  READING_FORM: {
    en: "The number was computed, and came out as 0, broken or negative.",
    zh: "该数字由计算得出，结果为 0、小数或者负数。",
  },
  READING_ABORTED: {
    en: "The program that asked gave its signal to stop, as when somebody leaves the page.",
    zh: "发起读取的程序发出了停止信号，例如用户离开了页面。",
  },
  CHECKPOINT_FORM: {
    en: "The checkpoint is of another license, authority or deployment, or was edited.",
    zh: "该断点属于另一证照、机构或者部署，或者经过修改。",
  },
  REPLAY_INCOMPLETE: {
    en: "The rules were gathered for other records than those that are replayed.",
    zh: "规则是为另一组记录收集的，与所重演的记录不符。",
  },
  PREDECESSOR_UNKNOWN: {
    en: "The node lost or hides the record of the reissue or transfer, or lies.",
    zh: "节点丢失、隐瞒了换发或者转移的记录，或者作假。",
  },
};
