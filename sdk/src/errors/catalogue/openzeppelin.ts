import type { ErrorEntry } from "./ErrorEntry.js";

// Reverts of what the registries take from OpenZeppelin: governance, pause, ERC-721.

export const ACCESS_MANAGED_UNAUTHORIZED = {
  code: "ACCESS_MANAGED_UNAUTHORIZED",
  en: {
    meaning: "Account {caller} is not entitled to this: it is for the consortium's governance.",
    remedy: "Submit it to governance for approval, or sign with an account that governance has entitled.",
  },
  zh: {
    meaning: "账户 {caller} 无权进行此项操作：该操作由联盟治理方进行。",
    remedy: "请提交联盟治理方审批，或使用经其授权的账户签名。",
  },
} as const satisfies ErrorEntry;

export const ACCESS_MANAGED_REQUIRED_DELAY = {
  code: "ACCESS_MANAGED_REQUIRED_DELAY",
  en: {
    meaning: "Account {caller} must announce this and wait {delay} seconds before it can be done.",
    remedy: "Schedule it with the consortium's access manager, wait, and send it again unchanged.",
  },
  zh: {
    meaning: "账户 {caller} 进行此项操作前须先预告，并等待 {delay} 秒。",
    remedy: "请先在联盟的权限管理合约中登记该操作，等待期满后原样重新提交。",
  },
} as const satisfies ErrorEntry;

export const ACCESS_MANAGED_INVALID_AUTHORITY = {
  code: "ACCESS_MANAGED_INVALID_AUTHORITY",
  en: {
    meaning: "{authority} cannot be the access manager: there is no contract at that address.",
    remedy: "Give the address of a deployed access manager.",
  },
  zh: {
    meaning: "{authority} 不能作为权限管理合约：该地址没有合约。",
    remedy: "请填写已部署的权限管理合约地址。",
  },
} as const satisfies ErrorEntry;

export const ACCESS_MANAGER_ALREADY_SCHEDULED = {
  code: "ACCESS_MANAGER_ALREADY_SCHEDULED",
  en: {
    meaning: "The operation {operationId} is scheduled already.",
    remedy: "Wait until it may be executed, or cancel it first.",
  },
  zh: {
    meaning: "操作 {operationId} 已经登记。",
    remedy: "请等待期满后执行，或先取消。",
  },
} as const satisfies ErrorEntry;

export const ACCESS_MANAGER_BAD_CONFIRMATION = {
  code: "ACCESS_MANAGER_BAD_CONFIRMATION",
  en: {
    meaning: "A role can only be given up by the account that has it.",
    remedy: "Confirm with the address of the account that signs.",
  },
  zh: {
    meaning: "角色只能由持有该角色的账户自行放弃。",
    remedy: "请填写签名账户自己的地址进行确认。",
  },
} as const satisfies ErrorEntry;

export const ACCESS_MANAGER_EXPIRED = {
  code: "ACCESS_MANAGER_EXPIRED",
  en: {
    meaning: "The scheduled operation {operationId} was not executed in time and has expired.",
    remedy: "Schedule it again.",
  },
  zh: {
    meaning: "已登记的操作 {operationId} 未在期限内执行，现已失效。",
    remedy: "请重新登记。",
  },
} as const satisfies ErrorEntry;

export const ACCESS_MANAGER_INVALID_INITIAL_ADMIN = {
  code: "ACCESS_MANAGER_INVALID_INITIAL_ADMIN",
  en: {
    meaning: "{initialAdmin} cannot be the first administrator of the access manager.",
    remedy: "Give the consortium's governing account.",
  },
  zh: {
    meaning: "{initialAdmin} 不能作为权限管理合约的首个管理账户。",
    remedy: "请填写联盟治理方的账户。",
  },
} as const satisfies ErrorEntry;

