import type { ErrorEntry } from "./ErrorEntry.js";

// What is wrong with a header of a QBFT chain, its seals or its validators, or with a proof of the chain's state.

export const QBFT_PROVIDER = {
  code: "QBFT_PROVIDER",
  en: {
    meaning: "The provider passes on no request of its own to a node, so that headers and proofs cannot be had.",
    remedy: "Connect to one node, as `connect` does it.",
  },
  zh: {
    meaning: "所用的连接不能向节点转发任意请求，无法取得区块头和证明。",
    remedy: "请直接连接单个节点，例如使用 `connect`。",
  },
} as const satisfies ErrorEntry;

export const QBFT_HEADER_FORM = {
  code: "QBFT_HEADER_FORM",
  en: {
    meaning: "The block header is not one of a QBFT chain: {field} does not fit.",
    remedy: "Do not rely on this node. Ask another department's, and check that the chain runs QBFT.",
  },
  zh: {
    meaning: "区块头不符合 QBFT 链的格式：{field} 有误。",
    remedy: "不要采信该节点。请改问其他部门的节点，并确认该链采用 QBFT 共识。",
  },
} as const satisfies ErrorEntry;

export const QBFT_SEAL = {
  code: "QBFT_SEAL",
  en: {
    meaning: "Seal {place} of block {block} is not one of its validators'.",
    remedy: "Do not rely on this node: it shows a block that the validators did not make. Ask another one.",
  },
  zh: {
    meaning: "区块 {block} 的第 {place} 个签章不是验证节点所签。",
    remedy: "不要采信该节点：其出示的区块并非验证节点所产生。请改问其他节点。",
  },
} as const satisfies ErrorEntry;

export const QBFT_NOT_SEALED = {
  code: "QBFT_NOT_SEALED",
  en: {
    meaning: "Block {block} has {seals} seals of the {quorum} that it needs.",
    remedy: "Do not rely on this node: the validators never agreed on that block. Ask another one.",
  },
  zh: {
    meaning: "区块 {block} 需要 {quorum} 个签章，只有 {seals} 个。",
    remedy: "不要采信该节点：验证节点从未就该区块达成一致。请改问其他节点。",
  },
} as const satisfies ErrorEntry;

export const QBFT_NOT_LINKED = {
  code: "QBFT_NOT_LINKED",
  en: {
    meaning: "Block {block} does not follow block {before}.",
    remedy: "Give the headers one after the other. If they are, do not rely on the node that gave them.",
  },
  zh: {
    meaning: "区块 {block} 不是区块 {before} 的下一区块。",
    remedy: "请按顺序逐块提供区块头；顺序无误的，不要采信提供区块头的节点。",
  },
} as const satisfies ErrorEntry;

export const QBFT_VALIDATORS = {
  code: "QBFT_VALIDATORS",
  en: {
    meaning: "Block {block} names other validators than the votes before it made.",
    remedy:
      "Check the epoch length and the transitions against the genesis file. If they are right, do not rely on this node.",
  },
  zh: {
    meaning: "区块 {block} 所列的验证节点与此前投票的结果不符。",
    remedy: "请对照创世文件核对纪元长度和变更设置；设置无误的，不要采信该节点。",
  },
} as const satisfies ErrorEntry;

export const QBFT_NOT_TRUSTED = {
  code: "QBFT_NOT_TRUSTED",
  en: {
    meaning:
      "Block {block} cannot be trusted by block {trusted}: of the validators of then, {known} sealed it, and {needed} must.",
    remedy: "Ask another node. If none can show more, begin with a later block that your department trusts.",
  },
  zh: {
    meaning: "无法由区块 {trusted} 确认区块 {block}：当时的验证节点中需要 {needed} 个签章，只有 {known} 个。",
    remedy: "请改问其他节点；均无法确认的，请以本部门信任的较新区块为起点。",
  },
} as const satisfies ErrorEntry;

export const QBFT_NO_VALIDATORS = {
  code: "QBFT_NO_VALIDATORS",
  en: {
    meaning: "Block {block}, which is trusted, names no validators: by nobody's seals nothing can be trusted.",
    remedy: "Begin with a block that your department trusts, with its validators as the chain had them.",
  },
  zh: {
    meaning: "作为信任起点的区块 {block} 没有列出任何验证节点，无从据以确认其他区块。",
    remedy: "请以本部门信任的区块为起点，并附上该区块当时的验证节点。",
  },
} as const satisfies ErrorEntry;

export const QBFT_PROOF = {
  code: "QBFT_PROOF",
  en: {
    meaning: "The node does not prove what the state holds at {key}.",
    remedy: "Ask for a recent block, whose state nodes keep; otherwise do not rely on this node, and ask another one.",
  },
  zh: {
    meaning: "节点未能证明状态中 {key} 处的内容。",
    remedy: "请查询近期区块，节点保存其状态；仍不能证明的，不要采信该节点，请改问其他节点。",
  },
} as const satisfies ErrorEntry;
