import { existsSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
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

const commonMark = examples(
  readFileSync(createRequire(import.meta.url).resolve('commonmark-spec/spec.txt'), 'utf8').replace(
    /\r\n?/g,
    '\n',
  ),
);

const COMMENTS =
  'CommonMark 0.31.2 takes `<!-->`, `<!--->` and `--` in comments as HTML does; GFM 0.29 does not';
const FILTER = 'GFM filters this tag, and the example stands in the part that is CommonMark’s alone';
const AUTOLINK = 'GFM links a bare address, and the example stands in the part that is CommonMark’s alone';

interface Exception {
  readonly reason: string;
  /** What we give instead of what the example says. */
  readonly instead: (html: string) => string;
}

const filtered: Exception = {
  reason: FILTER,
  instead: (html) => html.replace(/<(?=\/?(?:script|style)\b)/g, '&lt;'),
};
const linked = (text: string, href: string): Exception => ({
  reason: AUTOLINK,
  instead: (html) => html.replace(text, `<a href="${href}">${text}</a>`),
});
/** Two examples of GFM 0.29 that CommonMark 0.31.2 contradicts; its own suite below has the newer answers. */
const newer: Readonly<Record<number, Exception>> = {
  645: {
    reason: COMMENTS,
    instead: (html) => html.replace('&lt;!--', '<!--').replace('--&gt;', '-->'),
  },
  646: {
    reason: COMMENTS,
    instead: (html) => html.replace('&lt;!--&gt;', '<!-->').replace('&lt;!-- foo---&gt;', '<!-- foo--->'),
  },
};

/**
 * The suite of cmark-gfm runs the examples of CommonMark with the extensions off, which is our dialect `commonmark`;
 * those that the extensions change come out as the extensions say in the dialect `gfm`.
 */
const EXCEPTIONS: { readonly [D in 'commonmark' | 'gfm']: Readonly<Record<number, Exception>> } = {
  commonmark: newer,
  gfm: {
    ...newer,
    140: filtered,
    141: filtered,
    142: filtered,
    145: filtered,
    147: filtered,
    616: linked('http://foo.bar', 'http://foo.bar'),
    619: linked('http://example.com', 'http://example.com'),
    620: linked('foo@bar.example.com', 'mailto:foo@bar.example.com'),
  },
};

function check(dialect: 'commonmark' | 'gfm', { number, extension, markdown, html }: Example): void {
  const exception = EXCEPTIONS[dialect][number];
  const renderer = renderers[dialect];
  const name = `${dialect}: example ${number}${extension === '' ? '' : ` (${extension})`}`;
  if (exception === undefined) it(name, () => expect(renderer.render(markdown)).toBe(html));
  else {
    it(`${name} differs: ${exception.reason}`, () => {
      expect(renderer.render(markdown)).toBe(exception.instead(html));
      expect(exception.instead(html)).not.toBe(html);
    });
  }
}

const renderers = {
  commonmark: createRenderer({ dialect: 'commonmark' }),
  gfm: createRenderer({ dialect: 'gfm' }),
};

describe.skipIf(!existsSync(SPEC))('the GFM specification (skipped where the shared copy is absent)', () => {
  const all = existsSync(SPEC) ? examples(readFileSync(SPEC, 'utf8')) : [];

  it('has all its examples read: 649 of CommonMark, 24 of the extensions', () => {
    expect([all.length, all.filter(({ extension }) => extension === '').length]).toEqual([673, 649]);
  });

  for (const example of all) {
    if (example.extension === '') check('commonmark', example);
    check('gfm', example);
  }
});

describe('CommonMark 0.31.2', () => {
  it('has all its 652 examples read', () => expect(commonMark).toHaveLength(652));

  for (const { number, markdown, html } of commonMark) {
    it(`example ${number}`, () => expect(renderers.commonmark.render(markdown)).toBe(html));
  }
});