export const ACCESS_MANAGER_LOCKED_FUNCTION = {
  code: "ACCESS_MANAGER_LOCKED_FUNCTION",
  en: {
    meaning: "Who may call the function {selector} cannot be changed.",
    remedy: "Leave this function out.",
  },
  zh: {
    meaning: "函数 {selector} 的调用权限不能变更。",
    remedy: "请不要包含该函数。",
  },
} as const satisfies ErrorEntry;

export const ACCESS_MANAGER_LOCKED_ROLE = {
  code: "ACCESS_MANAGER_LOCKED_ROLE",
  en: {
    meaning: "The role {roleId} cannot be changed.",
    remedy: "Choose a role other than the administrator's and the public one.",
  },
  zh: {
    meaning: "角色 {roleId} 不能变更。",
    remedy: "请选择管理角色和公共角色以外的角色。",
  },
} as const satisfies ErrorEntry;

export const ACCESS_MANAGER_NOT_READY = {
  code: "ACCESS_MANAGER_NOT_READY",
  en: {
    meaning: "The scheduled operation {operationId} must still wait.",
    remedy: "Send it again unchanged once its delay is over.",
  },
  zh: {
    meaning: "已登记的操作 {operationId} 等待期未满。",
    remedy: "请待等待期满后原样重新提交。",
  },
} as const satisfies ErrorEntry;

export const ACCESS_MANAGER_NOT_SCHEDULED = {
  code: "ACCESS_MANAGER_NOT_SCHEDULED",
  en: {
    meaning: "The operation {operationId} is not scheduled, or was executed or cancelled.",
    remedy: "Schedule it with the access manager, wait, and send it again unchanged.",
  },
  zh: {
    meaning: "操作 {operationId} 没有登记，或已执行、已取消。",
    remedy: "请先在权限管理合约中登记，等待期满后原样提交。",
  },
} as const satisfies ErrorEntry;

export const ACCESS_MANAGER_UNAUTHORIZED_ACCOUNT = {
  code: "ACCESS_MANAGER_UNAUTHORIZED_ACCOUNT",
  en: {
    meaning: "Account {msgsender} lacks the role {roleId} of the access manager.",
    remedy: "Sign with an account that has the role, or have governance grant it.",
  },
  zh: {
    meaning: "账户 {msgsender} 没有权限管理合约的角色 {roleId}。",
    remedy: "请使用具有该角色的账户签名，或由联盟治理方授予。",
  },
} as const satisfies ErrorEntry;

export const ACCESS_MANAGER_UNAUTHORIZED_CALL = {
  code: "ACCESS_MANAGER_UNAUTHORIZED_CALL",
  en: {
    meaning: "Account {caller} may not call the function {selector} of {target}.",
    remedy: "Sign with an account that governance has entitled.",
  },
  zh: {
    meaning: "账户 {caller} 无权调用 {target} 的函数 {selector}。",
    remedy: "请使用经联盟治理方授权的账户签名。",
  },
} as const satisfies ErrorEntry;

export const ACCESS_MANAGER_UNAUTHORIZED_CANCEL = {
  code: "ACCESS_MANAGER_UNAUTHORIZED_CANCEL",
  en: {
    meaning:
      "Account {msgsender} may not cancel the call of the function {selector} of {target} that {caller} scheduled.",
    remedy: "Have it cancelled by the account that scheduled it, or by a guardian.",
  },
  zh: {
    meaning: "账户 {msgsender} 无权取消 {caller} 登记的对 {target} 的函数 {selector} 的调用。",
    remedy: "请由登记该操作的账户或监督账户取消。",
  },
} as const satisfies ErrorEntry;

export const ACCESS_MANAGER_UNAUTHORIZED_CONSUME = {
  code: "ACCESS_MANAGER_UNAUTHORIZED_CONSUME",
  en: {
    meaning: "The contract {target} was not asked to use up a scheduled operation.",
    remedy: "Send the operation to the contract that it is for, through the access manager.",
  },
  zh: {
    meaning: "合约 {target} 未被要求使用已登记的操作。",
    remedy: "请通过权限管理合约，向操作所针对的合约提交。",
  },
} as const satisfies ErrorEntry;

