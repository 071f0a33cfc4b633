import type { Text } from "@elicense/sdk";

/** What is said of the journal of transactions. */
export const journalMessages = {
  "journal.recovering": {
    en: "An earlier run left {count} transactions on their way; they are sent again, the same bytes, and waited for.",
    zh: "上一次运行有 {count} 笔交易尚未完结，现按原字节重新发送并等待结果。",
  },
  "journal.unusable": {
    en: "The journal in {folder} cannot be written ({reason}), and nothing is sent that is not written down first. Free space there, or choose another folder (ELICENSE_JOURNAL).",
    zh: "无法写入 {folder} 中的交易日志（{reason}）；未先记入日志的交易一律不发送。请清理磁盘空间，或另选文件夹（ELICENSE_JOURNAL）。",
  },
} as const satisfies Readonly<Record<string, Text>>;
