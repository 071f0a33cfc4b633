const decoder = new TextDecoder("gb18030", { fatal: true });
const bytesOf = new Map<string, readonly number[]>();

/** Enters what bytes stand for, as the decoder has it; those that stand for nothing are left out. */
function enter(...bytes: readonly number[]): void {
  try {
    const text = decoder.decode(Uint8Array.from(bytes));
    if (!bytesOf.has(text)) bytesOf.set(text, bytes);
  } catch {
    // No character.
  }
}

function fill(): void {
  for (let first = 0; first <= 0x7f; first++) enter(first);
  for (let first = 0x81; first <= 0xfe; first++) {
    for (let second = 0x40; second <= 0xfe; second++) enter(first, second);
  }
  // Of four bytes, the rare characters from 㐀 on.
  for (let third = 0x81; third <= 0xfe; third++) {
    for (let fourth = 0x30; fourth <= 0x39; fourth++) enter(0x81, 0x39, third, fourth);
  }
}

/** Writes text in GB18030, for which neither JavaScript nor Node has an encoder. */
export function gb18030(text: string): Buffer {
  if (bytesOf.size === 0) fill();
  return Buffer.from(
    [...text].flatMap((character) => {
      const bytes = bytesOf.get(character);
      if (bytes === undefined) throw new RangeError(`no bytes for U+${character.codePointAt(0)?.toString(16) ?? ""}`);
      return bytes;
    }),
  );
}
