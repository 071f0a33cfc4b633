import type { ErrorEntry } from "./ErrorEntry.js";

// What the registries on the chain refuse: one code for each of their custom errors, with its arguments as places.

export const AUTHORITY_REGISTRY_UNKNOWN_AUTHORITY = {
  code: "AUTHORITY_REGISTRY_UNKNOWN_AUTHORITY",
  en: {
    meaning: "There is no authority with the number {authority}.",
    remedy: "Look up the authority's number in the register of authorities; they are numbered from 1.",
  },
  zh: {
    meaning: "没有编号为 {authority} 的机构。",
    remedy: "请在机构名录中核对机构编号，编号从 1 开始。",
  },
} as const satisfies ErrorEntry;

export const AUTHORITY_REGISTRY_INACTIVE = {
  code: "AUTHORITY_REGISTRY_INACTIVE",
  en: {
    meaning: "Authority {authority} is not active: authority {inactive} was deactivated.",
    remedy:
      "It can neither act nor be changed, and a deactivation is for good. Ask an active authority to act, or have this one registered anew below an active one.",
  },
  zh: {
    meaning: "编号 {authority} 的机构未处于启用状态：编号 {inactive} 的机构已停用。",
    remedy: "停用后不能再办理业务，也不能变更，且不可恢复。请由仍在启用的机构办理，或在启用的上级机构下重新登记。",
  },
} as const satisfies ErrorEntry;

export const AUTHORITY_REGISTRY_NOT_PARENT = {
  code: "AUTHORITY_REGISTRY_NOT_PARENT",
  en: {
    meaning: "Authority {caller} did not register authority {authority}, so it may change neither it nor its keys.",
    remedy: "Ask the authority directly above authority {authority}, or governance where there is none.",
  },
  zh: {
    meaning: "编号 {caller} 的机构不是编号 {authority} 的机构的直接上级机构，无权变更该机构及其密钥。",
    remedy: "请由编号 {authority} 的机构的直接上级机构办理；没有上级机构的，由联盟治理方办理。",
  },
} as const satisfies ErrorEntry;

export const AUTHORITY_REGISTRY_NOT_ROOT = {
  code: "AUTHORITY_REGISTRY_NOT_ROOT",
  en: {
    meaning: "Authority {authority} stands below authority {parent}, so governance is not competent for this.",
    remedy: "Ask authority {parent} to do it.",
  },
  zh: {
    meaning: "编号 {authority} 的机构有上级机构（编号 {parent}），此项操作不由联盟治理方办理。",
    remedy: "请由编号 {parent} 的机构办理。",
  },
} as const satisfies ErrorEntry;

export const AUTHORITY_REGISTRY_INVALID_REGION = {
  code: "AUTHORITY_REGISTRY_INVALID_REGION",
  en: {
    meaning: "{region} is not an administrative division code.",
    remedy: "Give the six digits of GB/T 2260, such as 340000, 341600 or 341623; 100000 stands for the whole country.",
  },
  zh: {
    meaning: "{region} 不是行政区划代码。",
    remedy: "请填写 GB/T 2260 的六位代码，例如 340000、341600、341623；100000 表示全国。",
  },
} as const satisfies ErrorEntry;

export const AUTHORITY_REGISTRY_REGION_NOT_COVERED = {
  code: "AUTHORITY_REGISTRY_REGION_NOT_COVERED",
  en: {
    meaning: "Division {region} does not lie within {parentRegion}, the division of the authority above.",
    remedy: "Correct the division code, or have the authority registered by the one that is competent there.",
  },
  zh: {
    meaning: "行政区划 {region} 不在上级机构的行政区划 {parentRegion} 范围内。",
    remedy: "请更正行政区划代码，或由对该地区有管辖权的机构登记。",
  },
} as const satisfies ErrorEntry;

export const AUTHORITY_REGISTRY_CODE_TAKEN = {
  code: "AUTHORITY_REGISTRY_CODE_TAKEN",
  en: {
    meaning: "Authority {authority} is active and has the public code {code} already.",
    remedy:
      "Check the code. Where another authority took it wrongly, its parent or governance must deactivate that one.",
  },
  zh: {
    meaning: "编号为 {authority} 的有效机构已使用公共代码 {code}。",
    remedy: "请核对代码。如被其他机构冒用，须由其上级机构或联盟治理停用该机构。",
  },
} as const satisfies ErrorEntry;

export const AUTHORITY_REGISTRY_EMPTY_CODE = {
  code: "AUTHORITY_REGISTRY_EMPTY_CODE",
  en: {
    meaning: "The authority's unified social credit code is missing.",
    remedy: "Give the authority's unified social credit code, 18 characters.",
  },
  zh: {
    meaning: "缺少机构的统一社会信用代码。",
    remedy: "请填写该机构 18 位的统一社会信用代码。",
  },
} as const satisfies ErrorEntry;

export const AUTHORITY_REGISTRY_TOO_DEEP = {
  code: "AUTHORITY_REGISTRY_TOO_DEEP",
  en: {
    meaning:
      "Authority {parent} stands on the lowest level: there are at most {maximum}, so nothing can be registered below it.",
    remedy: "Register the authority below one that stands higher.",
  },
  zh: {
    meaning: "机构层级最多 {maximum} 级，编号 {parent} 的机构已在最低一级，其下不能再登记机构。",
    remedy: "请改在层级更高的机构下登记。",
  },
} as const satisfies ErrorEntry;

