/** Writes a text such that a shell takes it for one word. */
export function shellWord(text: string): string {
  return /^[\p{L}\p{N}._/:@+-]+$/u.test(text) ? text : `'${text.replaceAll("'", String.raw`'\''`)}'`;
}