export const ADDRESS_EMPTY_CODE = {
  code: "ADDRESS_EMPTY_CODE",
  en: {
    meaning: "There is no contract at {target}.",
    remedy: "Compare the address with the manifest of the deployment.",
  },
  zh: {
    meaning: "{target} 没有合约。",
    remedy: "请与部署清单核对该地址。",
  },
} as const satisfies ErrorEntry;

export const FAILED_CALL = {
  code: "FAILED_CALL",
  en: {
    meaning: "The call that was carried out for you failed without a reason.",
    remedy: "Call the contract directly to see its reason.",
  },
  zh: {
    meaning: "代为执行的调用失败，且没有给出原因。",
    remedy: "请直接调用该合约以查看原因。",
  },
} as const satisfies ErrorEntry;

export const INSUFFICIENT_BALANCE = {
  code: "INSUFFICIENT_BALANCE",
  en: {
    meaning: "{needed} wei are needed, and there are {balance}.",
    remedy: "Send no value: nothing here costs any.",
  },
  zh: {
    meaning: "需要 {needed} wei，现有 {balance}。",
    remedy: "请勿附带金额，此处的操作均不收费。",
  },
} as const satisfies ErrorEntry;

export const SAFE_CAST_OVERFLOWED_UINT_DOWNCAST = {
  code: "SAFE_CAST_OVERFLOWED_UINT_DOWNCAST",
  en: {
    meaning: "The number {value} is too large for {bits} bits.",
    remedy: "Give a smaller number.",
  },
  zh: {
    meaning: "数值 {value} 超出 {bits} 位的范围。",
    remedy: "请填写较小的数值。",
  },
} as const satisfies ErrorEntry;

export const ENFORCED_PAUSE = {
  code: "ENFORCED_PAUSE",
  en: {
    meaning: "Issuing, reissuing and transferring are paused by governance. All else goes on.",
    remedy: "Wait until governance allows issuing again, or use the registry that took this one's place.",
  },
  zh: {
    meaning: "联盟治理方已暂停颁发、换发补发和转移，其他事项照常办理。",
    remedy: "请待恢复后再办理，或使用接替的登记簿。",
  },
} as const satisfies ErrorEntry;

export const EXPECTED_PAUSE = {
  code: "EXPECTED_PAUSE",
  en: {
    meaning: "The registry is not paused, so there is nothing to resume.",
    remedy: "Do nothing: issuing is allowed.",
  },
  zh: {
    meaning: "登记簿没有暂停，无需恢复。",
    remedy: "无需操作，目前可以颁发。",
  },
} as const satisfies ErrorEntry;

export const ERC721_NONEXISTENT_TOKEN = {
  code: "ERC721_NONEXISTENT_TOKEN",
  en: {
    meaning: "No license has the token number {tokenId}.",
    remedy: "A license's token number is its id read as a number: compare it with the license document.",
  },
  zh: {
    meaning: "没有代币编号为 {tokenId} 的电子证照。",
    remedy: "代币编号即证照链上标识的数值，请与证照文档核对。",
  },
} as const satisfies ErrorEntry;

export const ERC721_INVALID_OWNER = {
  code: "ERC721_INVALID_OWNER",
  en: {
    meaning: "{owner} cannot be the holder of licenses, so there is nothing to count.",
    remedy: "Give the holder's account; for licenses in custody, the authority's custody address.",
  },
  zh: {
    meaning: "{owner} 不能作为持证主体的账户，无法统计其电子证照。",
    remedy: "请填写持证主体的账户；查询代管证照的，请填写机构的代管地址。",
  },
} as const satisfies ErrorEntry;

