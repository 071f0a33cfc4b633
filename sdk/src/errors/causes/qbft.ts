import type { Text } from "../../language.js";
import type * as qbftErrors from "../catalogue/qbft.js";

/** What mostly brings each of these errors about. */
export const qbftCauses: Readonly<Record<keyof typeof qbftErrors, Text>> = {
  QBFT_PROVIDER: {
    en: "The provider asks several nodes and compares them, or was made for tests.",
    zh: "所用的连接同时询问多个节点并比较结果，或者仅供测试使用。",
  },
  QBFT_HEADER_FORM: {
    en: "The chain runs another engine, as a development chain does; or the node answers wrongly.",
    zh: "该链采用其他共识机制（例如开发链），或者节点应答有误。",
  },
  QBFT_SEAL: {
    en: "The node made the block up, or changed something in it.",
    zh: "节点虚构了该区块，或者改动了其中的内容。",
  },
  QBFT_NOT_SEALED: {
    en: "The node made the block up, or keeps seals back.",
    zh: "节点虚构了该区块，或者隐瞒了签章。",
  },
  QBFT_NOT_LINKED: {
    en: "A header was left out, or one is of another chain.",
    zh: "遗漏了区块头，或者其中有其他链的区块头。",
  },
  QBFT_VALIDATORS: {
    en: "The rules given are not the chain's, or the node shows another chain.",
    zh: "所给的规则不是该链的规则，或者节点出示的是另一条链。",
  },
  QBFT_NOT_TRUSTED: {
    en: "Nearly all validators changed between two blocks, as in a recovery; or the node shows a chain of its own.",
    zh: "两个区块之间几乎全部验证节点都已更换（例如恢复运行时），或者节点出示的是其自造的链。",
  },
  QBFT_NO_VALIDATORS: {
    en: "What was kept of a trusted block was damaged; or the chain has its validators in a contract, and no header names them.",
    zh: "所保存的信任起点已损坏；或者该链的验证节点由合约管理，区块头中没有列出。",
  },
  QBFT_PROOF: {
    en: "The node has forgotten the state of so old a block, or lies about it.",
    zh: "区块过旧，节点已不保存其状态，或者节点作假。",
  },
};
