/** What a line can have before a block of code, and its fence. */
const FENCE = /^(?:[ \t>:-]|\d+\.|\[[ x]\]|\[\^[\w-]+\]:)*(`{3,})[^`]*$/;

/**
 * Markdown without what says nothing: spaces at the ends of lines but two that are a line break, and more than one blank
 * line. Blocks of code stay as they are.
 */
export function tidyLines(markdown: string): string {
  const lines = markdown.split('\n');
  const tidied: string[] = [];
  let fence = '';
  for (const [at, line] of lines.entries()) {
    if (fence !== '') {
      tidied.push(line.replace(/^([> ]*>) $/, '$1'));
      if (line.replace(/^[> ]*/, '') === fence) fence = '';
      continue;
    }
    fence = FENCE.exec(line)?.[1] ?? '';
    const bare = line.replace(/[ \t]+$/, '');
    if (bare === '' && tidied.at(-1) === '') continue;
    const breaks = bare !== '' && line.endsWith('  ') && (lines[at + 1] ?? '').trim() !== '';
    const kept = breaks ? `${bare}  ` : bare;
    tidied.push(kept.startsWith('|') ? kept.replace(/ +<br>/g, '<br>') : kept);
  }
  return tidied.join('\n');
}