export const AUTHORITY_REGISTRY_INVALID_RIGHTS = {
  code: "AUTHORITY_REGISTRY_INVALID_RIGHTS",
  en: {
    meaning: "The set {rights} contains rights that do not exist.",
    remedy:
      "Add up only these numbers: 1 review, 2 issue, 4 suspend, 8 revoke, 16 annul, 32 cancel, 64 transfer, 128 annotate, 256 use.",
  },
  zh: {
    meaning: "权限组合 {rights} 中含有不存在的权限。",
    remedy:
      "只能由以下数字相加：1 审查，2 颁发，4 停止执业，8 吊销，16 撤销，32 注销，64 转出转入，128 注记，256 用证。",
  },
} as const satisfies ErrorEntry;

export const AUTHORITY_REGISTRY_RIGHTS_NOT_HELD = {
  code: "AUTHORITY_REGISTRY_RIGHTS_NOT_HELD",
  en: {
    meaning:
      "Authority {parent} cannot pass on the rights {missing} for license type {licenseType}: it does not hold them itself.",
    remedy:
      "Leave these rights out, or have authority {parent} accredited for them first. The number is a sum: 1 review, 2 issue, 4 suspend, 8 revoke, 16 annul, 32 cancel, 64 transfer, 128 annotate, 256 use.",
  },
  zh: {
    meaning: "编号 {parent} 的机构自身没有证照类型 {licenseType} 的权限 {missing}，不能授予下级机构。",
    remedy:
      "请去掉这些权限，或先为编号 {parent} 的机构取得这些权限。该数字为各项之和：1 审查，2 颁发，4 停止执业，8 吊销，16 撤销，32 注销，64 转出转入，128 注记，256 用证。",
  },
} as const satisfies ErrorEntry;

export const AUTHORITY_REGISTRY_NOT_ACCREDITED = {
  code: "AUTHORITY_REGISTRY_NOT_ACCREDITED",
  en: {
    meaning: "Authority {authority}, or one above it, does not hold the right {right} for license type {licenseType}.",
    remedy:
      "Ask the authority above for the right, or leave the action to an authority that has it. A right that was just given holds only after the waiting period.",
  },
  zh: {
    meaning: "编号 {authority} 的机构或其上级机构没有证照类型 {licenseType} 的 {right} 权限。",
    remedy: "请向上级机构申请该权限，或由具有该权限的机构办理。新授予的权限须等待期满后才生效。",
  },
} as const satisfies ErrorEntry;

export const AUTHORITY_REGISTRY_UNKNOWN_KEY = {
  code: "AUTHORITY_REGISTRY_UNKNOWN_KEY",
  en: {
    meaning: "Account {account} is not a key of any authority.",
    remedy: "Check that the right key was chosen. If it is the right one, have your authority's administrator add it.",
  },
  zh: {
    meaning: "账户 {account} 不是任何机构的密钥。",
    remedy: "请核对所选密钥是否正确；如无误，请由本机构的管理员添加该密钥。",
  },
} as const satisfies ErrorEntry;

export const AUTHORITY_REGISTRY_KEY_TAKEN = {
  code: "AUTHORITY_REGISTRY_KEY_TAKEN",
  en: {
    meaning: "Account {account} is, or once was, a key of authority {authority}.",
    remedy: "Create a new account and add that: an account belongs to one authority for ever and is added only once.",
  },
  zh: {
    meaning: "账户 {account} 是或曾是编号 {authority} 的机构的密钥。",
    remedy: "请新建账户后再添加：一个账户只能归属一个机构，且只能添加一次。",
  },
} as const satisfies ErrorEntry;

export const AUTHORITY_REGISTRY_ZERO_KEY = {
  code: "AUTHORITY_REGISTRY_ZERO_KEY",
  en: {
    meaning: "The zero address cannot be a key.",
    remedy: "Give the address of the account that is to become the key.",
  },
  zh: {
    meaning: "零地址不能作为密钥。",
    remedy: "请填写拟作为密钥的账户地址。",
  },
} as const satisfies ErrorEntry;

export const AUTHORITY_REGISTRY_KEY_REMOVED = {
  code: "AUTHORITY_REGISTRY_KEY_REMOVED",
  en: {
    meaning: "The key {account} was removed at {removedAt} (Unix time, seconds).",
    remedy: "Use another key of the authority. A removed key cannot come back: have a new account added instead.",
  },
  zh: {
    meaning: "密钥 {account} 已于 {removedAt}（Unix 时间，秒）移除。",
    remedy: "请使用本机构的其他密钥。已移除的密钥不能恢复，请添加新的账户。",
  },
} as const satisfies ErrorEntry;

export const AUTHORITY_REGISTRY_MISSING_ROLE = {
  code: "AUTHORITY_REGISTRY_MISSING_ROLE",
  en: {
    meaning: "The key {account} lacks the role {role} (0: work with licenses, 1: administer the authority).",
    remedy: "Use a key that has this role. A key's roles never change: for another role, have another key added.",
  },
  zh: {
    meaning: "密钥 {account} 没有角色 {role}（0：办理证照业务，1：管理机构和密钥）。",
    remedy: "请使用具有该角色的密钥。密钥的角色不能变更，需要其他角色的，请另行添加密钥。",
  },
} as const satisfies ErrorEntry;

export const AUTHORITY_REGISTRY_INVALID_ROLES = {
  code: "AUTHORITY_REGISTRY_INVALID_ROLES",
  en: {
    meaning: "{roles} is not a possible set of roles.",
    remedy: "Give 1 to work with licenses, 2 to administer the authority, or 3 for both.",
  },
  zh: {
    meaning: "{roles} 不是有效的角色组合。",
    remedy: "请填写 1（办理证照业务）、2（管理机构和密钥）或 3（两者兼有）。",
  },
} as const satisfies ErrorEntry;

