/** Something that looks like a password or a key to somebody's service, found in a text that would become public. */
export interface FoundSecret {
  /** What it opens, in words: `a GitHub token`. */
  readonly what: string;
  /** Its first letters, so that the author finds it; never the whole. */
  readonly shown: string;
  /** From 1. */
  readonly line: number;
}

/**
 * Forms that services document for their keys. Each begins with letters of its own, so that prose is never taken for
 * one; sources are the services' own pages on recognising leaked keys.
 */
const FORMS: readonly (readonly [what: string, form: RegExp])[] = [
  ['a private key', /-----BEGIN (?:[A-Z0-9]+ ){0,3}PRIVATE KEY(?: BLOCK)?-----/],
  ['an AWS access key', /\b(?:AKIA|ASIA)[0-9A-Z]{16}\b/],
  ['a GitHub token', /\bgh[pousr]_[A-Za-z0-9]{36,255}\b|\bgithub_pat_[A-Za-z0-9_]{60,255}\b/],
  ['a GitLab token', /\bgl(?:pat|dt|ptt|rt)-[A-Za-z0-9_-]{20,64}\b/],
  ['a Slack token', /\bxox[abeoprs]-[A-Za-z0-9-]{10,255}\b/],
  ['a Slack webhook', /\bhooks\.slack\.com\/services\/T\w{5,20}\/B\w{5,20}\/\w{16,40}\b/],
  ['a Google API key', /\bAIza[0-9A-Za-z_-]{35}(?![0-9A-Za-z_-])/],
  ['a Stripe key', /\b[sr]k_live_[0-9A-Za-z]{16,255}\b/],
  ['an API key', /\bsk-(?:proj-|ant-|or-)?[A-Za-z0-9_-]{32,255}(?![A-Za-z0-9_-])/],
  ['an npm token', /\bnpm_[A-Za-z0-9]{36}\b/],
  ['a PyPI token', /\bpypi-AgEIcHlwaS5vcmc[A-Za-z0-9_-]{50,500}/],
  ['a SendGrid key', /\bSG\.[\w-]{22}\.[\w-]{43}(?![\w-])/],
  ['a sign-in token', /\beyJ[A-Za-z0-9_-]{10,2000}\.eyJ[A-Za-z0-9_-]{10,4000}\.[A-Za-z0-9_-]{10,1000}/],
  [
    'a password in an address',
    /\b[a-z][a-z0-9+]{1,20}:\/\/[^\s/:@"'<>]{1,100}:([^\s/@"'<>]{6,200})@[\w.-]+/i,
  ],
];
/** `api_key = "…"`: only a value that looks drawn by lot counts. */
const NAMED =
  /\b(?:api[_-]?key|access[_-]?key|auth[_-]?token|access[_-]?token|client[_-]?secret|secret[_-]?key|secret|token|passwd|password)\b["']?\s*[:=]\s*["']?([A-Za-z0-9+/_=.-]{16,200})["']?/i;
/** What the makers of examples write in place of a key. */
const EXAMPLE = /example|placeholder|redacted|changeme|your[-_]|xxxx|\*{3}|\.{3}|1234567|<|\$\{|\{\{/i;
/** A longer line is data, and the forms are short: its beginning is looked at. */
const LONGEST_LINE = 20_000;

/**
 * What in `after` looks like a secret and was not in `before` already (the text as it is published; null for none), by its
 * lines. It finds what has a form of its own; a password that is a word is not found.
 */
export function findSecrets(after: string, before: string | null): FoundSecret[] {
  const known = new Set(before?.split(/\r\n|\r|\n/));
  const found: FoundSecret[] = [];
  for (const [at, line] of after.split(/\r\n|\r|\n/).entries()) {
    if (line.length < 16 || known.has(line)) continue;
    const secret = secretIn(line.slice(0, LONGEST_LINE));
    if (secret !== null) found.push({ ...secret, line: at + 1 });
  }
  return found;
}

function secretIn(line: string): Omit<FoundSecret, 'line'> | null {
  for (const [what, form] of FORMS) {
    const match = form.exec(line);
    const value = match?.[1] ?? match?.[0];
    if (value !== undefined && !EXAMPLE.test(value)) return { what, shown: masked(value) };
  }
  const named = NAMED.exec(line)?.[1];
  if (named === undefined || EXAMPLE.test(named) || !isDrawnByLot(named)) return null;
  return { what: 'a password or key', shown: masked(named) };
}

const masked = (value: string): string => `${value.slice(0, value.startsWith('-----') ? 32 : 4)}…`;

/** Letters and digits, mixed as no word is: 3.5 bits a character and more (Shannon). */
function isDrawnByLot(value: string): boolean {
  if (!/\d/.test(value) || !/[A-Za-z]/.test(value)) return false;
  const counts = new Map<string, number>();
  for (const letter of value) counts.set(letter, (counts.get(letter) ?? 0) + 1);
  let bits = 0;
  for (const count of counts.values()) bits -= (count / value.length) * Math.log2(count / value.length);
  return bits >= 3.5;
}
