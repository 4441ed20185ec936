/** What encrypts for this author on this computer: the system's keyring, through the shell. */
export interface Vault {
  /** `weak`: it would only pretend to. Asked only when there is something to keep or to read. */
  state(): Promise<'ready' | 'none' | 'weak'>;
  /** Only when `ready`. Fails when the keyring does not play along. */
  seal(text: string): Promise<Uint8Array>;
  /** Fails when it cannot: another keyring, a locked one, other bytes. */
  open(bytes: Uint8Array): Promise<string>;
}
