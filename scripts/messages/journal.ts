import type { Text } from "@elicense/sdk";

/** What is said of the journal of transactions. */
export const journalMessages = {
  "journal.recovering": {
    en: "An earlier run left {count} {count|transaction on its way; it is|transactions on their way; they are} sent again, the same bytes, and waited for.",
    zh: "上一次运行有 {count} 笔交易尚未完结，现按原字节重新发送并等待结果。",
  },
  "halt.waiting": {
    en: "The chain has had no block since {since} (Asia/Shanghai), for {minutes} {minutes|minute|minutes}: it has halted, this node lags behind, or this machine's clock is fast. Waiting for blocks; what was sent is in the journal, and Ctrl+C ends the waiting.",
    zh: "自 {since}（北京时间）起 {minutes} 分钟没有新区块：链已停止出块，或者本节点落后，或者本机时钟偏快。正在等待出块；已提交的交易已记入日志，可按 Ctrl+C 结束等待。",
  },
  "halt.away": {
    en: "The node does not answer any more. Its newest block was of {since} (Asia/Shanghai), {minutes} {minutes|minute|minutes} ago. Waiting for the node and for blocks; what was sent is in the journal, and Ctrl+C ends the waiting.",
    zh: "节点不再应答；其最新区块的时间为 {since}（北京时间），距今 {minutes} 分钟。正在等待节点恢复和出块；已提交的交易已记入日志，可按 Ctrl+C 结束等待。",
  },
  "halt.resumed": { en: "The chain makes blocks again: going on.", zh: "链已恢复出块，继续办理。" },
  "journal.description": { en: "see to the journal of signed transactions", zh: "查看和维护交易日志" },
  "journal.list": { en: "list what was signed, the newest first", zh: "列出已签名的交易，最新的在前" },
  "journal.open": { en: "only what has not ended", zh: "只列出尚未完结的" },
  "journal.limit": { en: "how many at the most", zh: "最多列出的笔数" },
  "journal.resend": {
    en: "send again what has not ended, the same bytes, and wait for it; needs no key",
    zh: "按原字节重新发送尚未完结的交易并等待结果；不需要密钥",
  },
  "journal.prune": {
    en: "forget what has ended; what has not stays",
    zh: "删除已完结的记录；尚未完结的保留",
  },
  "journal.before": { en: "what was signed before this day (YYYY-MM-DD)", zh: "早于此日（YYYY-MM-DD）签名的" },
  "journal.none": {
    en: "There is no journal of this chain in {folder}: nothing was signed for it here.",
    zh: "{folder} 中没有该链的交易日志：尚未在此为其签名。",
  },
  "journal.counts": {
    en: "{path}: {open} open, {done} done, {reverted} without effect, {replaced} overtaken.",
    zh: "{path}：未完结 {open} 笔，已完成 {done} 笔，执行未生效 {reverted} 笔，被取代 {replaced} 笔。",
  },
  "journal.resent": { en: "Sent again and ended: {count}.", zh: "已重新发送并完结 {count} 笔。" },
  "journal.pruned": {
    en: "Forgotten, signed before {before}: {count}.",
    zh: "已删除 {before} 之前签名的记录 {count} 条。",
  },
  "journal.state.open": { en: "open", zh: "未完结" },
  "journal.state.done": { en: "done", zh: "已完成" },
  "journal.state.reverted": { en: "without effect", zh: "执行未生效" },
  "journal.state.replaced": { en: "overtaken", zh: "被取代" },
  "journal.unusable": {
    en: "The journal in {folder} cannot be written ({reason}), and nothing is sent that is not written down first. Free space there, or choose another folder (ELICENSE_JOURNAL).",
    zh: "无法写入 {folder} 中的交易日志（{reason}）；未先记入日志的交易一律不发送。请清理磁盘空间，或另选文件夹（ELICENSE_JOURNAL）。",
  },
} as const satisfies Readonly<Record<string, Text>>;
