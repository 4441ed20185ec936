import type { MarkdownIt as Parser, Token } from 'markdown-it';
import { ownDefinitions } from './definitions';
import { type Dialect, type DialectName, type DialectSettings, dialect } from './dialect';
import { NO_MARKDOWN } from './html-page';
import { byDefinition, noteCounter } from './note-numbers';
import { createParser } from './parser';
import { labelOf, type Note, type NoteTokens, noteSection, referencesIn, takeNotes } from './rules/footnotes';
import type { MathRenderer } from './rules/math';
import {
  type BlockFacts,
  environment,
  type Findings,
  type NotePlace,
  type Piece,
  type References,
  type Scope,
  type Slug,
} from './scope';
import { createHeadingIds } from './slug';
import { closingTags } from './tags/closed-tags';
import type { LinkForm } from './tags/meaning';

export type { MathRenderer } from './rules/math';
export type { Piece, Reference, References } from './scope';
export type { LinkForm } from './tags/meaning';

export interface RendererOptions {
  readonly dialect: DialectName;
  /** What the blog's configuration changes about its dialect. */
  readonly settings?: Partial<DialectSettings>;
  /** The post is MDX, by its extension. Docusaurus's always are. */
  readonly mdx?: boolean;
  /** The post is HTML, by its extension: no Markdown is looked for in it. */
  readonly html?: boolean;
  /** Maps the address of an image, as the post has it, to the one the page uses. */
  readonly image?: (src: string) => string;
  /** The same for links. */
  readonly link?: (href: string) => string;
  /** The address of the page that a tag names (`ref`, `post_url`, `link`); null when it is not known. */
  readonly resolve?: (target: string, form: LinkForm) => string | null;
  /** TeX as HTML; null while that is not loaded, and its source is shown. See `BlockDocument.refresh`. */
  readonly math?: MathRenderer;
}

/** One rendered block, and what it needs that is loaded on first need. */
export interface RenderedBlock {
  readonly html: string;
  readonly pieces: ReadonlySet<Piece>;
  /** The text of the footnote that the block defines; null for any other block. */
  readonly note: Note | null;
}

/** What the rest of the document gives to a block. */
export interface BlockContext {
  readonly references: References;
  readonly words: ReadonlyMap<string, string>;
  readonly closed: ReadonlySet<string>;
  /** The ids of its headings, in order. */
  readonly headingIds: readonly string[];
  /** The places of its references to footnotes, in order. */
  readonly notePlaces: readonly NotePlace[];
}

/** Markdown → HTML in one dialect. The HTML is not sanitised: raw HTML of the post is in it where the dialect keeps it. */
export interface MarkdownRenderer {
  readonly dialect: Dialect;
  /** A whole body (no front matter), `\n` or `\r\n` line ends. */
  render(markdown: string): string;
  /** One top-level block, given what the rest of the document defines. See block-document.ts. */
  renderBlock(markdown: string, context: BlockContext): RenderedBlock;
  /** What other blocks have to know of one top-level block. */
  readBlock(markdown: string, context: Pick<BlockContext, 'references' | 'closed'>): BlockFacts;
  /** The parser itself, for cutting a document into blocks. See block-cutter.ts. */
  readonly parser: Parser;
}

/** A renderer for one dialect; make it once and keep it. */
export function createRenderer(options: RendererOptions): MarkdownRenderer {
  const named = dialect(options.dialect);
  const rules: Dialect = {
    ...named,
    ...options.settings,
    mdx: named.mdx || options.mdx === true,
    ...(options.html === true ? { ...NO_MARKDOWN, html: true } : {}),
  };
  let unresolved = false;
  const { resolve } = options;
  const md = createParser(rules, {
    image: options.image ?? null,
    link: options.link ?? null,
    resolve:
      resolve === undefined
        ? null
        : (target, form) => {
            const address = resolve(target, form);
            unresolved ||= address === null;
            return address;
          },
    math: options.math ?? null,
  });
  ownDefinitions(md);
  const html = (tokens: Token[], env: Record<PropertyKey, unknown>) =>
    md.renderer.render(tokens, md.options, env);

  return {
    dialect: rules,
    parser: md,
    render(markdown) {
      const text = markdown.includes('\r') ? markdown.replace(/\r\n?/g, '\n') : markdown;
      const env = environment({
        references: null,
        words: null,
        headingId: createHeadingIds(rules.headingIds),
        notePlace: rules.footnotes === 'zola' ? noteCounter().place : null,
        closed: new Set(closingTags(rules, text)),
      });
      const tokens = md.parse(text, env);
      const kind = rules.footnotes;
      if (kind === 'none' || kind === 'zola') return html(tokens, env);
      const { text: body, notes } = takeNotes(tokens);
      const { order, uses } = numberNotes(body, notes, byDefinition(kind));
      const shown = order.map((label, index) => {
        const note = notes.get(label);
        return {
          label: note?.label ?? label,
          html: html(note?.tokens ?? [], env),
          number: index + 1,
          uses: uses(label),
        };
      });
      return html(body, env) + noteSection(kind, shown);
    },
    renderBlock(markdown, context) {
      let heading = 0;
      let place = 0;
      const scope: Scope = {
        ...context,
        headingId: () => context.headingIds[heading++] ?? '',
        notePlace: () => context.notePlaces[place++] ?? { number: 0, occurrence: 0 },
      };
      const findings: Findings = { unclosed: false, pieces: new Set() };
      const env = environment(scope, findings);
      unresolved = false;
      const tokens = md.parse(markdown, env);
      const first = tokens.find(({ type }) => type !== 'attribute_list');
      const isNote = rules.footnotes !== 'zola' && first?.type === 'footnote_open';
      const { text, notes } = isNote
        ? takeNotes(tokens)
        : { text: tokens, notes: new Map<string, NoteTokens>() };
      const [note] = notes.values();
      const rendered: RenderedBlock = {
        html: html(text, env),
        pieces: findings.pieces,
        note: note === undefined ? null : { label: note.label, html: html(note.tokens, env) },
      };
      if (unresolved) findings.pieces.add('address');
      return rendered;
    },
    readBlock(markdown, { references, closed }) {
      const slugs: Slug[] = [];
      const notes: string[] = [];
      const scope: Scope = {
        references,
        words: new Map(),
        closed,
        headingId: (slug) => {
          slugs.push(slug);
          return slug.text;
        },
        notePlace: (label) => {
          notes.push(label);
          return { number: 0, occurrence: 0 };
        },
      };
      md.parse(markdown, environment(scope));
      return { slugs, notes };
    },
  };
}

/** Numbers the references in a text's tokens, then those in the footnotes they lead to, and so on. */
function numberNotes(
  body: readonly Token[],
  notes: ReadonlyMap<string, NoteTokens>,
  asDefined: boolean,
): { readonly order: readonly string[]; readonly uses: (label: string) => number } {
  const { place, order, uses } = noteCounter(asDefined ? notes.keys() : []);
  const number = (tokens: readonly Token[]) => {
    for (const token of referencesIn(tokens)) token.meta = { ...token.meta, ...place(labelOf(token)) };
  };
  number(body);
  // The list grows while the footnotes in it are read.
  for (const label of order) number(notes.get(label)?.tokens ?? []);
  return { order, uses };
}