export const AUTHORITY_REGISTRY_FOREIGN_KEY = {
  code: "AUTHORITY_REGISTRY_FOREIGN_KEY",
  en: {
    meaning: "The key {account} belongs to authority {authority}, not to yours.",
    remedy: "Ask authority {authority} to remove it; if the key was stolen, the authority above can distrust it.",
  },
  zh: {
    meaning: "密钥 {account} 属于编号 {authority} 的机构，不属于本机构。",
    remedy: "请由编号 {authority} 的机构移除；密钥被盗的，其上级机构可以宣布不再信任该密钥。",
  },
} as const satisfies ErrorEntry;

export const AUTHORITY_REGISTRY_LAST_ADMINISTRATOR = {
  code: "AUTHORITY_REGISTRY_LAST_ADMINISTRATOR",
  en: {
    meaning: "This is the last administering key of authority {authority}, so it cannot be removed.",
    remedy: "Add another administering key first, then remove this one.",
  },
  zh: {
    meaning: "这是编号 {authority} 的机构的最后一个管理密钥，不能移除。",
    remedy: "请先添加另一个管理密钥，再移除此密钥。",
  },
} as const satisfies ErrorEntry;

export const AUTHORITY_REGISTRY_HAS_ADMINISTRATOR = {
  code: "AUTHORITY_REGISTRY_HAS_ADMINISTRATOR",
  en: {
    meaning: "Authority {authority} has an administering key; only that key may add others.",
    remedy: "Have it add the new key. If it is lost or stolen, distrust it first, and then appoint a new one.",
  },
  zh: {
    meaning: "编号 {authority} 的机构已有管理密钥，只有该密钥可以添加其他密钥。",
    remedy: "请用该管理密钥添加。该密钥遗失或被盗的，请先宣布不再信任该密钥，再指定新的管理密钥。",
  },
} as const satisfies ErrorEntry;

export const AUTHORITY_REGISTRY_DISTRUST_TOO_LATE = {
  code: "AUTHORITY_REGISTRY_DISTRUST_TOO_LATE",
  en: {
    meaning:
      "Distrust of the key {account} cannot begin at {asOf}: it may begin at {latest} at the latest (Unix time, seconds).",
    remedy: "Give a moment from 1 to {latest}. Distrust never begins in the future, and can only be moved earlier.",
  },
  zh: {
    meaning: "密钥 {account} 不能自 {asOf} 起不再信任，最晚为 {latest}（Unix 时间，秒）。",
    remedy: "请填写 1 至 {latest} 之间的时间。起始时间不能在将来，且只能提前，不能推后。",
  },
} as const satisfies ErrorEntry;

export const AUTHORITY_REGISTRY_DISTRUST_TOO_EARLY = {
  code: "AUTHORITY_REGISTRY_DISTRUST_TOO_EARLY",
  en: {
    meaning:
      "An authority cannot distrust its own key {account} as of {asOf}: it may reach back to {earliest} (Unix time, seconds).",
    remedy: "Give {earliest} or later. To reach back further, ask the authority above, or governance.",
  },
  zh: {
    meaning: "机构不能自 {asOf} 起不再信任本机构的密钥 {account}，最早可追溯至 {earliest}（Unix 时间，秒）。",
    remedy: "请填写不早于 {earliest} 的时间；需追溯更早的，请由上级机构或联盟治理方办理。",
  },
} as const satisfies ErrorEntry;

export const AUTHORITY_REGISTRY_DISTRUSTS_ITSELF = {
  code: "AUTHORITY_REGISTRY_DISTRUSTS_ITSELF",
  en: {
    meaning: "The key {account} cannot distrust itself.",
    remedy: "Use another administering key of the authority, or ask the authority above, or governance.",
  },
  zh: {
    meaning: "密钥 {account} 不能宣布不再信任自己。",
    remedy: "请使用本机构的另一个管理密钥，或由上级机构、联盟治理方办理。",
  },
} as const satisfies ErrorEntry;

export const JOINT_APPROVAL_INVALID_EXPIRY = {
  code: "JOINT_APPROVAL_INVALID_EXPIRY",
  en: {
    meaning:
      "The approval cannot serve until {expiresAt}: that must lie from {earliest} to {latest} (Unix time, seconds).",
    remedy: "Give a moment within these bounds, at the most 90 days ahead.",
  },
  zh: {
    meaning: "批准的有效期不能至 {expiresAt}，应在 {earliest} 至 {latest} 之间（Unix 时间，秒）。",
    remedy: "请填写此范围内的时间，最长不超过 90 天。",
  },
} as const satisfies ErrorEntry;

export const JOINT_APPROVAL_MISSING = {
  code: "JOINT_APPROVAL_MISSING",
  en: {
    meaning:
      "Authority {approver} has not approved this action, has withdrawn its approval, or it was used already (action {action}).",
    remedy: "Have exactly this action approved, with the same content, and then carry it out.",
  },
  zh: {
    meaning: "编号 {approver} 的机构没有批准此项操作，或已撤回批准，或该批准已使用（操作 {action}）。",
    remedy: "请由该机构批准内容完全相同的操作，然后再办理。",
  },
} as const satisfies ErrorEntry;

export const JOINT_APPROVAL_EXPIRED = {
  code: "JOINT_APPROVAL_EXPIRED",
  en: {
    meaning: "The approval of authority {approver} expired at {expiresAt} (Unix time, seconds; action {action}).",
    remedy: "Have the action approved again.",
  },
  zh: {
    meaning: "编号 {approver} 的机构的批准已于 {expiresAt}（Unix 时间，秒）失效（操作 {action}）。",
    remedy: "请由该机构重新批准。",
  },
} as const satisfies ErrorEntry;

