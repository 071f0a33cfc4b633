/**
 * Makes a text safe to print: what comes from a document, a chain or a file may contain a terminal's control sequences.
 *
 * @param text - Any text; line breaks in it are replaced too.
 */
export function printable(text: string): string {
  return text.replace(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/gu, "�");
}
