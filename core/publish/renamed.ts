/** From this share of lines in common on, a deleted file and a new one are the same under two names (as Git's default). */
const SAME = 0.5;

/** How much of two texts is the same, by their lines: 0 to 1. The order of the lines does not matter. */
export function likeness(before: string, after: string): number {
  const lines = (text: string) => text.split(/\r\n|\r|\n/).filter((line) => line.trim() !== '');
  const [a, b] = [lines(before), lines(after)];
  const counts = new Map<string, number>();
  for (const line of a) counts.set(line, (counts.get(line) ?? 0) + line.length);
  const size = (all: readonly string[]) => all.reduce((sum, line) => sum + line.length, 0);
  const whole = Math.max(size(a), size(b));
  let common = 0;
  for (const line of b) {
    const left = counts.get(line) ?? 0;
    if (left < line.length) continue;
    counts.set(line, left - line.length);
    common += line.length;
  }
  return whole === 0 ? 0 : common / whole;
}

/** The path whose text is most like `text`, when it is like enough; else null. */
export function mostAlike(text: string, candidates: ReadonlyMap<string, string>): string | null {
  let best: string | null = null;
  let most = SAME;
  for (const [path, before] of candidates) {
    const share = likeness(before, text);
    if (share < most) continue;
    most = share;
    best = path;
  }
  return best;
}

/** The one path whose file (or bundle) has the same name, dates and endings apart; null when there is none or more. */
export function sameName(path: string, candidates: readonly string[]): string | null {
  const [only = null, ...others] = candidates.filter((one) => bareName(one) === bareName(path));
  return others.length === 0 ? only : null;
}

function bareName(path: string): string {
  const name = path.replace(/\/index\.[^/]+$/, '').replace(/^.*\//, '');
  return name.replace(/\.[^.]+$/, '').replace(/^\d{4}-\d{1,2}-\d{1,2}-/, '');
}

/** What lies in a post's own folder, of these paths: its bundle's, or the folder of assets named as its file. */
export function ownFiles(postId: string, paths: readonly string[]): string[] {
  const folder = /(?:^|\/)index\.[^/]+$/.test(postId)
    ? postId.slice(0, Math.max(0, postId.lastIndexOf('/')))
    : postId.replace(/\.[^./]+$/, '');
  return folder === '' ? [] : paths.filter((path) => path !== postId && path.startsWith(`${folder}/`));
}