export const JOINT_APPROVAL_SAME_KEY = {
  code: "JOINT_APPROVAL_SAME_KEY",
  en: {
    meaning: "The key {account} cannot approve what it does itself (action {action}).",
    remedy: "Have it approved with another operating key of the authority, held by another person.",
  },
  zh: {
    meaning: "密钥 {account} 不能批准由其自己办理的操作（操作 {action}）。",
    remedy: "请由本机构另一人持有的另一办理密钥批准。",
  },
} as const satisfies ErrorEntry;

export const JOINT_APPROVAL_TOO_EARLY = {
  code: "JOINT_APPROVAL_TOO_EARLY",
  en: {
    meaning:
      "The key {account} was added too short a time ago: what it approves counts from {earliest} on (action {action}).",
    remedy: "Wait until then, or have it approved with a key that was added earlier.",
  },
  zh: {
    meaning: "密钥 {account} 添加时间过短，其批准自 {earliest} 起方有效（操作 {action}）。",
    remedy: "请等到该时间，或者由更早添加的密钥批准。",
  },
} as const satisfies ErrorEntry;

export const JOINT_APPROVAL_NEEDS_ANOTHER_AUTHORITY = {
  code: "JOINT_APPROVAL_NEEDS_ANOTHER_AUTHORITY",
  en: {
    meaning:
      "Authority {authority} needs the approval of another authority for this, and the decision names {approver} (0: none).",
    remedy: "Name the authority that reviews as the approver, and have it approve first.",
  },
  zh: {
    meaning: "编号 {authority} 的机构办理此事须经另一机构批准，而决定所列的批准机构编号为 {approver}（0 表示没有）。",
    remedy: "请将审查机构列为批准机构，并先由其批准。",
  },
} as const satisfies ErrorEntry;

export const JOINT_APPROVAL_NEEDS_ANOTHER_KEY = {
  code: "JOINT_APPROVAL_NEEDS_ANOTHER_KEY",
  en: {
    meaning:
      "Authority {authority} needs the approval of a second key of its own for this, and the decision names authority {approver} (0: none).",
    remedy: "Name your own authority as the approver, and have a second operating key approve first.",
  },
  zh: {
    meaning:
      "编号 {authority} 的机构办理此事须由本机构的第二把密钥批准，而决定所列的批准机构编号为 {approver}（0 表示没有）。",
    remedy: "请将本机构列为批准机构，并先由本机构的第二把密钥批准。",
  },
} as const satisfies ErrorEntry;

export const JOINT_APPROVAL_NOT_NEEDED = {
  code: "JOINT_APPROVAL_NOT_NEEDED",
  en: {
    meaning: "This needs no approval, and the decision names authority {approver} as the approver.",
    remedy: "Leave the approver at 0.",
  },
  zh: {
    meaning: "此项操作不需要批准，而决定列有批准机构（编号 {approver}）。",
    remedy: "请将批准机构填为 0。",
  },
} as const satisfies ErrorEntry;

export const LICENSE_CATALOG_UNKNOWN_TYPE = {
  code: "LICENSE_CATALOG_UNKNOWN_TYPE",
  en: {
    meaning: "There is no license type with the number {licenseType}.",
    remedy: "Look up the number in the catalog of license types; they are numbered from 1.",
  },
  zh: {
    meaning: "没有编号为 {licenseType} 的证照类型。",
    remedy: "请在证照目录中核对证照类型编号，编号从 1 开始。",
  },
} as const satisfies ErrorEntry;

export const LICENSE_CATALOG_INVALID_FIELD_COUNT = {
  code: "LICENSE_CATALOG_INVALID_FIELD_COUNT",
  en: {
    meaning: "A license type needs from 1 to {maximum} fields, {count} were given.",
    remedy: "List the names of the type's fields, {maximum} at the most.",
  },
  zh: {
    meaning: "证照类型应有 1 至 {maximum} 个字段，此处为 {count} 个。",
    remedy: "请列出该证照类型的字段名称，最多 {maximum} 个。",
  },
} as const satisfies ErrorEntry;

export const LICENSE_CATALOG_EMPTY_CODE = {
  code: "LICENSE_CATALOG_EMPTY_CODE",
  en: {
    meaning: "The license type's code is missing.",
    remedy: "Give the definer's unified social credit code followed by three digits, 21 characters together.",
  },
  zh: {
    meaning: "缺少证照类型代码。",
    remedy: "请填写 21 位代码：定义机构的统一社会信用代码加三位数字。",
  },
} as const satisfies ErrorEntry;

export const LICENSE_CATALOG_REASON_TAKEN = {
  code: "LICENSE_CATALOG_REASON_TAKEN",
  en: {
    meaning: "The number {number} cannot be given to a new reason of license type {licenseType}: it is taken, or is 0.",
    remedy: "Choose a number from 1 that no reason of this type has yet. What was added is never changed.",
  },
  zh: {
    meaning: "证照类型 {licenseType} 的新事由不能使用编号 {number}：该编号已被占用，或为 0。",
    remedy: "请选用该证照类型下尚未使用的编号，从 1 开始。已添加的事由不能修改。",
  },
} as const satisfies ErrorEntry;

export const LICENSE_CATALOG_INVALID_REASON = {
  code: "LICENSE_CATALOG_INVALID_REASON",
  en: {
    meaning:
      "Reason {number} of license type {licenseType} is for no action or no status, its bounds exclude each other, or it allows what its action cannot do.",
    remedy:
      "Name the action and the statuses; let the fewest days not exceed the most days, and the last day of its use not precede the first. Only suspending, revoking, annulling and cancelling may take effect ahead; only an annotation opens or closes an investigation. A new reason is not closed.",
  },
  zh: {
    meaning:
      "证照类型 {licenseType} 的事由 {number} 没有指定办理事项或状态，或其上下限相互矛盾，或允许了该办理事项不能做的事。",
    remedy:
      "请指定办理事项和状态，并使最少天数不大于最多天数，最后可用日期不早于起始可用日期。只有停止执业、吊销、撤销和注销可以定期生效；只有记录类事项可以立案或结案；新增的事由不能是已关闭的。",
  },
} as const satisfies ErrorEntry;

