/** Sex as the identifiers of GB 11643 and of lawyers' practice encode it. */
export type Sex = "male" | "female";
