/**
 * What a record has under a key of its own. Keys come out of blogs, and one of them may be called `constructor`, which
 * every object answers to.
 */
export function ownValue<T>(record: Readonly<Record<string, T>>, key: string): T | undefined {
  return Object.hasOwn(record, key) ? record[key] : undefined;
}
