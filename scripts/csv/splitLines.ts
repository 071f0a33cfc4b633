/** Bytes of a line, from 1, without its line feed; none where it is too long. */
export interface ByteLine {
  readonly number: number;
  readonly bytes: Uint8Array;
  readonly tooLong?: true;
}

/** How long a line may be, bytes. What is longer is not kept. */
export const maxLineBytes = 1_048_576;

const lineFeed = 0x0a;

/**
 * Splits bytes at line feeds, as they come. A line feed at the end starts no further line.
 *
 * @param chunks - The file's bytes, in an encoding in which the byte 0x0A is a line feed and nothing else.
 * @returns The lines that end in each chunk.
 */
export async function* splitLines(
  chunks: AsyncIterable<Uint8Array> | Iterable<Uint8Array>,
): AsyncGenerator<readonly ByteLine[]> {
  let number = 1;
  let parts: Uint8Array[] = [];
  let length = 0;
  const keep = (part: Uint8Array): void => {
    length += part.length;
    if (length <= maxLineBytes) parts.push(part);
  };
  const take = (): ByteLine => {
    const line = toLine(number++, parts, length);
    parts = [];
    length = 0;
    return line;
  };

  for await (const chunk of chunks) {
    const lines: ByteLine[] = [];
    let start = 0;
    for (let end = chunk.indexOf(lineFeed); end >= 0; end = chunk.indexOf(lineFeed, start)) {
      keep(chunk.subarray(start, end));
      lines.push(take());
      start = end + 1;
    }
    if (start < chunk.length) keep(chunk.subarray(start));
    if (lines.length > 0) yield lines;
  }
  if (length > 0) yield [take()];
}

function toLine(number: number, parts: readonly Uint8Array[], length: number): ByteLine {
  const [only = new Uint8Array()] = parts;
  if (length > maxLineBytes) return { number, bytes: new Uint8Array(), tooLong: true };
  return { number, bytes: parts.length > 1 ? Buffer.concat(parts) : only };
}
