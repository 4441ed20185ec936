/**
 * A name for a second version of a file beside it: `pole.png` → `pole-theirs.png`, then `pole-theirs-2.png`. `taken` are
 * paths as `path` is one; names that differ in case only count as taken, as they are on many disks.
 */
export function nameBeside(path: string, taken: ReadonlySet<string>): string {
  const [, stem = path, extension = ''] = /^(.*?[^/])(\.[^./]+)?$/s.exec(path) ?? [];
  const names = new Set([...taken].map((name) => name.toLowerCase()));
  for (let n = 1; ; n++) {
    const name = `${stem}-theirs${n === 1 ? '' : `-${n}`}${extension}`;
    if (!names.has(name.toLowerCase())) return name;
  }
}