export const LICENSE_CATALOG_UNKNOWN_REASON = {
  code: "LICENSE_CATALOG_UNKNOWN_REASON",
  en: {
    meaning: "License type {licenseType} has no reason with the number {number}.",
    remedy: "Choose one of the reasons that the catalog lists for this license type.",
  },
  zh: {
    meaning: "证照类型 {licenseType} 没有编号为 {number} 的事由。",
    remedy: "请从证照目录所列该证照类型的事由中选择。",
  },
} as const satisfies ErrorEntry;

export const LICENSE_CATALOG_USE_TAKEN = {
  code: "LICENSE_CATALOG_USE_TAKEN",
  en: {
    meaning:
      "The number {number} cannot be given to a new use by statutory duty of license type {licenseType}: it is taken, or is 0.",
    remedy: "Choose a number from 1 that no use of this type has yet. What was published is never changed.",
  },
  zh: {
    meaning: "证照类型 {licenseType} 的新依职能用证事项不能使用编号 {number}：该编号已被占用，或为 0。",
    remedy: "请选用该证照类型下尚未使用的编号，从 1 开始。已公布的事项不能修改。",
  },
} as const satisfies ErrorEntry;

export const LICENSE_CATALOG_INVALID_USE = {
  code: "LICENSE_CATALOG_INVALID_USE",
  en: {
    meaning:
      "Use {number} of license type {licenseType} allows no action or no status, names fields that the type does not have, or its dates exclude each other.",
    remedy:
      "Name at least one action and one status, only fields of this type, and a last day that does not precede the first.",
  },
  zh: {
    meaning:
      "证照类型 {licenseType} 的依职能用证事项 {number} 未允许任何用证方式或证照状态，或含有该类型没有的字段，或起止日期相互矛盾。",
    remedy: "请至少允许一种用证方式和一种证照状态，只列该类型已有的字段，且最后可用日期不早于起始可用日期。",
  },
} as const satisfies ErrorEntry;

export const LICENSE_CATALOG_UNKNOWN_USE = {
  code: "LICENSE_CATALOG_UNKNOWN_USE",
  en: {
    meaning: "License type {licenseType} has no published use by statutory duty with the number {number}.",
    remedy: "Choose one from the published list of uses for this license type.",
  },
  zh: {
    meaning: "证照类型 {licenseType} 没有编号为 {number} 的依职能用证事项。",
    remedy: "请从已公布的该证照类型依职能用证清单中选择。",
  },
} as const satisfies ErrorEntry;

export const LICENSE_CATALOG_INVALID_CLOSING = {
  code: "LICENSE_CATALOG_INVALID_CLOSING",
  en: {
    meaning: "{day} cannot be a last day: that must lie from {earliest} to {latest}.",
    remedy: "Give a day within these bounds. A last day that is set can only be moved earlier.",
  },
  zh: {
    meaning: "最后日期不能为 {day}，应在 {earliest} 至 {latest} 之间。",
    remedy: "请填写此范围内的日期。已设定的最后日期只能提前。",
  },
} as const satisfies ErrorEntry;

export const LICENSE_CATALOG_WRONG_ACTION = {
  code: "LICENSE_CATALOG_WRONG_ACTION",
  en: {
    meaning: "Reason {number} of license type {licenseType} is for the action {reasonAction}, not for {action}.",
    remedy: "Choose a reason that the catalog lists for the action {action}.",
  },
  zh: {
    meaning: "证照类型 {licenseType} 的事由 {number} 适用于 {reasonAction}，不适用于 {action}。",
    remedy: "请选择证照目录中适用于 {action} 的事由。",
  },
} as const satisfies ErrorEntry;

export const LICENSE_CATALOG_REASON_NOT_IN_USE = {
  code: "LICENSE_CATALOG_REASON_NOT_IN_USE",
  en: {
    meaning:
      "Reason {number} of license type {licenseType} is not in use on {day}, the day on which the decision takes effect or is recorded.",
    remedy: "Compare the effective date with the decision, or choose a reason that is in use.",
  },
  zh: {
    meaning: "证照类型 {licenseType} 的事由 {number} 在 {day} 不可使用；该日为决定的生效日期或入链日期。",
    remedy: "请与决定书核对生效日期，或选择可用的事由。",
  },
} as const satisfies ErrorEntry;

export const LICENSE_CATALOG_EFFECTIVE_DAY_OUT_OF_BOUNDS = {
  code: "LICENSE_CATALOG_EFFECTIVE_DAY_OUT_OF_BOUNDS",
  en: {
    meaning:
      "The decision cannot take effect on {effectiveOn}: the reason allows {maxDaysBack} days before today ({today}) at the most, and {maxDaysAhead} days after it.",
    remedy:
      "Compare the effective date with the decision. A day too far ahead must be waited for; for a day further back another reason is needed.",
  },
  zh: {
    meaning:
      "决定的生效日期不能为 {effectiveOn}：该事由最多允许早于今日（{today}）{maxDaysBack} 天，或晚于今日 {maxDaysAhead} 天。",
    remedy: "请与决定书核对生效日期。生效日期过晚的，请待临近时再办理；追溯更久的，须用其他事由。",
  },
} as const satisfies ErrorEntry;

