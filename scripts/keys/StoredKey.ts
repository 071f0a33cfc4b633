/** A key of the keystore: what its file says without the password. */
export interface StoredKey {
  /** Its name in the keystore, and its file's. */
  readonly name: string;
  /** Address of its account, with its checksum. */
  readonly address: string;
  /** Path of its file: Web3 Secret Storage, version 3. */
  readonly file: string;
}
