import type { Text } from "@elicense/sdk";

/** What `authority` says, and `pause`. */
export const authorityMessages = {
  "authority.description": { en: "see and maintain who may do what", zh: "查看和维护机构、密钥和权限" },
  "authority.show": { en: "show an authority, its keys and its rights", zh: "显示机构及其密钥和权限" },
  "authority.list": { en: "list the authorities, as the tree that they form", zh: "按隶属关系列出机构" },
  "authority.register": {
    en: "register a sub-authority, with an administering key of its parent",
    zh: "登记下级机构（使用上级机构的管理密钥）",
  },
  "authority.admit": { en: "admit a root authority, as governance", zh: "接纳根机构（联盟治理）" },
  "authority.accredit": {
    en: "set all rights of a sub-authority for a license type; of a root as governance",
    zh: "设定下级机构对某类证照的全部权限；根机构由联盟治理方设定",
  },
  "authority.appoint": {
    en: "give a sub-authority that has no administering key a new one; a root as governance",
    zh: "为没有管理密钥的下级机构指定管理密钥；根机构由联盟治理方指定",
  },
  "authority.deactivate": {
    en: "deactivate a sub-authority and all below it, for good; any as governance",
    zh: "永久停用下级机构及其全部下级；联盟治理方可停用任何机构",
  },
  "authority.addKey": { en: "add a key to the own authority", zh: "为本机构添加密钥" },
  "authority.removeKey": {
    en: "remove a key of the own authority, for good; what it vouched for stays trusted",
    zh: "永久移除本机构的密钥；其已担保的证照仍可信",
  },
  "authority.distrustKey": {
    en: "distrust a stolen key as of a moment, and remove it; any key as governance",
    zh: "自某一时刻起不再信任失窃密钥并予移除；联盟治理方可对任何密钥办理",
  },
  "authority.setDelay": {
    en: "set how long a new right waits before it holds, as governance",
    zh: "设定新授权限的等待期（联盟治理）",
  },
  "authority.argument": {
    en: "unified social credit code or number of the authority",
    zh: "机构的统一社会信用代码或编号",
  },
  "authority.argumentOrOwn": {
    en: "unified social credit code or number of the authority; the key's own if left out",
    zh: "机构的统一社会信用代码或编号，默认为密钥所属机构",
  },
  "authority.at": {
    en: "as it was: number of a block, day (YYYY-MM-DD), or final",
    zh: "查询时点：区块号、日期（YYYY-MM-DD）或 final",
  },
  "authority.under": { en: "only this authority and all below it", zh: "只列出该机构及其全部下级" },
  "authority.within": { en: "only those within this division", zh: "只列出该行政区划内的机构" },
  "authority.listed": {
    en: "Listed {count} of {total} {total|authority|authorities}.",
    zh: "列出 {count} 个机构，共 {total} 个。",
  },
  "authority.code": { en: "its unified social credit code", zh: "统一社会信用代码" },
  "authority.region": { en: "division code of where it is competent", zh: "管辖的行政区划代码" },
  "authority.name": { en: "its name in Chinese", zh: "中文名称" },
  "authority.nameEn": { en: "its name in English", zh: "英文名称" },
  "authority.administrator": { en: "account of its administering key", zh: "管理密钥的账户" },
  "authority.account": { en: "the key's account", zh: "密钥的账户" },
  "authority.roles": { en: "what the key is for, separated by commas: {roles}", zh: "密钥用途，以逗号分隔：{roles}" },
  "authority.type": { en: "license type: number or name, such as lawyer", zh: "证照类型：编号或名称，例如 lawyer" },
  "authority.rights": {
    en: "all that it is to have, separated by commas: {rights}; or none",
    zh: "应有的全部权限，以逗号分隔：{rights}；或 none（无）",
  },
  "authority.asOf": {
    en: "what it vouched for from then on is not trusted: day, or day and time, of Asia/Shanghai",
    zh: "自该时刻起担保的证照不再可信：日期或日期和时间（北京时间）",
  },
  "authority.days": { en: "days that a new right waits", zh: "新授权限等待的天数" },
  "authority.number": { en: "number", zh: "编号" },
  "authority.nameShown": { en: "name", zh: "名称" },
  "authority.parent": { en: "registered by", zh: "上级机构" },
  "authority.root": { en: "governance: it is a root", zh: "联盟治理方（根机构）" },
  "authority.since": { en: "since (Asia/Shanghai)", zh: "登记时间（北京时间）" },
  "authority.until": { en: "deactivated (Asia/Shanghai)", zh: "停用时间（北京时间）" },
  "authority.administrators": { en: "administering keys", zh: "管理密钥数" },
  "authority.state.active": { en: "active", zh: "启用中" },
  "authority.state.deactivated": { en: "deactivated", zh: "已停用" },
  "authority.state.inactiveAbove": { en: "inactive: one above it was deactivated", zh: "不可用：上级机构已停用" },
  "authority.key.inUse": { en: "in use", zh: "使用中" },
  "authority.key.removed": { en: "removed {time}", zh: "{time} 移除" },
  "authority.key.distrusted": { en: "distrusted as of {time}", zh: "自 {time} 起不再信任" },
  "authority.noRights": { en: "It has no rights of its own.", zh: "该机构没有任何权限。" },
  "authority.pending": { en: "{rights} (from {time})", zh: "{rights}（{time} 起）" },
  "pause.description": {
    en: "stop issuing, reissuing and transferring; all else goes on",
    zh: "暂停颁发、换发和转移，其他业务照常",
  },
  "unpause.description": { en: "allow issuing, reissuing and transferring again", zh: "恢复颁发、换发和转移" },
} as const satisfies Readonly<Record<string, Text>>;