export const LICENSE_CATALOG_DAYS_OUT_OF_BOUNDS = {
  code: "LICENSE_CATALOG_DAYS_OUT_OF_BOUNDS",
  en: {
    meaning:
      "From {effectiveOn}, the last day {lastDay} does not fit the reason: it allows {minDays} to {maxDays} days, both ends counted.",
    remedy:
      "Give a last day within these bounds. Where it allows 0 days there is no end: give no last day. 1970-01-01 stands for none.",
  },
  zh: {
    meaning:
      "自 {effectiveOn} 起，截止日期 {lastDay} 与该事由不符：该事由允许 {minDays} 至 {maxDays} 天，首尾两日均计入。",
    remedy: "请填写此范围内的截止日期。允许天数为 0 的没有截止日期，请勿填写。1970-01-01 表示未填写。",
  },
} as const satisfies ErrorEntry;

export const LICENSE_CATALOG_STATUS_NOT_ALLOWED = {
  code: "LICENSE_CATALOG_STATUS_NOT_ALLOWED",
  en: {
    meaning:
      "Reason {number} of license type {licenseType} does not serve for a license with the status {status}, only with {statuses}.",
    remedy: "Read the license's status, and choose a reason that serves in it.",
  },
  zh: {
    meaning: "证照类型 {licenseType} 的事由 {number} 不适用于状态为 {status} 的电子证照，仅适用于 {statuses}。",
    remedy: "请查询该证照的状态，并选择适用的事由。",
  },
} as const satisfies ErrorEntry;

export const LICENSE_CATALOG_UNDER_INVESTIGATION = {
  code: "LICENSE_CATALOG_UNDER_INVESTIGATION",
  en: {
    meaning:
      "Reason {number} of license type {licenseType} is barred while an investigation is open against the license.",
    remedy: "Wait until the investigation is closed and its end is recorded.",
  },
  zh: {
    meaning: "该证照有尚未终结的调查，不能以证照类型 {licenseType} 的事由 {number} 办理。",
    remedy: "请待调查终结并记录后再办理。",
  },
} as const satisfies ErrorEntry;

export const LICENSE_REGISTRY_UNKNOWN_LICENSE = {
  code: "LICENSE_REGISTRY_UNKNOWN_LICENSE",
  en: {
    meaning: "No license has the id {id}.",
    remedy: "Compare the id with the license document, and check that it was issued on this chain.",
  },
  zh: {
    meaning: "没有链上标识为 {id} 的电子证照。",
    remedy: "请与证照文档核对该标识，并确认证照是在本链上颁发的。",
  },
} as const satisfies ErrorEntry;

export const LICENSE_REGISTRY_ALREADY_ISSUED = {
  code: "LICENSE_REGISTRY_ALREADY_ISSUED",
  en: {
    meaning: "This license was already issued; it has the id {id}.",
    remedy: "Do not issue it again. If something is to change, issue a new version.",
  },
  zh: {
    meaning: "该电子证照已经颁发，链上标识为 {id}。",
    remedy: "请勿重复颁发；内容有变更的，请颁发新版本。",
  },
} as const satisfies ErrorEntry;

export const LICENSE_REGISTRY_EMPTY_ROOT = {
  code: "LICENSE_REGISTRY_EMPTY_ROOT",
  en: {
    meaning: "The Merkle root of the license document is missing.",
    remedy: "Build the document first, and give the root that was computed from it.",
  },
  zh: {
    meaning: "缺少证照文档的默克尔根。",
    remedy: "请先生成证照文档，再填写由其计算得出的默克尔根。",
  },
} as const satisfies ErrorEntry;

export const LICENSE_REGISTRY_CUSTODY_HOLDER = {
  code: "LICENSE_REGISTRY_CUSTODY_HOLDER",
  en: {
    meaning: "{holder} is an authority's custody address and cannot be named as holder.",
    remedy: "Give the holder's own account; leave the holder out to take the license into your authority's custody.",
  },
  zh: {
    meaning: "{holder} 是机构的代管地址，不能作为持证主体的账户。",
    remedy: "请填写持证主体自己的账户；由颁发机构代管的，请不要填写持证主体账户。",
  },
} as const satisfies ErrorEntry;

export const LICENSE_REGISTRY_BATCH_LENGTH = {
  code: "LICENSE_REGISTRY_BATCH_LENGTH",
  en: {
    meaning: "A batch may contain from 1 to {maximum} licenses, not {length}.",
    remedy: "Divide the licenses into batches of {maximum} at the most, and send none that is empty.",
  },
  zh: {
    meaning: "每批应有 1 至 {maximum} 份电子证照，此处为 {length} 份。",
    remedy: "请分批提交，每批最多 {maximum} 份，且不能为空。",
  },
} as const satisfies ErrorEntry;

export const LICENSE_REGISTRY_INVALID_REGION = {
  code: "LICENSE_REGISTRY_INVALID_REGION",
  en: {
    meaning: "{region} is not an administrative division code.",
    remedy: "Give the six digits of GB/T 2260, such as 340000, 341600 or 341623.",
  },
  zh: {
    meaning: "{region} 不是行政区划代码。",
    remedy: "请填写 GB/T 2260 的六位代码，例如 340000、341600、341623。",
  },
} as const satisfies ErrorEntry;

export const LICENSE_REGISTRY_REGION_NOT_COVERED = {
  code: "LICENSE_REGISTRY_REGION_NOT_COVERED",
  en: {
    meaning:
      "The license is for division {region}, which does not lie within {authorityRegion}, the division of authority {authority}.",
    remedy: "Compare the division code with the license, or leave the action to the authority that is competent there.",
  },
  zh: {
    meaning: "电子证照的行政区划 {region} 不在编号 {authority} 的机构的行政区划 {authorityRegion} 范围内。",
    remedy: "请与证照核对行政区划代码，或由对该地区有管辖权的机构办理。",
  },
} as const satisfies ErrorEntry;

