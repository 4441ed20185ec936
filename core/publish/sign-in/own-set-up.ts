/** What the author's own Git has for signing in, from its configuration. */
export interface OwnSetUp {
  /** At least one credential helper of their own is asked for this place before us, and told what was accepted. */
  readonly helper: boolean;
  /** They have a program of their own that asks (`core.askPass`). */
  readonly askpass: boolean;
}

/**
 * Reads `git config --list -z` (records `key LF value NUL`, the later ones count more) for one place, `https://host`.
 * An empty `helper` takes back those before it (gitcredentials(7)).
 */
export function readOwnSetUp(config: string, place: string): OwnSetUp {
  let helper = false;
  let askpass = false;
  for (const record of config.split('\0')) {
    const end = record.indexOf('\n');
    const key = end < 0 ? record : record.slice(0, end);
    const value = end < 0 ? '' : record.slice(end + 1);
    if (key === 'core.askpass') askpass = value !== '';
    const scoped = /^credential\.(?:(.*)\.)?helper$/s.exec(key);
    if (scoped && (scoped[1] === undefined || placeOfUrl(scoped[1]) === place)) helper = value !== '';
  }
  return { helper, askpass };
}

/** `https://host[:port]` of a web address, in lower case and without a user; null for every other address. */
export function placeOfUrl(url: string): string | null {
  const match = /^(https?):\/\/(?:[^/@]*@)?([^/?#]+)/i.exec(url);
  return match ? `${match[1]}://${match[2]}`.toLowerCase() : null;
}

/** The web addresses in `git remote -v`: those a repository talks to, after the author's own rewriting of addresses. */
export function placesOfRemotes(output: string): string[] {
  const places = output.split('\n').map((line) => placeOfUrl(line.split('\t')[1] ?? ''));
  return [...new Set(places.filter((place) => place !== null))];
}
