import type { Text } from "../../language.js";
import type * as registryErrors from "../catalogue/registries.js";

/** What mostly brings each of these errors about. */
export const registryCauses: Readonly<Record<keyof typeof registryErrors, Text>> = {
  AUTHORITY_REGISTRY_UNKNOWN_AUTHORITY: {
    en: "The number was mistyped, or is of another deployment.",
    zh: "编号录入有误，或者属于另一部署。",
  },
  AUTHORITY_REGISTRY_INACTIVE: {
    en: "The parent or governance ended the authority, or one above it, and with it all below.",
    zh: "上级机构或者联盟治理方停用了该机构或其上级，其下各级随之停用。",
  },
  AUTHORITY_REGISTRY_NOT_PARENT: {
    en: "The key belongs to an authority further up, to a sister or to a stranger: only the direct parent may.",
    zh: "所用密钥属于更上级、同级或者无关机构：仅直接上级机构有权办理。",
  },
  AUTHORITY_REGISTRY_NOT_ROOT: {
    en: "Governance was asked for what its parent is competent for.",
    zh: "应由上级机构办理的事项提交给了联盟治理方。",
  },
  AUTHORITY_REGISTRY_INVALID_REGION: {
    en: "The code was mistyped, or has a county without a city.",
    zh: "代码录入有误，或者有县级码而无市级码。",
  },
  AUTHORITY_REGISTRY_REGION_NOT_COVERED: {
    en: "The code was mistyped, or the authority is to stand below another one.",
    zh: "代码录入有误，或者该机构应当登记在另一上级之下。",
  },
  AUTHORITY_REGISTRY_CODE_TAKEN: {
    en: "The authority was registered before, or somebody took its code.",
    zh: "该机构先前已登记，或者其代码被他人占用。",
  },
  AUTHORITY_REGISTRY_EMPTY_CODE: {
    en: "The call was made without the SDK, and the code left out.",
    zh: "未使用 SDK 调用，且遗漏了代码。",
  },
  AUTHORITY_REGISTRY_TOO_DEEP: {
    en: "The tree of authorities has four levels, so that acting stays cheap to check.",
    zh: "机构层级以四级为限，以便办理时的核查保持低成本。",
  },
  AUTHORITY_REGISTRY_INVALID_RIGHTS: {
    en: "The call was made without the SDK, with bits that stand for no right.",
    zh: "未使用 SDK 调用，且含有不代表任何权限的位。",
  },
  AUTHORITY_REGISTRY_RIGHTS_NOT_HELD: {
    en: "The parent never had the right, lost it, or it still waits for its delay.",
    zh: "上级机构从未取得该权限，或者已失去，或者尚在等待生效。",
  },
  AUTHORITY_REGISTRY_NOT_ACCREDITED: {
    en: "The right was never given, fell away at some level, or still waits for its delay.",
    zh: "该权限从未授予，或者在某一级已收回，或者尚在等待生效。",
  },
  AUTHORITY_REGISTRY_UNKNOWN_KEY: {
    en: "Another account is chosen, or the authority's administrator has not added it.",
    zh: "选择了其他账户，或者机构管理人员尚未将其添加为密钥。",
  },
  AUTHORITY_REGISTRY_KEY_TAKEN: {
    en: "A key belongs to one authority for ever, and never comes back once it was removed.",
    zh: "密钥永久归属于一个机构，移除之后不能恢复。",
  },
  AUTHORITY_REGISTRY_ZERO_KEY: { en: "The account was left out.", zh: "遗漏了账户。" },
  AUTHORITY_REGISTRY_KEY_REMOVED: {
    en: "An administrator removed or distrusted it, as when its owner left or it was stolen.",
    zh: "管理人员因持有人离任、密钥失窃等原因将其移除或者不再信任。",
  },
  AUTHORITY_REGISTRY_MISSING_ROLE: {
    en: "A key for daily work was used to administer, or an administering key to work.",
    zh: "以日常办理密钥进行管理，或者以管理密钥办理业务。",
  },
  AUTHORITY_REGISTRY_INVALID_ROLES: {
    en: "No role was chosen, or the call was made without the SDK.",
    zh: "没有选择用途，或者未使用 SDK 调用。",
  },
  AUTHORITY_REGISTRY_FOREIGN_KEY: {
    en: "The account was mistyped, or is of another authority.",
    zh: "账户录入有误，或者属于其他机构。",
  },
  AUTHORITY_REGISTRY_LAST_ADMINISTRATOR: {
    en: "Without it nobody could add a key to the authority any more.",
    zh: "移除之后，该机构将无人可以添加密钥。",
  },
  AUTHORITY_REGISTRY_HAS_ADMINISTRATOR: {
    en: "A parent sets the first administering key alone; later ones are the authority's own matter.",
    zh: "上级机构仅设定首个管理密钥，此后由本机构自行管理。",
  },
  AUTHORITY_REGISTRY_DISTRUST_TOO_LATE: {
    en: "The moment lies in the future, or after one that was set before: it only moves earlier.",
    zh: "所填时刻在将来，或者晚于先前设定的时刻：只能提前。",
  },
  AUTHORITY_REGISTRY_DISTRUST_TOO_EARLY: {
    en: "A sister key reaches back 30 days, so that one stolen key cannot undo everything.",
    zh: "同一机构的密钥仅可追溯 30 天，以防一把失窃的密钥否定全部。",
  },
  AUTHORITY_REGISTRY_DISTRUSTS_ITSELF: {
    en: "The account that signs was given as the one to be distrusted.",
    zh: "将签名账户自身填写为不再信任的密钥。",
  },
  JOINT_APPROVAL_INVALID_EXPIRY: {
    en: "The expiry is past, more than 90 days ahead, or in milliseconds.",
    zh: "失效时间已过、超过 90 天，或者以毫秒填写。",
  },
  JOINT_APPROVAL_MISSING: {
    en: "Nobody approved yet, or another call was approved: an approval is of the very bytes.",
    zh: "尚未批准，或者批准的是另一操作：批准仅对完全相同的内容有效。",
  },
  JOINT_APPROVAL_EXPIRED: {
    en: "The action came later than the approver allowed.",
    zh: "办理时间晚于批准机构所定的期限。",
  },
  JOINT_APPROVAL_SAME_KEY: { en: "The key that approved is used to act too.", zh: "批准所用的密钥同时用于办理。" },
  JOINT_APPROVAL_TOO_EARLY: {
    en: "A new key's approvals count only after the delay for new rights, so that it is seen first.",
    zh: "新密钥的批准须待新权限的等待期届满后方可生效，以便事先察觉。",
  },
  JOINT_APPROVAL_NEEDS_ANOTHER_AUTHORITY: {
    en: "The reason asks for a review by another authority, and the decision names none, or the acting one.",
    zh: "该事由须经其他机构审查，而决定中没有写明批准机构，或者写的是办理机构自身。",
  },
  JOINT_APPROVAL_NEEDS_ANOTHER_KEY: {
    en: "The reason asks for four eyes in the same authority, and the decision does not name that authority.",
    zh: "该事由须由本机构另一密钥复核，而决定中写明的不是本机构。",
  },
  JOINT_APPROVAL_NOT_NEEDED: {
    en: "The reason asks for no approval; one that stays unused would mislead.",
    zh: "该事由无须批准；写明而不使用会造成误解。",
  },
  LICENSE_CATALOG_UNKNOWN_TYPE: {
    en: "The number was mistyped, or the type was never added to this deployment.",
    zh: "编号录入有误，或者该类型没有加入本部署的目录。",
  },
  LICENSE_CATALOG_INVALID_FIELD_COUNT: {
    en: "The list of fields is empty, or longer than a set of fields can hold.",
    zh: "字段列表为空，或者超过字段集合的容量。",
  },
  LICENSE_CATALOG_EMPTY_CODE: { en: "The code was left out.", zh: "遗漏了代码。" },
  LICENSE_CATALOG_REASON_TAKEN: {
    en: "A reason keeps its number for ever, closed or not.",
    zh: "事由的编号永久保留，停用后亦不得再用。",
  },
  LICENSE_CATALOG_INVALID_REASON: { en: "Parts of the reason contradict each other.", zh: "事由的各项内容相互矛盾。" },
  LICENSE_CATALOG_UNKNOWN_REASON: {
    en: "The number was mistyped, or is of another license type.",
    zh: "编号录入有误，或者属于另一证照类型。",
  },
  LICENSE_CATALOG_USE_TAKEN: {
    en: "A published use keeps its number for ever, closed or not.",
    zh: "已公布用证事项的编号永久保留，停用后亦不得再用。",
  },
  LICENSE_CATALOG_INVALID_USE: {
    en: "Parts of the use contradict each other, or are of another license type.",
    zh: "用证事项的各项内容相互矛盾，或者属于另一证照类型。",
  },
  LICENSE_CATALOG_UNKNOWN_USE: {
    en: "The number was mistyped, or is of another license type.",
    zh: "编号录入有误，或者属于另一证照类型。",
  },
  LICENSE_CATALOG_INVALID_CLOSING: {
    en: "A last day only moves earlier, and not into what was allowed already.",
    zh: "最后使用日只能提前，且不得影响先前已经允许的行为。",
  },
  LICENSE_CATALOG_WRONG_ACTION: {
    en: "The number of another reason was given, or another action was meant.",
    zh: "填写了其他事由的编号，或者本应办理另一种操作。",
  },
  LICENSE_CATALOG_REASON_NOT_IN_USE: {
    en: "The law changed: the reason was closed, or is not yet in force.",
    zh: "法律已有变化：该事由已停用，或者尚未施行。",
  },
  LICENSE_CATALOG_EFFECTIVE_DAY_OUT_OF_BOUNDS: {
    en: "The decision was recorded too late, or its effective day was mistyped.",
    zh: "决定登记过迟，或者生效日录入有误。",
  },
  LICENSE_CATALOG_DAYS_OUT_OF_BOUNDS: {
    en: "The last day was counted wrongly, or the law allows another length.",
    zh: "最后一日计算有误，或者法律规定的期限与此不同。",
  },
  LICENSE_CATALOG_STATUS_NOT_ALLOWED: {
    en: "The license changed meanwhile, or the reason is for another case.",
    zh: "证照状态已发生变化，或者该事由适用于其他情形。",
  },
  LICENSE_CATALOG_UNDER_INVESTIGATION: {
    en: "An authority opened an investigation and has not closed it.",
    zh: "有机构对该证照立案调查，尚未结案。",
  },
  LICENSE_REGISTRY_UNKNOWN_LICENSE: {
    en: "The id was mistyped, is of another deployment, or the issue was never carried out.",
    zh: "标识录入有误，或者属于另一部署，或者从未完成颁发。",
  },
  LICENSE_REGISTRY_ALREADY_ISSUED: {
    en: "The same document was issued under the same decision before, from another machine perhaps.",
    zh: "同一文件已依同一决定颁发，可能由另一台机器办理。",
  },
  LICENSE_REGISTRY_EMPTY_ROOT: {
    en: "The call was made without the SDK, and the root left out.",
    zh: "未使用 SDK 调用，且遗漏了根哈希。",
  },
  LICENSE_REGISTRY_CUSTODY_HOLDER: {
    en: "A custody address was copied from another license.",
    zh: "从其他证照复制了代管地址。",
  },
  LICENSE_REGISTRY_BATCH_LENGTH: {
    en: "The batch is empty, or was not cut into parts that fit a block.",
    zh: "批次为空，或者没有拆分到一个区块可容纳的大小。",
  },
  LICENSE_REGISTRY_INVALID_REGION: {
    en: "The code was mistyped, or has a county without a city.",
    zh: "代码录入有误，或者有县级码而无市级码。",
  },
  LICENSE_REGISTRY_REGION_NOT_COVERED: {
    en: "The division was mistyped, or another authority is competent there.",
    zh: "行政区划录入有误，或者该地区由其他机构管辖。",
  },
  LICENSE_REGISTRY_NOT_ALLOWED: {
    en: "The license changed meanwhile: it ended, expired, or was suspended or resumed.",
    zh: "证照状态已发生变化：已终止、到期，或者已停止、恢复执业。",
  },
  LICENSE_REGISTRY_HAS_SUCCESSOR: {
    en: "The license was reissued or transferred before.",
    zh: "该证照先前已换发或者转移。",
  },
  LICENSE_REGISTRY_NOT_TRUSTED: {
    en: "The key was distrusted as of a moment before it vouched for the license.",
    zh: "该密钥自其担保此证照之前的时刻起已不再被信任。",
  },
  LICENSE_REGISTRY_REGION_CHANGED: {
    en: "A move was sent as a reissue, or the division was mistyped.",
    zh: "以换发方式办理了跨地区转移，或者行政区划录入有误。",
  },
  LICENSE_REGISTRY_ALREADY_SCHEDULED: {
    en: "An earlier decision still waits for its day.",
    zh: "先前的一项决定尚待其生效日。",
  },
  LICENSE_REGISTRY_ALREADY_BOUND: {
    en: "The rebinding was carried out before, or the account was mistyped.",
    zh: "变更先前已完成，或者账户录入有误。",
  },
  LICENSE_REGISTRY_BOOK_FULL: {
    en: "A license has room for 65,535 records; the last eight are kept for what ends it.",
    zh: "一份证照的记录以 65,535 条为限，最后八条留给终止证照的操作。",
  },
  LICENSE_REGISTRY_REGISTER_FULL: {
    en: "An authority has numbers for about 4.29 billion licenses.",
    zh: "一个机构的登记册约可容纳 42.9 亿份证照。",
  },
  LICENSE_REGISTRY_LOCKED: {
    en: "A wallet or marketplace took the license for something that can be sold.",
    zh: "钱包或者交易平台将证照当作可以买卖的物品。",
  },
  ACCESS_LOG_UNKNOWN_LICENSE: {
    en: "The id was mistyped, or is of another deployment.",
    zh: "标识录入有误，或者属于另一部署。",
  },
  ACCESS_LOG_BATCH_LENGTH: { en: "The batch is empty, or was not cut into parts.", zh: "批次为空，或者没有拆分。" },
  ACCESS_LOG_LENGTH_MISMATCH: {
    en: "The call was made without the SDK, with lists of different lengths.",
    zh: "未使用 SDK 调用，且各列表长度不一。",
  },
  ACCESS_LOG_UNKNOWN_GRANT: {
    en: "The call was made without the SDK, with a number that is counted from 0 or too large.",
    zh: "未使用 SDK 调用，且编号从 0 起计或者过大。",
  },
  ACCESS_LOG_INVALID_GRANT: {
    en: "The grant was written without the SDK, or edited.",
    zh: "授权不是由 SDK 生成的，或者经过修改。",
  },
  ACCESS_LOG_NOT_BOUND: {
    en: "The license was bound to another account after the grant was signed.",
    zh: "签署授权之后，证照已改绑至其他账户。",
  },
  ACCESS_LOG_INVALID_SIGNATURE: {
    en: "Another account signed, the grant was changed afterwards, or it is for another chain.",
    zh: "由其他账户签名，或者授权在签名后被改动，或者用于另一条链。",
  },
  ACCESS_LOG_ALREADY_OPENED: {
    en: "Somebody relayed the grant before, or an allowed use stored it.",
    zh: "他人先前已代为登记，或者一次获准的用证已将其登记。",
  },
  ACCESS_LOG_ALREADY_WITHDRAWN: { en: "The holder withdrew the grant.", zh: "持证主体已撤回该授权。" },
  ACCESS_LOG_NOT_HOLDER: {
    en: "Another account of the wallet is chosen, or somebody relays without the holder's signature.",
    zh: "钱包中选择了其他账户，或者代办人没有持证主体的签名。",
  },
  REVERT_UNKNOWN: {
    en: "The contract called is newer than this version, or is not one of the registries.",
    zh: "所调用的合约比本版本新，或者不是登记合约。",
  },
};