export const LICENSE_REGISTRY_NOT_ALLOWED = {
  code: "LICENSE_REGISTRY_NOT_ALLOWED",
  en: {
    meaning: "The license {id} has the status {status}, in which the action {action} is not allowed.",
    remedy: "Read the license's status and management records, and choose an action that this status allows.",
  },
  zh: {
    meaning: "电子证照 {id} 的状态为 {status}，不能办理 {action}。",
    remedy: "请查询该证照的状态和管理记录，办理该状态下允许的事项。",
  },
} as const satisfies ErrorEntry;

export const LICENSE_REGISTRY_HAS_SUCCESSOR = {
  code: "LICENSE_REGISTRY_HAS_SUCCESSOR",
  en: {
    meaning: "The license {id} was already followed by another one, and can be followed by one only.",
    remedy: "Act on the license that followed: the management records name it.",
  },
  zh: {
    meaning: "电子证照 {id} 已有后续证照，且只能有一份。",
    remedy: "请办理其后续证照，管理记录载有后续证照的标识。",
  },
} as const satisfies ErrorEntry;

export const LICENSE_REGISTRY_NOT_TRUSTED = {
  code: "LICENSE_REGISTRY_NOT_TRUSTED",
  en: {
    meaning: "The key that vouches for the license {id} is not trusted, so nothing new can be built on it.",
    remedy: "Examine the license, and have a good key endorse it first; or annul it.",
  },
  zh: {
    meaning: "为电子证照 {id} 担保的密钥已不受信任，不能据此换发或者转移。",
    remedy: "请先核查该证照并由可信密钥重新担保，或者予以撤销。",
  },
} as const satisfies ErrorEntry;

export const LICENSE_REGISTRY_REGION_CHANGED = {
  code: "LICENSE_REGISTRY_REGION_CHANGED",
  en: {
    meaning: "A new version of the license {id} cannot be for another region ({region}) than the license itself.",
    remedy: "Reissue it for the license's own region, or transfer it.",
  },
  zh: {
    meaning: "电子证照 {id} 的新版本不能改为其他区划（{region}）。",
    remedy: "请按原区划换发，或者办理转移。",
  },
} as const satisfies ErrorEntry;

export const LICENSE_REGISTRY_ALREADY_SCHEDULED = {
  code: "LICENSE_REGISTRY_ALREADY_SCHEDULED",
  en: {
    meaning:
      "A recorded decision will give the license {id} the status {status} from {from} on, and there can be only one such decision.",
    remedy: "Wait until that day, or take a decision that takes effect today.",
  },
  zh: {
    meaning: "已有决定自 {from} 起将电子证照 {id} 的状态变为 {status}，此类决定只能有一项。",
    remedy: "请待该日之后再办理，或作出当日生效的决定。",
  },
} as const satisfies ErrorEntry;

export const LICENSE_REGISTRY_ALREADY_BOUND = {
  code: "LICENSE_REGISTRY_ALREADY_BOUND",
  en: {
    meaning: "The license {id} is bound to {owner} already.",
    remedy: "Give another account of the holder, if it is to change.",
  },
  zh: {
    meaning: "电子证照 {id} 已绑定到 {owner}。",
    remedy: "需要变更的，请填写持证主体的另一账户。",
  },
} as const satisfies ErrorEntry;

export const LICENSE_REGISTRY_BOOK_FULL = {
  code: "LICENSE_REGISTRY_BOOK_FULL",
  en: {
    meaning: "The management book of the license {id} has as many records as can be counted.",
    remedy: "Nothing more can be done to this license. Tell those who run the platform.",
  },
  zh: {
    meaning: "电子证照 {id} 的管理记录已达可计数的上限。",
    remedy: "该证照不能再办理任何事项，请告知平台运维人员。",
  },
} as const satisfies ErrorEntry;

export const LICENSE_REGISTRY_REGISTER_FULL = {
  code: "LICENSE_REGISTRY_REGISTER_FULL",
  en: {
    meaning: "The register of the authority {authority} has as many licenses as can be counted.",
    remedy: "This authority can issue nothing more in this registry. Tell those who run the platform.",
  },
  zh: {
    meaning: "机构 {authority} 的登记册已达可计数的上限。",
    remedy: "该机构不能再在此登记合约中颁发证照，请告知平台运维人员。",
  },
} as const satisfies ErrorEntry;

export const LICENSE_REGISTRY_LOCKED = {
  code: "LICENSE_REGISTRY_LOCKED",
  en: {
    meaning:
      "Licenses are bound to their holders and can be neither transferred nor approved for transfer (token {tokenId}; 0 stands for all).",
    remedy: "Do not move it with a wallet. A change of holder or place goes through the issuing authority.",
  },
  zh: {
    meaning: "电子证照与持证主体绑定，不能转让，也不能授权他人转让（代币编号 {tokenId}，0 表示全部）。",
    remedy: "请勿用钱包转移。持证主体或所在地变更的，请向颁发机构办理。",
  },
} as const satisfies ErrorEntry;

export const ACCESS_LOG_UNKNOWN_LICENSE = {
  code: "ACCESS_LOG_UNKNOWN_LICENSE",
  en: {
    meaning: "No license has the id {id}, so it cannot be used. Nothing was recorded.",
    remedy: "Compare the id with the license document, and check that it was issued on this chain.",
  },
  zh: {
    meaning: "没有链上标识为 {id} 的电子证照，不能用证，也未留下用证记录。",
    remedy: "请与证照文档核对该标识，并确认证照是在本链上颁发的。",
  },
} as const satisfies ErrorEntry;

