import vectors from "../../vectors/identifiers.json" with { type: "json" };

export const { organisations, citizens, lawyers, eLicenses } = vectors;

/** Ways of writing a valid text that are never repaired, each with the 1-based position of the first fault. */
export function miswritten(valid: string): readonly { readonly how: string; readonly text: string; at: number }[] {
  const middle = Math.floor(valid.length / 2);
  const fullWidth = String.fromCharCode(valid.charCodeAt(0) + 0xfee0);
  return [
    { how: "a space in front", text: ` ${valid}`, at: 1 },
    { how: "a space inside", text: `${valid.slice(0, middle)} ${valid.slice(middle)}`, at: middle + 1 },
    { how: "a space behind", text: `${valid} `, at: valid.length + 1 },
    { how: "a line break behind", text: `${valid}\n`, at: valid.length + 1 },
    { how: "a zero-width space behind", text: `${valid}\u200b`, at: valid.length + 1 },
    { how: "a full-width first digit", text: fullWidth + valid.slice(1), at: 1 },
    { how: "an Arabic-Indic first digit", text: `\u0661${valid.slice(1)}`, at: 1 },
    {
      how: "a character beyond 16 bits inside",
      text: `${valid.slice(0, middle)}\u{1d7d8}${valid.slice(middle)}`,
      at: middle + 1,
    },
    { how: "a hyphen inside", text: `${valid.slice(0, middle)}-${valid.slice(middle)}`, at: middle + 1 },
    { how: "a small letter at the end", text: `${valid.slice(0, -1)}x`, at: valid.length },
  ];
}
