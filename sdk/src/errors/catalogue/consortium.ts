import type { ErrorEntry } from "./ErrorEntry.js";

// What is wrong with a consortium's proposals, or what its multi-signature account, a Safe, refuses.

export const CONSORTIUM_MISSING = {
  code: "CONSORTIUM_MISSING",
  en: {
    meaning: "The manifest names no multi-signature account: a single account governs this deployment.",
    remedy: "Govern with that account, or take the manifest of a network that a consortium governs.",
  },
  zh: {
    meaning: "部署清单未列出多签账户：本部署由单一账户治理。",
    remedy: "请使用该账户办理，或者使用由联盟治理的网络的部署清单。",
  },
} as const satisfies ErrorEntry;

export const CONSORTIUM_PROPOSAL_FORM = {
  code: "CONSORTIUM_PROPOSAL_FORM",
  en: {
    meaning: "This is no proposal that the consortium makes: its {part} does not fit.",
    remedy: "Approve nothing of it. Ask who proposed it, and have it made by a command or an action of governance.",
  },
  zh: {
    meaning: "这不是联盟可作的提案：{part} 不符。",
    remedy: "请勿批准。请向提案方核实，并由治理命令或操作重新提出。",
  },
} as const satisfies ErrorEntry;

export const CONSORTIUM_PROPOSAL_UNKNOWN = {
  code: "CONSORTIUM_PROPOSAL_UNKNOWN",
  en: {
    meaning: "No member of the consortium approved {hash} yet.",
    remedy: "Compare the hash with the list of proposals.",
  },
  zh: {
    meaning: "联盟成员均未批准过 {hash}。",
    remedy: "请与提案列表核对该哈希。",
  },
} as const satisfies ErrorEntry;

export const CONSORTIUM_PROPOSAL_UNREADABLE = {
  code: "CONSORTIUM_PROPOSAL_UNREADABLE",
  en: {
    meaning: "{hash} was approved, but no approval carries what it does.",
    remedy: "Get the proposal's file from who approved it: nobody should approve what cannot be read.",
  },
  zh: {
    meaning: "{hash} 已有批准，但各笔批准均未附提案内容。",
    remedy: "请向批准方索取提案文件；无法读取内容的，不应批准。",
  },
} as const satisfies ErrorEntry;

export const CONSORTIUM_NOT_SIGNER = {
  code: "CONSORTIUM_NOT_SIGNER",
  en: {
    meaning: "Account {account} is no signer of the consortium's multi-signature account.",
    remedy: "Use the key of your department's governance signer.",
  },
  zh: {
    meaning: "账户 {account} 不是联盟多签账户的签署人。",
    remedy: "请使用本部门治理签署人的密钥。",
  },
} as const satisfies ErrorEntry;

export const CONSORTIUM_APPROVED_ALREADY = {
  code: "CONSORTIUM_APPROVED_ALREADY",
  en: {
    meaning: "Account {account} approved {hash} already.",
    remedy: "Nothing is left to do for this account: others have to approve.",
  },
  zh: {
    meaning: "账户 {account} 已批准过 {hash}。",
    remedy: "该账户无需再办理，请由其他成员批准。",
  },
} as const satisfies ErrorEntry;

export const CONSORTIUM_APPROVALS_MISSING = {
  code: "CONSORTIUM_APPROVALS_MISSING",
  en: {
    meaning: "{approvals} of the {threshold} approvals that are needed are there.",
    remedy: "Have further members approve the proposal, then execute it.",
  },
  zh: {
    meaning: "需要 {threshold} 份批准，现有 {approvals} 份。",
    remedy: "请由其他成员批准后再执行。",
  },
} as const satisfies ErrorEntry;

export const CONSORTIUM_LAPSED = {
  code: "CONSORTIUM_LAPSED",
  en: {
    meaning:
      "The proposal lapsed: another one with its number {number} was carried out, and {next} is the next number.",
    remedy: "Propose it again: it then gets another number, and has to be approved anew.",
  },
  zh: {
    meaning: "提案已失效：序号 {number} 已由其他提案占用，下一序号为 {next}。",
    remedy: "请重新提出：将取得新的序号，并须重新批准。",
  },
} as const satisfies ErrorEntry;

export const CONSORTIUM_EXECUTED = {
  code: "CONSORTIUM_EXECUTED",
  en: {
    meaning: "The proposal with the number {number} was carried out already.",
    remedy: "Nothing is left to do.",
  },
  zh: {
    meaning: "序号为 {number} 的提案已经执行。",
    remedy: "无需再办理。",
  },
} as const satisfies ErrorEntry;

export const CONSORTIUM_NOT_NEXT = {
  code: "CONSORTIUM_NOT_NEXT",
  en: {
    meaning: "The proposal has the number {number}, and number {next} comes first.",
    remedy: "Execute the proposals before it first, or have the consortium reject the one that nobody wants any more.",
  },
  zh: {
    meaning: "提案序号为 {number}，须先处理序号 {next}。",
    remedy: "请先执行之前的提案；不再需要的，请由联盟予以否决。",
  },
} as const satisfies ErrorEntry;

export const CONSORTIUM_SIGNER_ALREADY = {
  code: "CONSORTIUM_SIGNER_ALREADY",
  en: {
    meaning: "Account {account} is a signer of the consortium's multi-signature account already.",
    remedy: "Name the account of the department that joins; a number of approvals alone is set by itself.",
  },
  zh: {
    meaning: "账户 {account} 已是联盟多签账户的签署人。",
    remedy: "请填写加入部门的账户；如只调整所需批准数，请单独设定。",
  },
} as const satisfies ErrorEntry;