export const ACCESS_LOG_BATCH_LENGTH = {
  code: "ACCESS_LOG_BATCH_LENGTH",
  en: {
    meaning: "A batch may contain from 1 to {maximum} uses, not {length}. Nothing was recorded.",
    remedy: "Divide the uses into batches of {maximum} at the most, and send none that is empty.",
  },
  zh: {
    meaning: "每批应有 1 至 {maximum} 次用证，此处为 {length} 次，未留下用证记录。",
    remedy: "请分批提交，每批最多 {maximum} 次，且不能为空。",
  },
} as const satisfies ErrorEntry;

export const ACCESS_LOG_LENGTH_MISMATCH = {
  code: "ACCESS_LOG_LENGTH_MISMATCH",
  en: {
    meaning: "There are {length} where there should be {expected}. Nothing was recorded.",
    remedy:
      "Give each use the number of its grant, or as many grants as uses; and for each grant its signature, or no signatures at all.",
  },
  zh: {
    meaning: "数量为 {length}，应为 {expected}，未留下用证记录。",
    remedy: "请为每次用证填写授权的序号，或使授权与用证一一对应；签名应与授权一一对应，或全部不填。",
  },
} as const satisfies ErrorEntry;

export const ACCESS_LOG_UNKNOWN_GRANT = {
  code: "ACCESS_LOG_UNKNOWN_GRANT",
  en: {
    meaning: "A use names the grant number {number}, but {count} were given, counted from 1. Nothing was recorded.",
    remedy: "Name one of the grants given.",
  },
  zh: {
    meaning: "用证所填的授权序号为 {number}，而提交的授权共 {count} 项，自 1 起编号，未留下用证记录。",
    remedy: "请填写所提交授权之一的序号。",
  },
} as const satisfies ErrorEntry;

export const ACCESS_LOG_INVALID_GRANT = {
  code: "ACCESS_LOG_INVALID_GRANT",
  en: {
    meaning: "The terms of the grant {grant} are none that a grant of its kind may have.",
    remedy:
      "Have it made anew: with a use at least, an end that is not before the beginning, and for a presentation one use, the verifier's challenge and 60 seconds at most.",
  },
  zh: {
    meaning: "授权 {grant} 的内容不符合该类授权的要求。",
    remedy: "请重新授权：至少可用一次，终止时间不早于起始时间；亮证授权只限一次，须含核验方的挑战值，且不超过 60 秒。",
  },
} as const satisfies ErrorEntry;

export const ACCESS_LOG_NOT_BOUND = {
  code: "ACCESS_LOG_NOT_BOUND",
  en: {
    meaning: "The license {id} is not bound to the holder in the way that the grant {grant} says.",
    remedy: "Have the grant made anew by who holds the license now. What is in custody can be granted by nobody.",
  },
  zh: {
    meaning: "电子证照 {id} 的绑定情况与授权 {grant} 所载不符。",
    remedy: "请由现持证主体重新授权；处于代管中的证照不能授权。",
  },
} as const satisfies ErrorEntry;

export const ACCESS_LOG_INVALID_SIGNATURE = {
  code: "ACCESS_LOG_INVALID_SIGNATURE",
  en: {
    meaning: "The signature of the grant {grant}, or of its withdrawal, is not that of the holder {holder}.",
    remedy: "Have it signed with the holder's own key, for this chain and this registry.",
  },
  zh: {
    meaning: "授权 {grant} 或其撤回的签名不是持证主体 {holder} 的签名。",
    remedy: "请由持证主体以本人密钥、针对本链和本登记合约重新签名。",
  },
} as const satisfies ErrorEntry;

export const ACCESS_LOG_ALREADY_OPENED = {
  code: "ACCESS_LOG_ALREADY_OPENED",
  en: {
    meaning: "The grant {grant} is stored already.",
    remedy: "Nothing is left to do: use it.",
  },
  zh: {
    meaning: "授权 {grant} 已经登记。",
    remedy: "无需再登记，可直接使用。",
  },
} as const satisfies ErrorEntry;

export const ACCESS_LOG_ALREADY_WITHDRAWN = {
  code: "ACCESS_LOG_ALREADY_WITHDRAWN",
  en: {
    meaning: "The grant {grant} was withdrawn. That is for ever.",
    remedy: "If a use is still wanted, have a new grant made.",
  },
  zh: {
    meaning: "授权 {grant} 已被撤回，不能恢复。",
    remedy: "仍需用证的，请重新取得授权。",
  },
} as const satisfies ErrorEntry;

export const ACCESS_LOG_NOT_HOLDER = {
  code: "ACCESS_LOG_NOT_HOLDER",
  en: {
    meaning: "The account {caller} is not {holder}, who made the grant {grant}.",
    remedy: "Only who made a grant withdraws it: with the holder's account, or by the holder's signature.",
  },
  zh: {
    meaning: "账户 {caller} 不是作出授权 {grant} 的持证主体 {holder}。",
    remedy: "只有授权人可以撤回授权：用其账户办理，或凭其签名办理。",
  },
} as const satisfies ErrorEntry;

export const REVERT_UNKNOWN = {
  code: "REVERT_UNKNOWN",
  en: {
    meaning: "The chain refused, for a reason that this version does not know: “{reason}”.",
    remedy:
      "Do not send it again unchanged. Update the software; if that does not help, give this message to those who run the platform.",
  },
  zh: {
    meaning: "链上拒绝了此项操作，当前版本无法识别其原因：“{reason}”。",
    remedy: "请勿原样重新提交。请先更新软件；仍未解决的，请将本提示告知平台运维人员。",
  },
} as const satisfies ErrorEntry;
