/** One line of a hunk. Lines are counted from 1; `old` is null for added lines, `new` for removed ones. */
export interface DiffLine {
  readonly kind: 'context' | 'added' | 'removed';
  readonly old: number | null;
  readonly new: number | null;
  /** Without its line end; a CR before it is part of the text. */
  readonly text: string;
  /** The file ends here without a line end. */
  readonly endsFile: boolean;
}

export interface DiffHunk {
  readonly oldStart: number;
  readonly oldLines: number;
  readonly newStart: number;
  readonly newLines: number;
  /** What Git shows after the second `@@`: the nearest line above that looks like a heading. */
  readonly heading: string;
  readonly lines: readonly DiffLine[];
}

export interface UnifiedDiff {
  /** Git does not show this change as text. */
  readonly binary: boolean;
  readonly hunks: readonly DiffHunk[];
  readonly added: number;
  readonly removed: number;
}

const HUNK = /^@@ -(\d+)(?:,(\d+))? \+(\d+)(?:,(\d+))? @@ ?(.*)$/;
const NO_LINE_END = '\\ No newline at end of file';

/**
 * Reads the unified diff of one file, as Git prints it. Hunks are read by the counts in their header, so a
 * removed line that looks like a header (`-- a/x`) is still a line. Anything outside of hunks is passed over.
 */
export function parseUnifiedDiff(diff: string): UnifiedDiff {
  const source = diff.split('\n');
  const hunks: DiffHunk[] = [];
  let binary = false;
  for (let at = 0; at < source.length; ) {
    const line = source[at++] ?? '';
    const header = HUNK.exec(line);
    if (!header) {
      binary ||= line.startsWith('Binary files ') || line === 'GIT binary patch';
      continue;
    }
    const hunk = {
      oldStart: Number(header[1]),
      oldLines: Number(header[2] ?? 1),
      newStart: Number(header[3]),
      newLines: Number(header[4] ?? 1),
      heading: header[5] ?? '',
    };
    const lines = readLines(source, at, hunk);
    at = lines.next;
    hunks.push({ ...hunk, lines: lines.lines });
  }
  const count = (kind: DiffLine['kind']) =>
    hunks.reduce((sum, { lines }) => sum + lines.filter((line) => line.kind === kind).length, 0);
  return { binary, hunks, added: count('added'), removed: count('removed') };
}

function readLines(
  source: readonly string[],
  from: number,
  hunk: Pick<DiffHunk, 'oldStart' | 'oldLines' | 'newStart' | 'newLines'>,
): { lines: DiffLine[]; next: number } {
  const lines: DiffLine[] = [];
  let oldLine = hunk.oldStart;
  let newLine = hunk.newStart;
  const oldEnd = hunk.oldStart + hunk.oldLines;
  const newEnd = hunk.newStart + hunk.newLines;
  let at = from;
  for (; at < source.length; at++) {
    const line = source[at] ?? '';
    if (line.startsWith('\\')) {
      const last = lines.pop();
      if (last) lines.push({ ...last, endsFile: true });
      continue;
    }
    if (oldLine >= oldEnd && newLine >= newEnd) break;
    const text = line.slice(1);
    if (line.startsWith('+')) {
      lines.push({ kind: 'added', old: null, new: newLine++, text, endsFile: false });
    } else if (line.startsWith('-')) {
      lines.push({ kind: 'removed', old: oldLine++, new: null, text, endsFile: false });
    } else {
      lines.push({ kind: 'context', old: oldLine++, new: newLine++, text, endsFile: false });
    }
  }
  return { lines, next: at };
}

/** The unified diff of a file that is new: every line of `text` added. `''` for an empty text. */
export function additionDiff(text: string): string {
  if (text === '') return '';
  const lines = text.split('\n');
  const endsWithLineEnd = lines.at(-1) === '';
  if (endsWithLineEnd) lines.pop();
  const count = lines.length === 1 ? '1' : `1,${lines.length}`;
  const body = lines.map((line) => `+${line}\n`).join('');
  return `@@ -0,0 +${count} @@\n${body}${endsWithLineEnd ? '' : `${NO_LINE_END}\n`}`;
}