export const CONSORTIUM_SIGNER_UNKNOWN = {
  code: "CONSORTIUM_SIGNER_UNKNOWN",
  en: {
    meaning: "Account {account} is no signer of the consortium, so it can be neither removed nor replaced.",
    remedy: "Compare the address with the signers that the chain has.",
  },
  zh: {
    meaning: "账户 {account} 不是联盟的签署人，不能移除或更换。",
    remedy: "请与链上的签署人核对地址。",
  },
} as const satisfies ErrorEntry;

export const CONSORTIUM_SIGNER_BARRED = {
  code: "CONSORTIUM_SIGNER_BARRED",
  en: {
    meaning: "Account {account} can sign for no department ({part}).",
    remedy: "Make the department a key that it governs with and nothing else, and name that key's account.",
  },
  zh: {
    meaning: "账户 {account} 不能作为部门的治理签署人（{part}）。",
    remedy: "请为该部门生成仅用于治理的密钥，并填写其账户。",
  },
} as const satisfies ErrorEntry;

export const CONSORTIUM_LIST_CHANGED = {
  code: "CONSORTIUM_LIST_CHANGED",
  en: {
    meaning:
      "The list of signers has changed since this was proposed: {actual}, not {previous}, stands before {account}.",
    remedy: "Have the consortium reject the proposal, and propose the change again.",
  },
  zh: {
    meaning: "提出之后签署人名单已变化：{account} 之前应为 {previous}，实为 {actual}。",
    remedy: "请由联盟否决该提案，并重新提出变更。",
  },
} as const satisfies ErrorEntry;

export const CONSORTIUM_THRESHOLD = {
  code: "CONSORTIUM_THRESHOLD",
  en: {
    meaning: "{threshold} of {count} signers would decide: it must be more than half of them, and no more than all.",
    remedy: "Name a number of approvals that is more than half of the signers that there are then.",
  },
  zh: {
    meaning: "{count} 个签署人中将由 {threshold} 个决定：必须过半数，且不超过总数。",
    remedy: "请填写变更后签署人总数的过半数。",
  },
} as const satisfies ErrorEntry;

export const GOVERNANCE_DIFFERS = {
  code: "GOVERNANCE_DIFFERS",
  en: {
    meaning: "Who governs is not as it should be: {part} should be {expected}, and is {actual}.",
    remedy:
      "Where the consortium changed its signers, have the manifest updated and signed anew. Otherwise rely on this deployment for nothing until its members know why.",
  },
  zh: {
    meaning: "治理权限与应有情况不符：{part} 应为 {expected}，实为 {actual}。",
    remedy: "如联盟已变更签署人，请更新部署清单并重新签名；否则在联盟各成员查明原因之前，请勿采信本部署。",
  },
} as const satisfies ErrorEntry;

export const SAFE_OUT_OF_GAS = {
  code: "SAFE_OUT_OF_GAS",
  en: {
    meaning: "The multi-signature account was given too little gas for what it was to do (GS010).",
    remedy: "Propose less at once, or send it with more gas.",
  },
  zh: {
    meaning: "执行多签账户的交易所附 gas 不足（GS010）。",
    remedy: "请减少一次提案的内容，或提高 gas 上限。",
  },
} as const satisfies ErrorEntry;

export const SAFE_CALL_FAILED = {
  code: "SAFE_CALL_FAILED",
  en: {
    meaning: "What the multi-signature account was to do was refused (GS013).",
    remedy: "Show the proposal: what it does is tried, and the registry's own reason said.",
  },
  zh: {
    meaning: "多签账户所执行的操作被拒绝（GS013）。",
    remedy: "请查看该提案：将试算其内容并给出登记合约的拒绝原因。",
  },
} as const satisfies ErrorEntry;

export const SAFE_SIGNATURES_SHORT = {
  code: "SAFE_SIGNATURES_SHORT",
  en: {
    meaning: "Fewer approvals were given than the multi-signature account needs (GS020).",
    remedy: "Have further members approve the proposal.",
  },
  zh: {
    meaning: "所附批准少于多签账户的要求（GS020）。",
    remedy: "请由其他成员批准。",
  },
} as const satisfies ErrorEntry;

export const SAFE_NOT_APPROVED = {
  code: "SAFE_NOT_APPROVED",
  en: {
    meaning: "An account that is named as an approver has not approved this (GS025).",
    remedy: "Look at who approved it: the proposal may have changed, or its number be taken.",
  },
  zh: {
    meaning: "所列批准账户之一并未批准此内容（GS025）。",
    remedy: "请查看批准情况：提案内容可能已变更，或其序号已被占用。",
  },
} as const satisfies ErrorEntry;

export const SAFE_SIGNER_INVALID = {
  code: "SAFE_SIGNER_INVALID",
  en: {
    meaning: "An approval is of no signer of the multi-signature account, or is counted twice (GS026).",
    remedy: "Look at who its signers are now: a signer may have been replaced.",
  },
  zh: {
    meaning: "所附批准之一不属于多签账户的签署人，或被重复计算（GS026）。",
    remedy: "请查看现任签署人：签署人可能已更换。",
  },
} as const satisfies ErrorEntry;

export const SAFE_NOT_OWNER = {
  code: "SAFE_NOT_OWNER",
  en: {
    meaning: "Only a signer of the multi-signature account can approve (GS030).",
    remedy: "Use the key of your department's governance signer.",
  },
  zh: {
    meaning: "只有多签账户的签署人可以批准（GS030）。",
    remedy: "请使用本部门治理签署人的密钥。",
  },
} as const satisfies ErrorEntry;
