import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { createRenderer } from './renderer';

const SPEC = join(import.meta.dirname, '../../../shared/spec/gfm-spec-0.29.txt');

interface Example {
  readonly number: number;
  /** '' for CommonMark, else the name of GFM's extension. */
  readonly extension: string;
  readonly markdown: string;
  readonly html: string;
}

/** The examples are fenced by 32 backticks, input and output are parted by a dot, and `→` stands for a tab. */
function examples(spec: string): Example[] {
  const fence = '`'.repeat(32);
  const pattern = new RegExp(`^${fence} example ?(.*)\\n([\\s\\S]*?)^\\.\\n([\\s\\S]*?)^${fence}$`, 'gm');
  return [...spec.matchAll(pattern)].map(([, extension = '', markdown = '', html = ''], index) => ({
    number: index + 1,
    extension: extension.trim(),
    markdown: markdown.replaceAll('→', '\t'),
    html: html.replaceAll('→', '\t'),
  }));
}

const COMMENTS = 'CommonMark 0.31.2 takes `<!-->` and `--` in comments for what HTML does; GFM 0.29 does not';
const FILTER = 'written for CommonMark alone: GFM filters this tag';
const AUTOLINK = 'written for CommonMark alone: GFM links a bare address';

/** Examples whose output we do not give, by number, and why. */
const EXCEPTIONS: { readonly [D in 'commonmark' | 'gfm']: Readonly<Record<number, string>> } = {
  commonmark: { 645: COMMENTS, 646: COMMENTS },
  gfm: {
    140: FILTER,
    141: FILTER,
    142: FILTER,
    145: FILTER,
    147: FILTER,
    616: AUTOLINK,
    619: AUTOLINK,
    620: AUTOLINK,
    645: COMMENTS,
    646: COMMENTS,
  },
};

describe.skipIf(!existsSync(SPEC))('the GFM specification (skipped where the shared copy is absent)', () => {
  const all = existsSync(SPEC) ? examples(readFileSync(SPEC, 'utf8')) : [];

  it('has all its examples read: 649 of CommonMark, 24 of the extensions', () => {
    expect([all.length, all.filter(({ extension }) => extension === '').length]).toEqual([673, 649]);
  });

  for (const dialect of ['commonmark', 'gfm'] as const) {
    const renderer = createRenderer({ dialect });
    const mine = all.filter(({ extension }) => dialect === 'gfm' || extension === '');
    for (const { number, extension, markdown, html } of mine) {
      const reason = EXCEPTIONS[dialect][number];
      if (reason === undefined) {
        it(`${dialect}: example ${number}${extension === '' ? '' : ` (${extension})`}`, () => {
          expect(renderer.render(markdown)).toBe(html);
        });
      } else {
        it(`${dialect}: example ${number} differs: ${reason}`, () => {
          expect(renderer.render(markdown)).not.toBe(html);
        });
      }
    }
  }
});
