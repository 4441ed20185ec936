/** A field that cannot be changed without risk to the rest of the front matter. `reason` is for the author. */
export class FieldNotEditable extends Error {
  readonly key: string;
  readonly reason: string;

  constructor(key: string, reason: string) {
    super(`${key}: ${reason}`);
    this.name = 'FieldNotEditable';
    this.key = key;
    this.reason = reason;
  }
}
