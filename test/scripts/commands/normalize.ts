/**
 * Leaves out of a command's output what differs from run to run: hashes, blocks, times, gas, folders, and the widths
 * of a table's columns with them.
 */
export function normalize(text: string): string {
  return (
    text
      .replace(/\S*\/elicense-commands-[^/\s]+\//g, "")
      .replace(/0x[0-9a-f]{64}/g, "<hash>")
      .replace(/0x[0-9a-f]{48}/g, "<head>")
      .replace(/\d{4}-\d\d-\d\d \d\d:\d\d:\d\d/g, "<time>")
      .replace(/\d{4}-\d\d-\d\d/g, "<day>")
      // The block in a row of either book.
      .replace(/((?:\(\w{18}\)|a second key|本机构第二把密钥) +)\d+(?= {2})/g, "$1<n>")
      .replace(/^((?:\S+ +)?\d+ +<time> .* {2})\d+$/gm, "$1<n>")
      // The block of an issue in a row of a register.
      .replace(/^(\d+ +<hash> .* {2})\d+$/gm, "$1<n>")
      // The block in which a sanction was entered.
      .replace(/(IMPORT-\w+ +<day> +(?:<day> +)?)\d+(?= {2})/g, "$1<n>")
      .replace(/(block|区块) \d+/g, "$1 <n>")
      .replace(/(<hash> +)\d+( +\d+ +)\d+$/gm, "$1<n>$2<gas>")
      .replace(/(<hash> +)\d+( +)/g, "$1<n>$2")
      // The gas of a transaction, which differs by a byte of an address.
      .replace(/(<hash> +<n> +)\d+$/gm, "$1<gas>")
      .replace(/\d+( s ago| 秒前)/g, "<n>$1")
      .replace(/(Gas: |about |gas (?:合计 )?)[\d,]{3,}/g, "$1<gas>")
      .replace(/(<gas> gas and |用时约)[^.。]+/g, "$1<n>")
      .replace(/ +$/gm, "")
      .replace(/─+/g, "─")
      .replace(/ {2,}/g, "  ")
      .trimEnd()
  );
}