export const ERC721_INCORRECT_OWNER = {
  code: "ERC721_INCORRECT_OWNER",
  en: {
    meaning: "{sender} is not the holder of the token {tokenId}; {owner} is.",
    remedy: "Licenses cannot be transferred. A change of holder or place goes through the issuing authority.",
  },
  zh: {
    meaning: "{sender} 不是代币 {tokenId} 的持有者，持有者为 {owner}。",
    remedy: "电子证照不能转让。持证主体或所在地变更的，请向颁发机构办理。",
  },
} as const satisfies ErrorEntry;

export const ERC721_INVALID_SENDER = {
  code: "ERC721_INVALID_SENDER",
  en: {
    meaning: "{sender} cannot hand on a token.",
    remedy: "Licenses cannot be transferred. A change of holder or place goes through the issuing authority.",
  },
  zh: {
    meaning: "{sender} 不能转出代币。",
    remedy: "电子证照不能转让。持证主体或所在地变更的，请向颁发机构办理。",
  },
} as const satisfies ErrorEntry;

export const ERC721_INVALID_RECEIVER = {
  code: "ERC721_INVALID_RECEIVER",
  en: {
    meaning: "{receiver} cannot receive a token.",
    remedy: "Licenses cannot be transferred. A change of holder or place goes through the issuing authority.",
  },
  zh: {
    meaning: "{receiver} 不能接收代币。",
    remedy: "电子证照不能转让。持证主体或所在地变更的，请向颁发机构办理。",
  },
} as const satisfies ErrorEntry;

export const ERC721_INSUFFICIENT_APPROVAL = {
  code: "ERC721_INSUFFICIENT_APPROVAL",
  en: {
    meaning: "{operator} is not approved for the token {tokenId}.",
    remedy: "Licenses cannot be transferred. A change of holder or place goes through the issuing authority.",
  },
  zh: {
    meaning: "{operator} 未获代币 {tokenId} 的授权。",
    remedy: "电子证照不能转让。持证主体或所在地变更的，请向颁发机构办理。",
  },
} as const satisfies ErrorEntry;

export const ERC721_INVALID_APPROVER = {
  code: "ERC721_INVALID_APPROVER",
  en: {
    meaning: "{approver} cannot approve a transfer.",
    remedy: "Licenses cannot be transferred. A change of holder or place goes through the issuing authority.",
  },
  zh: {
    meaning: "{approver} 不能授权转让。",
    remedy: "电子证照不能转让。持证主体或所在地变更的，请向颁发机构办理。",
  },
} as const satisfies ErrorEntry;

export const ERC721_INVALID_OPERATOR = {
  code: "ERC721_INVALID_OPERATOR",
  en: {
    meaning: "{operator} cannot be approved for transfers.",
    remedy: "Licenses cannot be transferred. A change of holder or place goes through the issuing authority.",
  },
  zh: {
    meaning: "不能授权 {operator} 转让。",
    remedy: "电子证照不能转让。持证主体或所在地变更的，请向颁发机构办理。",
  },
} as const satisfies ErrorEntry;

export const INVALID_SHORT_STRING = {
  code: "INVALID_SHORT_STRING",
  en: {
    meaning: "A text in the contract is not stored as it should be.",
    remedy: "Compare the contract's code with the manifest, and tell those who run the platform.",
  },
  zh: {
    meaning: "合约中存储的文本格式不符。",
    remedy: "请将合约代码与部署清单核对，并告知平台运维人员。",
  },
} as const satisfies ErrorEntry;

export const STRING_TOO_LONG = {
  code: "STRING_TOO_LONG",
  en: {
    meaning: "The text “{str}” is too long for the contract to be deployed with it.",
    remedy: "Give a name and a version of 31 bytes at the most.",
  },
  zh: {
    meaning: "文本“{str}”过长，不能用于部署合约。",
    remedy: "请将名称和版本控制在 31 个字节以内。",
  },
} as const satisfies ErrorEntry;
