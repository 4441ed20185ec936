/**
 * The source of a regular expression that finds `text` as it is, with any flags; not inside of a class. A hyphen stays: with
 * the flag `u` no expression may escape it.
 */
export const literalPattern = (text: string): string => text.replace(/[\\^$.*+?()[\]{}|/]/g, '\\$&');
