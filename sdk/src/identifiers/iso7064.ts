/** The characters of ISO 7064 MOD 37,36, each at its value. */
const alphanumerics = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ";

const zero = "0".charCodeAt(0);

/**
 * Check character of ISO 7064 MOD 11-2, a pure system: it finds every single substitution and every transposition of
 * neighbours.
 *
 * @param body - Digits only, which the caller has made sure of.
 * @returns A digit or X.
 */
export function mod11Radix2(body: string): string {
  let product = 0;
  for (let index = 0; index < body.length; index++) product = ((product + body.charCodeAt(index) - zero) * 2) % 11;

  const check = (12 - product) % 11;
  return check === 10 ? "X" : String(check);
}

/**
 * Check character of ISO 7064 MOD 37,36, a hybrid system: it finds every single substitution, and most but not all
 * transpositions of neighbours.
 *
 * @param body - Digits and capital letters only, which the caller has made sure of.
 * @returns A digit or a capital letter.
 */
export function mod37Hybrid36(body: string): string {
  let product = 36;
  for (const character of body) {
    const sum = (product + alphanumerics.indexOf(character)) % 36 || 36;
    product = (2 * sum) % 37;
  }

  return alphanumerics.charAt((37 - product) % 36);
}
